"""Ours as an operator runs it: production's middleware and connections."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import DATABASES, MIDDLEWARE

DEBUG = False
SECRET_KEY = "only-for-benches"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES["default"]["CONN_MAX_AGE"] = 60
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# The bench listens to its own webhook.
IMMO_DELIVERY_PRIVATE_TARGETS = True
# Counting costs what it costs; nobody is stopped.
IMMO_DELIVERY_RATE = 10**9
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
