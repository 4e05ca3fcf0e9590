"""Project pages into listings: from fresh rows, in bulk, without touching StreamField instances."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override
from django_scopes import scopes_disabled

from immo_blocks.api import MediaIndex, collect_references, serialize_body
from immo_listings import words
from immo_listings.answers import card_of, detail_of
from immo_listings.changes import write_down
from immo_listings.events import events_between
from immo_listings.models import Listing, ListingMedia
from immo_listings.texts import words_of
from immo_listings.visible import Publicity
from immo_pages.facts import PublicFacts, public_facts
from immo_pages.market.visibility import CLOSED
from immo_pages.models import DevelopmentPage, PropertyPage

_COLUMNS = (
    "title",
    "transaction",
    "category",
    "subtype",
    "usage",
    "status",
    "condition",
    "living_area",
    "plot_area",
    "rooms",
    "bedrooms",
    "bathrooms",
    "facades",
    "year_built",
    "available_from",
)
_REMEMBERED = ("id", "announced", "status", "price", "card", "detail")
_FOR_SQL = {"id", "page", "search_vector"}


@dataclass(frozen=True)
class Projected:
    """One page and all that is written of it."""

    page: PropertyPage
    row: Listing
    facts: PublicFacts
    blocks: list[dict[str, Any]]

    def words(self, listing_id: int) -> words.Words:
        """What it is found by."""
        return words_of(listing_id, self.facts, self.blocks)

    @property
    def shown(self) -> set[tuple[str, int]]:
        """Photos and documents of the body, and the pages it leads to: kind and key."""
        return {(kind, key) for kind, keys in _shown(self.page).items() for key in keys}


@transaction.atomic(savepoint=False)
def project(page_ids: Iterable[int]) -> int:
    """Write the listings of these property pages; returns how many.

    Reads the rows again: the instance in a signal may hold ``Decimal("9")`` where the database
    holds ``9.00``. Call it inside the transaction of the change. Draft pages have a row too, it is
    the join on ``live`` that shows or hides it. What became different for the public is written
    into the change feed.
    """
    keys = sorted(set(page_ids))
    with scopes_disabled():
        # Locked before the pages are read: who waits for somebody else's projection of the same
        # property reads what that one saw, and the last to write has seen everything.
        before = _remembered(keys)
        made = fresh(keys)
        if made:
            _write_all(made, before)
    return len(made)


def fresh(page_ids: Iterable[int]) -> list[Projected]:
    """What the listings of these pages should be now; nothing is written."""
    pages = list(
        PropertyPage._base_manager.filter(pk__in=list(page_ids))
        .select_related("agency", "locale", "agent", "agent__photo", "cover")
        .exclude(agency=None)
        .order_by("pk")
    )
    if not pages:
        return []
    made = _projected(pages, MediaIndex.load([page.body.raw_data for page in pages]))
    _announce(made)
    return made


def detail_of_draft(page: PropertyPage) -> str:
    """The detail that ``page`` would have if it were published as it is; nothing is written."""
    [made] = _projected([page], MediaIndex.load([page.body.raw_data]))
    return made.row.detail


def _write_all(made: Sequence[Projected], before: dict[int, dict[str, Any]]) -> None:
    pages = [one.page for one in made]
    _write([one.row for one in made])
    keys = dict(Listing.objects.filter(page__in=pages).values_list("page_id", "pk"))
    _write_media(pages, keys)
    words.write_vectors([one.words(keys[one.page.pk]) for one in made])
    write_down(
        change
        for one in made
        for change in events_between(before.get(one.page.pk), one.row, one.page)
    )


def _projected(pages: Sequence[PropertyPage], media: MediaIndex) -> list[Projected]:
    parents = {page.path[: -PropertyPage.steplen] for page in pages}
    developments = dict(
        DevelopmentPage._base_manager.filter(path__in=parents).values_list("path", "pk")
    )
    return [
        _one(page, media, developments.get(page.path[: -PropertyPage.steplen])) for page in pages
    ]


def _one(page: PropertyPage, media: MediaIndex, development: int | None) -> Projected:
    """In the language of ``page``: labels are written into what is stored, whoever publishes."""
    with override(page.language_code):
        return _in_its_language(page, media, development)


def _in_its_language(page: PropertyPage, media: MediaIndex, development: int | None) -> Projected:
    facts = public_facts(page)
    blocks = serialize_body(page.body.raw_data, media)
    energy, point = facts.energy, facts.location
    row = Listing(
        page_id=page.pk,
        agency=page.agency,
        language_code=page.language_code,
        translation_key=page.translation_key,
        reference=page.reference or "",
        price=facts.price.amount,
        currency=facts.price.currency,
        postal_code=facts.address.postal_code,
        city=facts.address.city,
        region=facts.address.region,
        country=facts.address.country,
        latitude=float(point.latitude) if point else None,
        longitude=float(point.longitude) if point else None,
        epc_class=energy.energy_class if energy else "",
        epc_jurisdiction=energy.jurisdiction if energy else "",
        epc_kwh_m2_year=energy.kwh_m2_year if energy else None,
        agent_key=page.agent_id,
        development_key=development,
        features="".join(f"|{code}" for code in facts.features) + "|" if facts.features else "",
        published_at=page.first_published_at,
        updated_at=page.last_published_at,
        closed_at=page.status_changed_at if page.status in CLOSED else None,
        expires_at=page.expire_at,
        search_text=_search_text(facts),
        card=card_of(facts, page.cover),
        detail=detail_of(facts, page.cover, blocks, development),
        **{name: getattr(facts, name) for name in _COLUMNS},
    )
    return Projected(page, row, facts, blocks)


def _remembered(page_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    rows = Listing.objects.filter(page__in=page_ids).order_by("page")
    locked = rows.select_for_update(no_key=True).values("page_id", *_REMEMBERED)
    return {row["page_id"]: row for row in locked}


def _announce(made: Sequence[Projected]) -> None:
    """Say on each row whether the public sees it from now on, and until when."""
    publicity = Publicity.of({one.page.agency_id for one in made}, timezone.now())
    for one in made:
        one.row.announced = publicity.shows(one.page)
        one.row.ends_at = publicity.ends_at(one.page)


def _search_text(facts: PublicFacts) -> str:
    address = facts.address
    parts = (facts.reference, facts.title, facts.summary, address.city, address.postal_code)
    return words.plain_words(" ".join(part for part in (*parts, address.street) if part))


def _write(rows: list[Listing]) -> None:
    names = [f.name for f in Listing._meta.local_concrete_fields if f.name not in _FOR_SQL]
    Listing.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=names,
        batch_size=200,
    )


def _write_media(pages: Sequence[PropertyPage], keys: dict[int, int]) -> None:
    ListingMedia.objects.filter(listing__in=keys.values()).delete()
    ListingMedia.objects.bulk_create(
        ListingMedia(agency=page.agency, listing_id=keys[page.pk], kind=kind, object_id=pk)
        for page in pages
        for kind, found in _shown(page).items()
        for pk in sorted(found)
    )


def _shown(page: PropertyPage) -> dict[str, frozenset[int]]:
    """Photos and documents of the body, and the pages it leads to."""
    ids = collect_references([page.body.raw_data])
    kinds = ListingMedia.Kind
    return {kinds.PHOTO: ids.images, kinds.DOCUMENT: ids.documents, kinds.PAGE: ids.pages}


def forget(page: Any) -> None:
    """Tell the change feed of a property that is about to be deleted; the row goes with the page.

    ``page``: the page with its path as it still is.
    """
    with scopes_disabled():
        row = Listing.objects.filter(page_id=page.pk, announced=True).first()
        if row is not None:
            write_down(events_between({"announced": True}, row, page, gone=True))
