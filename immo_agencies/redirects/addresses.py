"""What may stand in a redirect: an old path of an own site, and a link that is not a trick."""

from collections.abc import Collection
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

LONGEST = 255  # characters, in both columns of Wagtail's table
_is_url = URLValidator(schemes=["http", "https"])


def clean_old_path(text: str, hosts: Collection[str]) -> str:
    """The path of ``text``, normalised as Wagtail looks it up.

    A whole address may be given when its host is one of ``hosts``, the own ones. Raises
    ValidationError with the code ``unreadable``, ``host``, ``home``, ``reserved`` or ``long``.
    """
    text = text.strip()
    _refuse_unreadable(text)
    if text.partition("/")[0].lower() in hosts:
        text = f"//{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError as error:
        raise _unreadable() from error
    if (parts.scheme not in {"", "http", "https"}) or (parts.scheme and not host):
        raise _unreadable()
    if host is not None and host not in hosts:
        raise ValidationError(_("This is not an address of your sites."), code="host")
    path = Redirect.normalise_path(text)
    _refuse_special(path)
    return path


def _refuse_special(path: str) -> None:
    if path == "/":
        raise ValidationError(_("The home page cannot be redirected."), code="home")
    if f"{path}/".startswith(reverse("wagtailadmin_home")):
        raise ValidationError(_("Addresses of the admin cannot be redirected."), code="reserved")
    if len(path) > LONGEST:
        raise ValidationError(
            _("The address is too long: at most %(count)s characters.") % {"count": LONGEST},
            code="long",
        )


def clean_link(text: str) -> str:
    """``text`` when it is a path of the same site or an http or https address.

    Raises ValidationError with the code ``unreadable`` or ``long``: other schemes, ``//host``,
    backslashes and names before the host lead people where they do not expect to go.
    """
    text = text.strip()
    _refuse_unreadable(text)
    if len(text) > LONGEST:
        raise ValidationError(
            _("The address is too long: at most %(count)s characters.") % {"count": LONGEST},
            code="long",
        )
    if text.startswith("/") and not text.startswith("//"):
        return text
    try:
        _is_url(text)
        if "@" in urlsplit(text).netloc:
            raise _unreadable()
    except (ValidationError, ValueError) as error:
        raise _unreadable() from error
    return text


def _refuse_unreadable(text: str) -> None:
    """Spaces, control characters and backslashes: browsers and servers read them differently."""
    if not text or "\\" in text or not text.isprintable() or any(c.isspace() for c in text):
        raise _unreadable()


def _unreadable() -> ValidationError:
    return ValidationError(
        _("This is not an address. Start with / for your own site, or with https:// for another."),
        code="unreadable",
    )
