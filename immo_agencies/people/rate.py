"""How often one address of the internet may knock. Counters live in the cache, by digest."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from immo_agencies.audit import digest

KNOCKS_AN_HOUR = 120
POSTS_AN_HOUR = 30
_HOUR = 3600


def too_often(request: HttpRequest) -> bool:
    """Count this request; whether it is one too many from its address within an hour.

    A token cannot be guessed. This keeps machines from trying, and from making the server hash
    passwords.
    """
    kind, most = ("post", POSTS_AN_HOUR) if request.method == "POST" else ("get", KNOCKS_AN_HOUR)
    address: Any = request.META.get("REMOTE_ADDR", "")
    key = f"immo-invitation-{kind}-{digest(address)}"
    cache.add(key, 0, _HOUR)
    try:
        return cache.incr(key) > most
    except ValueError:  # it expired between the two lines
        return False
