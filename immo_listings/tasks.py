"""Background work of this room."""

from django.db import transaction
from django_scopes import scopes_disabled
from django_tasks import task

from immo_agencies.models import Agency
from immo_listings.models import StaleListings
from immo_listings.projection import project
from immo_listings.stored import store_all
from immo_pages.models import PropertyPage

BATCH = 200


@task()
def rebuild_stale(agency_id: int) -> None:
    """Make the listings of an agency again if they are marked stale. Idempotent."""
    with scopes_disabled(), transaction.atomic():
        deleted, _rows = StaleListings.objects.filter(agency_id=agency_id).delete()
    if deleted:
        rebuild(agency_id)


def rebuild(agency_id: int | None = None) -> int:
    """Make listings again in batches, of one agency or of all; returns how many."""
    pages = PropertyPage._base_manager.order_by("pk")
    agencies = Agency.objects.all()
    if agency_id is not None:
        pages, agencies = pages.filter(agency_id=agency_id), agencies.filter(pk=agency_id)
    for agency in agencies:
        with transaction.atomic():
            store_all(agency)
    ids = list(pages.values_list("pk", flat=True))
    done = 0
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            done += project(ids[start : start + BATCH])
    return done
