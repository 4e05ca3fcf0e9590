"""How often one address of the internet may report, and one page be reported, within an hour.

Counters live in the cache, under a digest: the address itself is kept nowhere.
"""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from immo_agencies.audit import digest

REPORTS_AN_HOUR = 5
# However many addresses send: each one is a mail to the operator.
OF_ONE_PAGE_AN_HOUR = 20
CONFIRMATIONS_AN_HOUR = 2
_HOUR = 3600


def too_many(request: HttpRequest, page_id: int) -> bool:
    """Count this report; whether it is one too many from its address or of its page."""
    address: Any = request.META.get("REMOTE_ADDR", "")
    of_address = _counted(f"address-{digest(address)}")
    return of_address > REPORTS_AN_HOUR or _counted(f"page-{page_id}") > OF_ONE_PAGE_AN_HOUR


def may_confirm(email: str) -> bool:
    """Count a confirmation; nobody's letter box is filled with them by a stranger."""
    return _counted(f"mail-{digest(email.lower())}") <= CONFIRMATIONS_AN_HOUR


def _counted(name: str) -> int:
    key = f"immo-page-report-{name}"
    cache.add(key, 0, _HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it expired between the two lines
        return 1
