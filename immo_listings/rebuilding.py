"""Make the rows of an agency again in batches; what is done stays done when the process dies."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import F
from django_scopes import scopes_disabled

from immo_agencies.models import Agency
from immo_listings.changes import write_down
from immo_listings.events import property_changed
from immo_listings.models import Listing, StaleListings
from immo_listings.projection import project
from immo_listings.stored import store_all
from immo_pages.models import PropertyPage

#: Small, so that an editor who publishes one of these pages waits a moment at most.
BATCH = 200

Progress = Callable[[int, int], None]


def rebuild_agency(agency: Agency, *, told: Progress = lambda done, of: None) -> int:
    """Make what is marked stale of ``agency`` again, from where the last attempt ended.

    Returns how many listings; 0 when nothing is marked. ``told(done, of)`` after each batch.
    Readers see the old rows until their batch is committed. Marked again meanwhile: it begins anew.
    """
    done = 0
    while mark := _mark(agency):
        store_all(agency)
        remaining = _pages(agency).filter(pk__gt=mark.done_to)
        keys = list(remaining.values_list("pk", flat=True))
        finished = True
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            if not _rebuild_batch(mark, batch):
                finished = False
                break
            done += len(batch)
            told(start + len(batch), len(keys))
        if finished:
            drop_orphans(agency)
            _finish(mark)
    return done


def drop_orphans(agency: Agency) -> int:
    """Take away listings of ``agency`` whose page is not its own; returns how many."""
    with scopes_disabled(), transaction.atomic():
        rows = list(orphans_of(agency).select_related("page"))
        write_down(property_changed(row, row.page, "deleted") for row in rows if row.announced)
        Listing.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def orphans_of(agency: Agency) -> Any:
    """Listings of ``agency`` whose page belongs to nobody, or to another."""
    with scopes_disabled():
        return Listing.objects.filter(agency=agency).exclude(page__agency=F("agency"))


def _mark(agency: Agency) -> StaleListings | None:
    with scopes_disabled():
        found: StaleListings | None = StaleListings.objects.filter(agency=agency).first()
    return found


def _pages(agency: Agency) -> Any:
    return PropertyPage._base_manager.filter(agency=agency).order_by("pk")


def _rebuild_batch(mark: StaleListings, keys: list[int]) -> bool:
    """False: somebody has marked the agency again or has finished."""
    with scopes_disabled(), transaction.atomic():
        project(keys)
        same = StaleListings.objects.filter(pk=mark.pk, serial=mark.serial)
        return bool(same.update(done_to=keys[-1]))


def _finish(mark: StaleListings) -> None:
    with scopes_disabled():
        StaleListings.objects.filter(pk=mark.pk, serial=mark.serial).delete()
