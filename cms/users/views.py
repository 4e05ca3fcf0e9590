"""The door, the overview of one's security, and what the pages around them need to know."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.views import LoginView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.usersessions.models import UserSession
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView, TemplateView

from cms.users import second_factor
from immo_agencies.middleware import is_admin_path
from immo_agencies.refusals import without_access


class DoorView(LoginView):
    """The one page that signs people in.

    Wagtail sends a signed-in person without access to the admin here, and this page would send
    her straight back: she gets the reason instead.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse kindly who may not go where she wants to."""
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            self.request = request
            if is_admin_path(self.get_authenticated_redirect_url()):
                return without_access(request)
        return super().dispatch(request, *args, **kwargs)


class MySecurityView(LoginRequiredMixin, TemplateView):
    """Password, factors, codes and sessions of the person, each with its state and a link."""

    template_name = "users/my_security.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Three queries, however much there is."""
        user = self.request.user
        factors: dict[str, list[Any]] = {}
        for row in Authenticator.objects.filter(user=user).order_by("created_at"):
            factors.setdefault(row.type, []).append(row)
        codes = factors.get(Authenticator.Type.RECOVERY_CODES)
        return super().get_context_data(**kwargs) | {
            "address": EmailAddress.objects.filter(user=user, primary=True).first(),
            "app": next(iter(factors.get(Authenticator.Type.TOTP, [])), None),
            "passkeys": factors.get(Authenticator.Type.WEBAUTHN, []),
            "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else None,
            "sessions": len(UserSession.objects.purge_and_list(user)),
            "no_factor": not any(kind in factors for kind in second_factor.FACTORS),
            "must_enrol": second_factor.is_missing(user),
        }


class EnrolView(ActivateTOTPView):
    """Set up the authenticator app, knowing whether the person has a choice."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say why she is here."""
        must_enrol = second_factor.is_missing(self.request.user)
        return super().get_context_data(**kwargs) | {"must_enrol": must_enrol}


@method_decorator(never_cache, name="dispatch")
class ToDoorView(RedirectView):
    """From an address of Wagtail's or Django's to ours, never signing in on the way."""

    query_string = True
