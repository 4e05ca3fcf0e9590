"""Beside the generated settings: agencies and property pages, with the site's own user model."""

from immosite.settings.base import INSTALLED_APPS as GENERATED
from immosite.settings.base import MIDDLEWARE as GENERATED_MIDDLEWARE
from immosite.settings.base import TEMPLATES

INSTALLED_APPS = [
    "houses",
    "immo_pages",
    "immo_agencies",
    "immo_blocks",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.api.v2",
    "rest_framework",
    "django_tasks",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    *GENERATED,
]
MIDDLEWARE = [
    "immo_agencies.middleware.PublicLocaleMiddleware",
    *GENERATED_MIDDLEWARE,
    "immo_agencies.middleware.AgencyScopeMiddleware",
    "immo_agencies.boundary.middleware.AdminBoundaryMiddleware",
    "immo_pages.middleware.PublishRefusedMiddleware",
]
TEMPLATES[0]["OPTIONS"]["context_processors"] += ["immo_pages.context_processors.site_chrome"]
ROOT_URLCONF = "houses.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "fr"
USE_I18N = WAGTAIL_I18N_ENABLED = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), ("nl", "Nederlands")]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WAGTAILADMIN_BASE_URL = "http://localhost"
WAGTAILIMAGES_IMAGE_MODEL = "immo_pages.PropertyPhoto"
WAGTAILDOCS_DOCUMENT_MODEL = "immo_pages.PropertyDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
