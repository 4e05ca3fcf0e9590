"""Settle what a crash, a clock or a change past Django has left behind."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django_scopes import scopes_disabled

from immo_agencies.models import Agency
from immo_listings.changes import number
from immo_listings.drift import Drift, drift_of
from immo_listings.models import Change, Listing, StaleListings, StoredAnswer
from immo_listings.rebuilding import rebuild_agency
from immo_listings.refreshing import note_stale, refresh

#: What is younger is somebody's work: a task waits, a transaction is being numbered.
LEFT_BEHIND = timedelta(minutes=5)


@dataclass(frozen=True)
class Settled:
    """Counts; ``drift``: rows that were wrong and are made again."""

    numbered: int
    ended: int
    rebuilt: int
    drift: tuple[Drift, ...] = ()


def settle(now: datetime, *, checked: bool = False) -> Settled:
    """Number forgotten changes, tell of what the clock has ended, rebuild forgotten agencies.

    ``checked``: compare every row with a fresh one first; agencies with drift are rebuilt too.
    """
    numbered = _number(now - LEFT_BEHIND)
    ended = _end(now)
    found: list[Drift] = []
    if checked:
        for agency in Agency.objects.order_by("pk"):
            if rows := list(drift_of(agency)):
                found += rows
                note_stale(agency.pk)
    rebuilt = _rebuild(now - LEFT_BEHIND, {row.agency for row in found})
    return Settled(numbered, ended, rebuilt, tuple(found))


def _number(before: datetime) -> int:
    with scopes_disabled():
        pending = Change.objects.filter(seq=None, at__lte=before)
        agencies = set(pending.values_list("agency_id", flat=True))
    return sum(len(number(agency_id)) for agency_id in sorted(agencies))


def _end(now: datetime) -> int:
    """Readers have seen them leave; followers of the feed have not."""
    with scopes_disabled():
        listed = Listing.objects.filter(announced=True, ends_at__lte=now)
        stored = StoredAnswer.objects.filter(announced=True, page__expire_at__lte=now)
        keys = {
            *listed.values_list("page_id", flat=True),
            *stored.values_list("page_id", flat=True),
        }
    refresh(keys)
    return len(keys)


def _rebuild(before: datetime, slugs: set[str]) -> int:
    with scopes_disabled():
        waiting = StaleListings.objects.filter(since__lte=before).values_list("agency", flat=True)
        keys = set(waiting)
    agencies = Agency.objects.filter(pk__in=keys) | Agency.objects.filter(slug__in=slugs)
    return sum(rebuild_agency(agency) for agency in agencies.order_by("pk"))
