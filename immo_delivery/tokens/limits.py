"""How often may one asker ask within a minute? Counters live in the cache: no query."""

import ipaddress
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase

from immo_agencies.audit import digest
from immo_delivery import conf
from immo_delivery.problems import Problem

_WINDOW = 60  # seconds


@dataclass(frozen=True)
class Allowance:
    """``most`` requests a minute for an asker, of which ``left`` remain for ``seconds``."""

    name: str
    most: int
    left: int
    seconds: int

    @property
    def is_used_up(self) -> bool:
        """Whether this request was one too many."""
        return self.left < 0

    def write_on(self, answer: HttpResponseBase) -> None:
        """The headers of the IETF's draft "RateLimit header fields for HTTP"."""
        answer["RateLimit-Policy"] = f'"{self.name}";q={self.most};w={_WINDOW}'
        answer["RateLimit"] = f'"{self.name}";r={max(self.left, 0)};t={self.seconds}'
        if self.is_used_up:
            answer["Retry-After"] = str(self.seconds)

    def problem(self) -> Problem:
        """429."""
        return Problem(
            429, "rate-limited", f"At most {self.most} requests a minute. Wait {self.seconds} s."
        )


def count_address(request: HttpRequest) -> Allowance | None:
    """Count a request without a token from its address; None where nothing is counted."""
    most = conf.anonymous_rate()
    return _count("address", digest(address_of(request)), most) if most else None


def count_token(key: int, most: int) -> Allowance:
    """Count a request with the token ``key``."""
    return _count("token", str(key), most)


def address_of(request: HttpRequest) -> str:
    """The asker's address as the outermost proxy of ours saw it; of IPv6 the network, of which
    everybody has one."""
    proxies, address = conf.proxy_count(), str(request.META.get("REMOTE_ADDR", ""))
    if proxies:
        passed = request.headers.get("X-Forwarded-For", "").split(",")
        address = passed[-min(proxies, len(passed))].strip() or address
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:45]
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def _count(name: str, who: str, most: int) -> Allowance:
    """Minutes of the clock; two processes that count at once both count."""
    minute, passed = divmod(int(time.time()), _WINDOW)
    key = f"immo-delivery-{name}-{who}-{minute}"
    cache.add(key, 0, 2 * _WINDOW)
    try:
        used = cache.incr(key)
    except ValueError:  # it was thrown out between the two lines
        used = 1
    return Allowance(name, most, most - used, _WINDOW - passed)
