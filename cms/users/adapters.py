"""Where django-allauth asks the project."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from cms.users import second_factor
from cms.users.mails import account_mail


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by invitation; links lead to the platform's own address."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by herself."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """After signing in, people stay on this host: only a path will do.

        The hosts of agencies are allowed hosts too, and their pages are not ours to vouch for.
        """
        is_path = bool(url) and str(url).startswith("/")
        return is_path and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the overview."""
        return reverse("my_security")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Never built from the Host header: who sends it would get the key."""
        path = reverse("account_reset_password_from_key", args=["UID", "KEY"])
        return settings.WAGTAILADMIN_BASE_URL + path.replace("UID-KEY", key)

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """The same."""
        path = reverse("account_confirm_email", args=[emailconfirmation.key])
        return settings.WAGTAILADMIN_BASE_URL + path

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of the reader; an address nobody has gets the one of the page."""
        reader = get_user_model()._default_manager.filter(email__iexact=email).first()
        language = getattr(reader, "language", None) or translation.get_language()
        with translation.override(language):
            super().send_mail(template_prefix, email, context)

    def render_mail(
        self,
        template_prefix: str,
        email: Any,
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Our words and look."""
        return account_mail(template_prefix, email, context, sender=self.get_from_email())


class MFAAdapter(DefaultMFAAdapter):
    """Whom the installation wants a second factor of keeps the last one."""

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Whether another factor is left, or none is asked for."""
        user = authenticator.user
        if not second_factor.is_required(user):
            return True
        others = [kind for kind in second_factor.FACTORS if kind != authenticator.type]
        return is_mfa_enabled(user, others)
