"""Project pages into listings: from fresh rows, in bulk, without touching StreamField instances."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django_scopes import scopes_disabled

from immo_blocks.api import MediaIndex, serialize_body
from immo_blocks.media import is_shown
from immo_blocks.references import document_ids, photo_ids
from immo_listings.models import Listing, ListingMedia
from immo_pages.facts import PublicFacts, public_facts
from immo_pages.models import PropertyPage

_CARD = (
    "id",
    "reference",
    "title",
    "summary",
    "url",
    "language",
    "transaction",
    "category",
    "subtype",
    "status",
    "price",
    "address",
    "location",
    "energy",
    "living_area",
    "plot_area",
    "bedrooms",
    "bathrooms",
    "published_at",
    "updated_at",
)
_COLUMNS = (
    "transaction",
    "category",
    "subtype",
    "status",
    "living_area",
    "plot_area",
    "bedrooms",
    "bathrooms",
)


def project(page_ids: Iterable[int]) -> int:
    """Write the listings of these property pages; returns how many.

    Reads the rows again: the instance in a signal may hold ``Decimal("9")`` where the database
    holds ``9.00``. Call it inside the transaction of the change. Draft pages have a row too, it is
    the join on ``live`` that shows or hides it.
    """
    pages = list(
        PropertyPage._base_manager.filter(pk__in=list(page_ids))
        .select_related("agency", "locale", "agent", "agent__photo", "cover")
        .exclude(agency=None)
    )
    media = MediaIndex.load([page.body.raw_data for page in pages])
    rows = [_row(page, media) for page in pages]
    with scopes_disabled():
        _write(rows)
        _write_media(pages)
    return len(rows)


def _row(page: PropertyPage, media: MediaIndex) -> Listing:
    facts = public_facts(page)
    blocks = serialize_body(page.body.raw_data, media)
    energy = facts.energy
    return Listing(
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
        latitude=facts.location.latitude if facts.location else None,
        longitude=facts.location.longitude if facts.location else None,
        epc_class=energy.energy_class if energy else "",
        epc_kwh_m2_year=energy.kwh_m2_year if energy else None,
        published_at=page.first_published_at,
        updated_at=page.last_published_at,
        search_text=_search_text(facts),
        card=card_of(facts, page.cover),
        detail=detail_of(facts, page.cover, blocks),
        **{name: getattr(facts, name) for name in _COLUMNS},
    )


def card_of(facts: PublicFacts, cover: Any) -> dict[str, Any]:
    """What a list shows of a property."""
    whole = plain(asdict(facts))
    return {name: whole[name] for name in _CARD} | {"cover": cover_of(cover)}


def detail_of(facts: PublicFacts, cover: Any, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    """All public facts and the blocks of the body."""
    return plain(asdict(facts)) | {"cover": cover_of(cover), "body": plain(blocks)}


def cover_of(photo: Any) -> dict[str, Any] | None:
    """The cover in the sizes a list needs."""
    if not is_shown(photo):
        return None
    presets = {name: plain(asdict(photo.immo_preset(name))) for name in ("thumb", "card", "hero")}
    return {"id": photo.pk, "alt": photo.default_alt_text, "presets": presets}


def plain(value: Any) -> Any:
    """JSON-ready copy: dates as text, amounts as text with their decimals."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def _search_text(facts: PublicFacts) -> str:
    address = facts.address
    words = (facts.reference, facts.title, facts.summary, address.city, address.postal_code)
    return " ".join(word for word in (*words, address.street) if word)


def _write(rows: list[Listing]) -> None:
    names = [field.name for field in Listing._meta.local_concrete_fields if field.name != "id"]
    Listing.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=[name for name in names if name != "page"],
        batch_size=200,
    )


def _write_media(pages: list[PropertyPage]) -> None:
    keys = dict(
        Listing.objects.filter(page__in=[page.pk for page in pages]).values_list("page_id", "pk")
    )
    ListingMedia.objects.filter(listing__in=keys.values()).delete()
    ListingMedia.objects.bulk_create(
        ListingMedia(agency=page.agency, listing_id=keys[page.pk], kind=kind, object_id=pk)
        for page in pages
        for kind, ids in (
            (ListingMedia.Kind.PHOTO, photo_ids(page.body)),
            (ListingMedia.Kind.DOCUMENT, document_ids(page.body)),
        )
        for pk in set(ids)
    )
