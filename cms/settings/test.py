"""The suite: PostgreSQL by DATABASE_URL, tasks at once, mail in the outbox."""

import tempfile

from cms.settings.base import *  # noqa: F403
from cms.settings.base import MIDDLEWARE, STORAGES

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = tempfile.mkdtemp(prefix="immo-test-media-")
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WAGTAIL_AUTOSAVE_INTERVAL = 0
IMMO_SECOND_FACTOR_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

# No static files are collected for tests.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]
