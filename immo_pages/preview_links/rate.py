"""How often one address of the internet may ask for previews. Counters live in the cache."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from immo_agencies.audit import digest

VIEWS_AN_HOUR = 240
MISSES_AN_HOUR = 30
_HOUR = 3600


def too_many_views(request: HttpRequest) -> bool:
    """Count this view; whether it is one too many from its address within an hour."""
    return _counted(request, "view") > VIEWS_AN_HOUR


def count_miss(request: HttpRequest) -> None:
    """Count a token that opened nothing."""
    _counted(request, "miss")


def guesses(request: HttpRequest) -> bool:
    """Whether so many tokens of this address opened nothing that the next is not even tried."""
    return cache.get(_key(request, "miss"), 0) >= MISSES_AN_HOUR


def _counted(request: HttpRequest, kind: str) -> int:
    key = _key(request, kind)
    cache.add(key, 0, _HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it expired between the two lines
        return 1


def _key(request: HttpRequest, kind: str) -> str:
    address: Any = request.META.get("REMOTE_ADDR", "")
    return f"immo-preview-{kind}-{digest(address)}"
