"""Hold an advert against the rules of its place, kind and day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from django.utils import timezone

from immo_pages.advert_rules.catalogue import RULES
from immo_pages.advert_rules.rule import AdvertRule, Case, GapLevel, Place

if TYPE_CHECKING:
    from immo_pages.models import PropertyPage


@dataclass(frozen=True)
class AdvertGap:
    """Something the advert lacks, and where it is mended.

    ``place`` is "field", "block" or "agency"; ``field`` the column of the page, ``body`` for a
    block, or the field of the agency's settings; ``block`` the type of the block.
    """

    code: str
    level: GapLevel
    message: str
    remedy: str
    field: str
    source: str
    url: str = ""
    block: str = ""
    law: str = ""
    place: str = Place.FIELD
    unverified: bool = False


def advert_gaps(page: "PropertyPage", *, on: date | None = None) -> list[AdvertGap]:
    """Everything the advert of ``page`` lacks on that day (today by default), errors first."""
    gaps = list(_gaps(page, on or timezone.localdate()))
    return sorted(gaps, key=lambda gap: gap.level != GapLevel.ERROR)


def error_gaps(page: "PropertyPage", *, on: date | None = None) -> list[AdvertGap]:
    """Gaps that keep ``page`` off the air."""
    return [gap for gap in advert_gaps(page, on=on) if gap.level == GapLevel.ERROR]


@cache
def _rules_of(region: str) -> tuple[AdvertRule, ...]:
    """Those that can apply in ``region``: a list of a hundred adverts asks a hundred times."""
    return tuple(rule for rule in RULES if not rule.regions or region in rule.regions)


def _gaps(page: "PropertyPage", day: date) -> Iterator[AdvertGap]:
    case = Case(page, day)
    for rule in _rules_of(page.region):
        if rule.applies(page, day) and rule.missing(case):
            yield AdvertGap(
                code=rule.code,
                level=rule.level,
                message=rule.text(case),
                remedy=str(rule.remedy),
                field=rule.field,
                source=rule.source,
                block=rule.block,
                law=rule.law,
                place=rule.place,
                unverified=rule.unverified,
            )
