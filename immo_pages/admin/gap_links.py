"""From a missing mention to the place in the editor that mends it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from immo_pages.advert_rules import AdvertGap, GapLevel, Place, advert_gaps

if TYPE_CHECKING:
    from immo_pages.models import PropertyPage


@dataclass(frozen=True)
class GapCount:
    """How many mentions are missing, by weight."""

    errors: int
    warnings: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.errors + self.warnings


def draft_gaps(page: "PropertyPage") -> list[AdvertGap]:
    """Gaps of a draft in hand, errors first, each with the fragment of its field as address.

    The mirrored columns of a revision of a live page are those of its last save: derived again.
    """
    page.derive_region()
    page.mirror_body()
    return [replace(gap, url=place_of(gap)) for gap in advert_gaps(page)]


def anchor_of(gap: AdvertGap) -> str:
    """Fragment that the editor's script understands: field, and type of block in the body."""
    return f"field-{gap.field}-{gap.block}" if gap.block else f"field-{gap.field}"


def place_of(gap: AdvertGap, editor: str = "") -> str:
    """Address where ``gap`` is mended: the settings of the agency, or a fragment of ``editor``."""
    if gap.place == Place.AGENCY:
        return f"{reverse('immo_agencies_settings')}#id_{gap.field}"
    return f"{editor}#{anchor_of(gap)}"


def editor_url(page_id: int, gaps: Iterable[AdvertGap] = ()) -> str:
    """Address of the editor of a page, at the first of ``gaps`` that is mended there."""
    url = reverse("wagtailadmin_pages:edit", args=[page_id])
    first = next((gap for gap in gaps if gap.place != Place.AGENCY), None)
    return place_of(first, url) if first else url


def linked(reasons: Iterable[Any], page_id: int | None) -> list[Any]:
    """``reasons`` (refusals and gaps); gaps get the address of their field in the editor."""
    if page_id is None:
        return list(reasons)
    return [
        replace(reason, url=place_of(reason, editor_url(page_id)))
        if isinstance(reason, AdvertGap)
        else reason
        for reason in reasons
    ]


def count_gaps(page: "PropertyPage") -> GapCount:
    """Missing mentions of a stored row, from its columns: no query, no StreamField."""
    gaps = advert_gaps(page)
    errors = sum(gap.level == GapLevel.ERROR for gap in gaps)
    return GapCount(errors=errors, warnings=len(gaps) - errors)
