"""How long what changed has been waiting: an orchestrator asks."""

from dataclasses import dataclass
from datetime import datetime

from django_scopes import scopes_disabled

from immo_listings.models import Change, StaleListings


@dataclass(frozen=True)
class Waiting:
    """Seconds; 0 when nothing waits. ``stale``: agencies whose answers are to be made again (a
    task's work), ``unnumbered``: changes that no follower of the feed has seen."""

    stale: int
    unnumbered: int

    @property
    def longest(self) -> int:
        """Of both."""
        return max(self.stale, self.unnumbered)


def waiting_at(now: datetime) -> Waiting:
    """The oldest of each kind; two queries over what waits only."""
    with scopes_disabled():
        stale = StaleListings.objects.order_by("since").values_list("since", flat=True).first()
        pending = Change.objects.filter(seq=None).order_by("at").values_list("at", flat=True)
        return Waiting(_age(stale, now), _age(pending.first(), now))


def _age(since: datetime | None, now: datetime) -> int:
    return max(0, int((now - since).total_seconds())) if since else 0
