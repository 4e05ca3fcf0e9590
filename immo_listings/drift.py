"""Compare what is stored with what should be: nothing is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django_scopes import scopes_disabled

from immo_agencies.models import Agency
from immo_listings import words
from immo_listings.models import Listing, ListingMedia, StoredAnswer
from immo_listings.projection import Projected, fresh
from immo_listings.rebuilding import BATCH, orphans_of
from immo_listings.stored import fresh_answers, identity_of
from immo_pages.models import PropertyPage

MISSING, ORPHAN = "missing", "orphan"
_NOT_COMPARED = {"id", "search_vector", "announced"}


@dataclass(frozen=True)
class Drift:
    """One row that is not as it should be. ``columns``: what differs, or ``missing``, or
    ``orphan`` for one that should not be there."""

    agency: str
    kind: str
    key: int
    language: str
    columns: tuple[str, ...]

    def __str__(self) -> str:
        what = ", ".join(self.columns)
        return f"{self.agency} {self.kind} {self.key} {self.language}: {what}"


def drift_of(agency: Agency) -> Iterator[Drift]:
    """Rows of ``agency`` that a rebuild would change."""
    with scopes_disabled():
        yield from _of_answers(agency)
        pages = PropertyPage._base_manager.filter(agency=agency).order_by("pk")
        keys = list(pages.values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            yield from _of_listings(agency, fresh(keys[start : start + BATCH]))
        for row in orphans_of(agency):
            yield Drift(agency.slug, "property", row.page_id, row.language_code, (ORPHAN,))


def _of_answers(agency: Agency) -> Iterator[Drift]:
    stored = {
        identity_of(row): row
        for row in StoredAnswer.objects.filter(agency=agency).select_related("page")
    }
    for row, page in fresh_answers(agency):
        old = stored.pop(identity_of(row), None)
        ends = page.expire_at if page is not None else None
        if columns := _differing(old, row, ends):
            yield Drift(agency.slug, row.kind, row.key, row.language_code, columns)
    for old in stored.values():
        yield Drift(agency.slug, old.kind, old.key, old.language_code, (ORPHAN,))


def _of_listings(agency: Agency, made: Sequence[Projected]) -> Iterator[Drift]:
    pages = [one.page.pk for one in made]
    stored = {row.page_id: row for row in Listing.objects.filter(page__in=pages)}
    shown = _shown(pages)
    there = [one for one in made if one.page.pk in stored]
    unfound = words.differing([one.words(stored[one.page.pk].pk) for one in there])
    for one in made:
        old = stored.get(one.page.pk)
        columns = _differing(old, one.row, one.row.ends_at)
        if old is not None:
            if shown.get(old.pk, set()) != one.shown:
                columns += ("media",)
            if old.pk in unfound:
                columns += ("search_vector",)
        if columns:
            yield Drift(agency.slug, "property", one.page.pk, one.row.language_code, columns)


def _differing(old: Any, row: Model, ends: Any) -> tuple[str, ...]:
    if old is None:
        return (MISSING,)
    found = [
        field.attname
        for field in row._meta.local_concrete_fields
        if field.name not in _NOT_COMPARED
        and getattr(old, field.attname) != field.to_python(getattr(row, field.attname))
    ]
    # What the clock alone has ended is told by ``settle``; readers see it at once.
    if old.announced != row.announced and not (ends and ends <= timezone.now()):  # type: ignore[attr-defined]
        found.append("announced")
    return tuple(found)


def _shown(pages: Sequence[int]) -> dict[int, set[tuple[str, int]]]:
    found: dict[int, set[tuple[str, int]]] = {}
    rows = ListingMedia.objects.filter(listing__page__in=pages)
    for listing, kind, key in rows.values_list("listing_id", "kind", "object_id"):
        found.setdefault(listing, set()).add((kind, key))
    return found
