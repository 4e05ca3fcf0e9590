"""The quickstart: SQLite, console mail, everything on localhost."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import MIDDLEWARE, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default="only-for-development-and-never-for-production-0123456789")
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]

# runserver serves static files itself.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]

# Webhooks may go to a program on this machine, by plain HTTP.
IMMO_DELIVERY_PRIVATE_TARGETS = True

# Passkeys without HTTPS: browsers allow them on localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
