"""System checks: set-ups that would leak."""

import inspect
from typing import Any

from django.conf import settings
from django.core.checks import Error, register
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

_SCOPE_MIDDLEWARE = "immo_agencies.middleware.AgencyScopeMiddleware"
_BOUNDARY_MIDDLEWARE = "immo_agencies.boundary.middleware.AdminBoundaryMiddleware"
# Each needs what those before it have put on the request.
_ORDER = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    _SCOPE_MIDDLEWARE,
    _BOUNDARY_MIDDLEWARE,
)
_MESSAGES = "django.contrib.messages.middleware.MessageMiddleware"


@register()
def boundary_is_installed(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Without the boundary Wagtail's admin shows every agency to the members of each."""
    if _BOUNDARY_MIDDLEWARE in settings.MIDDLEWARE:
        return []
    return [
        Error(
            "The boundary of the admin is not installed: agencies would see each other.",
            hint=f"Add {_BOUNDARY_MIDDLEWARE!r} to MIDDLEWARE, after {_SCOPE_MIDDLEWARE!r}.",
            id="immo.E001",
        )
    ]


@register()
def middleware_is_in_order(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The boundary judges by the person, and by the agency she works for: both come before it."""
    installed = list(settings.MIDDLEWARE)
    for order in (_ORDER, (_MESSAGES, _BOUNDARY_MIDDLEWARE)):
        places = [installed.index(name) for name in order if name in installed]
        if places != sorted(places):
            wanted = ", ".join(name.rpartition(".")[2] for name in order)
            return [
                Error(
                    "The boundary of the admin stands at the wrong place in MIDDLEWARE.",
                    hint=f"Keep this order: {wanted}.",
                    id="immo.E004",
                )
            ]
    return []


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


@register()
def shadowed_addresses_are_ours(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Included after Wagtail's admin, or not at all, our choosers and tags would never answer."""
    try:
        found = resolve(reverse("wagtailadmin_tag_autocomplete"))
    except (NoReverseMatch, Resolver404):
        return []  # a project without the admin
    if inspect.unwrap(found.func).__module__.startswith("immo_agencies."):
        return []
    return [
        Error(
            "Wagtail's own page chooser and tags answer, which show every agency.",
            hint='Put path("admin/", include("immo_agencies.boundary.shadow")) before Wagtail\'s.',
            id="immo.E003",
        )
    ]
