"""Who can do much harm needs more than a password: account managers and operators."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from immo_agencies.access import accesses_of, is_operator
from immo_agencies.middleware import is_admin_path
from immo_agencies.roles import Role

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# Pages about one's account are no admin pages; these two are assets, this one leads out.
_OPEN = {"wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}


def is_required(user: Any) -> bool:
    """Whether the installation wants a second factor of this person, for what she may do now."""
    if not settings.IMMO_SECOND_FACTOR_REQUIRED or not user.is_authenticated:
        return False
    return is_operator(user) or any(way.role == Role.MANAGER for way in accesses_of(user))


def is_missing(user: Any) -> bool:
    """Whether a second factor is wanted and there is none. One query, for those roles only.

    Recovery codes are no factor of their own.
    """
    return is_required(user) and not is_mfa_enabled(user, FACTORS)


class SecondFactorMiddleware:
    """No admin page before the second factor is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing before the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        """Send the person to the page where she sets it up; a script gets a 403."""
        if not is_admin_path(request.path_info) or _name(request) in _OPEN:
            return None
        if not is_missing(request.user):
            return None
        enrol = reverse("mfa_activate_totp")
        if _wants_data(request):
            sentence = _("Your role needs a second factor. Set it up first.")
            return JsonResponse({"detail": sentence, "location": enrol}, status=403)
        return HttpResponseRedirect(enrol)


def _name(request: HttpRequest) -> str | None:
    return request.resolver_match.url_name if request.resolver_match else None


def _wants_data(request: HttpRequest) -> bool:
    by_script = request.headers.get("x-requested-with") == "XMLHttpRequest"
    accepts = request.headers.get("accept", "")
    return by_script or request.content_type == "application/json" or "json" in accepts
