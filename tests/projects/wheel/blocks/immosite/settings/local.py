"""Beside the generated settings: the blocks of the wheel, and one app that uses them."""

from immosite.settings.base import INSTALLED_APPS as GENERATED

INSTALLED_APPS = ["houses", "immo_blocks", "wagtail.api.v2", "rest_framework", *GENERATED]
ROOT_URLCONF = "houses.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
WAGTAILADMIN_BASE_URL = "http://localhost"
