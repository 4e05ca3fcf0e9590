"""Where a message may go: public addresses by HTTPS, checked in the moment of connecting."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from immo_delivery import conf

_PORTS = frozenset({443})


class TargetRefused(ValidationError):
    """Nothing is sent there."""


@dataclass(frozen=True)
class Target:
    """An address that was taken apart. ``path`` has its query; ``is_plain``: no TLS."""

    host: str
    port: int
    path: str
    is_plain: bool


def target_of(url: str) -> Target:
    """``url`` in parts; raises TargetRefused for what is not HTTPS, or has a name and password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise TargetRefused(_("This is no address."), code="no_address") from error
    plain, free = parts.scheme == "http", conf.private_targets()
    if not parts.hostname or not (parts.scheme == "https" or (plain and free)):
        raise TargetRefused(_("The address starts with https://."), code="no_https")
    if parts.username is not None or parts.password is not None:
        raise TargetRefused(_("No name and password in the address."), code="credentials")
    port = port or (80 if plain else 443)
    if port not in _PORTS and not free:
        raise TargetRefused(_("Only port 443 is used."), code="port")
    if not free and _is_literal(parts.hostname) and not _is_public(parts.hostname):
        raise TargetRefused(_("This address is not public."), code="private")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.hostname, port, path, plain)


def addresses_of(target: Target) -> list[str]:
    """The addresses that its name stands for now; raises TargetRefused when one is private.

    Connect to one of these and do not ask for the name again: the second answer may be another.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise TargetRefused(_("This name leads nowhere."), code="unknown_host") from error
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not conf.private_targets():
        for address in addresses:
            if not _is_public(address):
                raise TargetRefused(_("This address is not public."), code="private")
    return addresses


def _is_literal(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


def _is_public(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        # Ways to write an IPv4 address: mapped, 6to4, Teredo, NAT64.
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(one is not None and not one.is_global for one in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not (address.is_multicast or address.is_reserved)


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
