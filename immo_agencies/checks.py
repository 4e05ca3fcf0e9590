"""System checks: set-ups that would leak."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register

_SCOPE_MIDDLEWARE = "immo_agencies.middleware.AgencyScopeMiddleware"


@register()
def scope_middleware_is_installed(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Without the middleware no request has an agency scope and every scoped query raises."""
    if _SCOPE_MIDDLEWARE in settings.MIDDLEWARE:
        return []
    return [
        Error(
            "The agency scope middleware is not installed.",
            hint=f"Add {_SCOPE_MIDDLEWARE!r} to MIDDLEWARE, after the authentication middleware.",
            id="immo.E002",
        )
    ]
