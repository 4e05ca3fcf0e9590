"""Where drafts may be shown: public addresses by HTTPS. Browsers go there, this server does not."""

import ipaddress
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from immo_delivery import conf

CODE = "code"
# It becomes part of a header (Content-Security-Policy): letters, figures, dots and hyphens only.
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_OF_NO_NETWORK = ("localhost", "local", "internal", "lan", "home", "test", "invalid")


class AddressRefused(ValidationError):
    """No draft is shown there."""


def require_public(url: str) -> None:
    """Raise AddressRefused unless ``url`` is a public web address by HTTPS.

    In development (``DEBUG`` or ``IMMO_DELIVERY_PRIVATE_TARGETS``) this machine is one, too.
    """
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise AddressRefused(_("This is no address."), code="no_address") from error
    free = settings.DEBUG or conf.private_targets()
    if not (parts.scheme == "https" or (parts.scheme == "http" and free)):
        raise AddressRefused(_("The address starts with https://."), code="no_https")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(_("No name and password in the address."), code="credentials")
    if not _HOST.fullmatch(host) or parts.fragment or CODE in dict(parse_qsl(parts.query)):
        raise AddressRefused(_("This is no address."), code="no_address")
    if not free and not _is_public(host):
        raise AddressRefused(_("This address is not public."), code="private")


def origin_of(url: str) -> str:
    """``https://host`` or ``https://host:port`` as browsers write it."""
    parts = urlsplit(url)
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    port = f":{parts.port}" if parts.port not in (None, usual) else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def host_of(url: str) -> str:
    """What people call the site at ``url``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def with_code(url: str, code: str) -> str:
    """The address that opens the draft of ``code``."""
    parts = urlsplit(url)
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), (CODE, code)])
    return urlunsplit(parts._replace(query=query))


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        last = host.rpartition(".")[2]
        # Browsers read a last label of figures as an address written in another way.
        return "." in host and last not in _OF_NO_NETWORK and not last[0].isdigit()
