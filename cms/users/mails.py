"""What the mails about an account say. Compose them in the language of the reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.users.browsers import browser_name

_BRAND = "#2e1f5e"


@dataclass(frozen=True)
class Words:
    """A mail: what it is about, its paragraphs, and the one thing to do."""

    subject: str
    paragraphs: list[str]
    action: str
    url: str


# What changed, by the name django-allauth gives to the occasion.
NOTICES: Mapping[str, Any] = {
    "account/email/password_changed": gettext_lazy("Your password was changed"),
    "account/email/password_reset": gettext_lazy("Your password was reset"),
    "account/email/password_set": gettext_lazy("Your password was set"),
    "mfa/email/totp_activated": gettext_lazy("The authenticator app is set up"),
    "mfa/email/totp_deactivated": gettext_lazy("The authenticator app was removed"),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added"),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed"),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made"),
}


def account_mail(name: str, email: Any, facts: dict[str, Any], *, sender: str) -> EmailMessage:
    """The mail for one of django-allauth's occasions; raises KeyError for one we do not have."""
    compose = _LETTERS.get(name)
    words = compose(email, facts) if compose else _notice(NOTICES[name], facts)
    agency = {"name": settings.WAGTAIL_SITE_NAME, "brand_color": _BRAND}
    context = {
        "agency": agency,
        "imprint": f"{settings.WAGTAIL_SITE_NAME} · {settings.WAGTAILADMIN_BASE_URL}",
        "page_title": words.subject,
        "paragraphs": words.paragraphs,
        "action": words.action,
        "url": words.url,
    }
    mail = EmailMultiAlternatives(
        subject=words.subject,
        body=render_to_string("users/mail/account.txt", context).strip() + "\n",
        from_email=sender,
        to=[email] if isinstance(email, str) else email,
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("users/mail/account.html", context), "text/html")
    return mail


def _choose_password(email: Any, facts: dict[str, Any]) -> Words:
    return Words(
        _("Choose a new password"),
        [
            _("Somebody, probably you, asked for a new password for your account."),
            _("If it was not you, do nothing: your password stays as it is."),
        ],
        _("Choose a new password"),
        facts["password_reset_url"],
    )


def _nobody_here(email: Any, facts: dict[str, Any]) -> Words:
    return Words(
        _("No account with this address"),
        [
            _("Somebody, probably you, asked for a new password for %(email)s.") % {"email": email},
            _("There is no account with this address. Perhaps you use another one."),
            _("If it was not you, do nothing."),
        ],
        _("Sign in"),
        settings.WAGTAILADMIN_BASE_URL + reverse("account_login"),
    )


def _confirm_address(email: Any, facts: dict[str, Any]) -> Words:
    return Words(
        _("Confirm your e-mail address"),
        [
            _("Confirm that %(email)s is your address. Then you can sign in.") % {"email": email},
            _("If you did not try to sign in, do nothing."),
        ],
        _("Confirm my address"),
        facts["activate_url"],
    )


def _notice(what: Any, facts: dict[str, Any]) -> Words:
    details = _("When: %(when)s · Internet address: %(ip)s · Browser: %(browser)s") % {
        "when": date_format(localtime(facts["timestamp"]), "SHORT_DATETIME_FORMAT"),
        "ip": facts["ip"],
        "browser": browser_name(facts["user_agent"]),
    }
    warning = _("Was it not you? Choose a new password at once and sign out your other sessions.")
    url = settings.WAGTAILADMIN_BASE_URL + reverse("my_security")
    return Words(str(what), [f"{what}.", details, warning], _("See my security"), url)


_LETTERS: Mapping[str, Callable[[Any, dict[str, Any]], Words]] = {
    "account/email/password_reset_key": _choose_password,
    "account/email/unknown_account": _nobody_here,
    "account/email/email_confirmation": _confirm_address,
    "account/email/email_confirmation_signup": _confirm_address,
}
