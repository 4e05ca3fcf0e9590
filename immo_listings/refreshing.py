"""Make again what a change reaches: the rows themselves, who shows them, who leads to them."""

from collections.abc import Collection, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django_scopes import scopes_disabled
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_listings.changes import write_down
from immo_listings.events import answer_changed, property_changed, site_changed
from immo_listings.models import Listing, ListingMedia, StaleListings, StoredAnswer
from immo_listings.projection import project
from immo_listings.stored import store_pages
from immo_pages.models import PropertyPage

PAGE = ListingMedia.Kind.PAGE


def refresh(keys: Iterable[int]) -> None:
    """Make the rows about these pages again, whatever they are, in one transaction."""
    types = dict(Page.objects.filter(pk__in=set(keys)).values_list("pk", "content_type"))
    if not types:
        return
    property_type = ContentType.objects.get_for_model(PropertyPage).pk
    with transaction.atomic():
        if listed := [key for key, kind in types.items() if kind == property_type]:
            project(listed)
        if others := [key for key in types if key not in listed]:
            store_pages(others)


def pages_changed(keys: Collection[int]) -> None:
    """These pages changed: they and whatever leads to them are made again."""
    refresh([*keys, *showing(PAGE, keys)])


def showing(kind: str, keys: Collection[int]) -> list[int]:
    """Pages that show one of these photos or documents, or lead to one of these pages."""
    with scopes_disabled():
        listed = ListingMedia.objects.filter(kind=kind, object_id__in=keys)
        found = list(listed.values_list("listing__page_id", flat=True))
        return found + [row.page_id for row in _answers_with(kind, keys) if row.page_id]


def agencies_with_people_on(photo_id: int) -> list[Agency]:
    """Agencies with an agent whose card shows this photo; its column may be empty by now."""
    with scopes_disabled():
        rows = _answers_with("photo", [photo_id])
        keys = {row.agency_id for row in rows if row.kind == StoredAnswer.Kind.AGENT}
    return list(Agency.objects.filter(pk__in=keys))


def below(path: str) -> list[int]:
    """Pages with a row of ours, ``path`` itself included."""
    with scopes_disabled():
        listed = Listing.objects.filter(page__path__startswith=path)
        stored = StoredAnswer.objects.filter(page__path__startswith=path)
        return [
            *listed.values_list("page_id", flat=True),
            *stored.values_list("page_id", flat=True),
        ]


def leading_below(path: str) -> list[int]:
    """Pages with a link to something at or below ``path``."""
    keys = set(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))
    return showing(PAGE, keys)


def tell_moved(path: str) -> None:
    """The addresses of all pages at and below ``path`` are others: every answer says so."""
    with scopes_disabled(), transaction.atomic():
        listed = Listing.objects.filter(page__path__startswith=path, announced=True)
        stored = StoredAnswer.objects.filter(page__path__startswith=path, announced=True)
        write_down(
            [
                *(property_changed(r, r.page, "updated") for r in listed.select_related("page")),
                *(answer_changed(r, r.page, "updated") for r in stored.select_related("page")),
            ]
        )


def tell_site(agency_id: int) -> None:
    """Something changed that is kept in no row: menu, order of the pages, languages, domains."""
    with transaction.atomic():
        write_down([site_changed(agency_id)])


def mark_stale(agency: Agency) -> None:
    """Have all answers of ``agency`` made again by a task."""
    from immo_listings.tasks import rebuild_stale  # it stands on the rebuilding

    note_stale(agency.pk)
    key = agency.pk
    transaction.on_commit(lambda: rebuild_stale.enqueue(key))


def note_stale(agency_id: int) -> None:
    """Write down that all answers of an agency are to be made again, from the first."""
    with scopes_disabled(), transaction.atomic():
        row, made = StaleListings.objects.get_or_create(agency_id=agency_id)
        if not made:
            again = StaleListings.objects.filter(pk=row.pk)
            again.update(serial=row.serial + 1, done_to=0)


def _answers_with(kind: str, keys: Collection[int]) -> list[StoredAnswer]:
    """Few rows have links or photos at all, so they are compared here."""
    wanted = {f"{kind}:{key}" for key in keys}
    if len(wanted) == 1:
        rows = StoredAnswer.objects.filter(shows__contains=f"|{next(iter(wanted))}|")
        return list(rows.defer("card", "detail"))
    rows = StoredAnswer.objects.filter(Q(shows__contains=f"|{kind}:")) if wanted else []
    return [row for row in rows if wanted & set(row.shows.split("|"))]
