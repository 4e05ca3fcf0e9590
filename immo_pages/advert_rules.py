"""What the law of a property's region wants in its advert, as dated data with a source.

An error stands on a source read in full (status E in the research); all else is a warning marked
"unverified". Rules read the columns that ``save()`` mirrors, so asking costs no StreamField.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from immo_pages.vocabulary import Category, PriceDisplay, Region, Transaction, Usage

if TYPE_CHECKING:
    from immo_pages.models import PropertyPage

_DWELLINGS = frozenset({Category.HOUSE, Category.APARTMENT})
_NO_CERTIFICATE_NEEDED = frozenset({"exempt", "not_required"})
_BELGIUM = frozenset({Region.WALLONIA, Region.FLANDERS, Region.BRUSSELS})


class GapLevel(StrEnum):
    """An error keeps the advert off the air, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class AdvertRule:
    """One mention an advert must hold. ``missing(page)`` is true when it does not."""

    code: str
    level: GapLevel
    missing: Callable[[Any], bool]
    message: Any
    remedy: Any
    field: str
    source: str
    regions: frozenset[Region] = frozenset()
    valid_from: date = date(1900, 1, 1)
    valid_to: date | None = None

    def applies(self, page: "PropertyPage", on: date) -> bool:
        """Whether the rule is in force for the region of ``page`` on that day."""
        in_region = not self.regions or page.region in self.regions
        in_time = self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
        return in_region and in_time


@dataclass(frozen=True)
class AdvertGap:
    """Something the advert lacks. ``field`` is the panel or block of the editor that mends it."""

    code: str
    level: GapLevel
    message: str
    remedy: str
    field: str
    source: str
    url: str = ""


def _needs_certificate(page: "PropertyPage") -> bool:
    return (
        page.category in _DWELLINGS
        and page.usage == Usage.RESIDENTIAL
        and page.epc_status not in _NO_CERTIFICATE_NEEDED
    )


def _certificate_missing(page: "PropertyPage") -> bool:
    return _needs_certificate(page) and not page.epc_class and page.epc_kwh_m2_year is None


def _score_missing(page: "PropertyPage") -> bool:
    has_certificate = bool(page.epc_class)
    return _needs_certificate(page) and has_certificate and page.epc_kwh_m2_year is None


def _number_missing(page: "PropertyPage") -> bool:
    return (
        _needs_certificate(page)
        and not _certificate_missing(page)
        and not page.epc_certificate_number
    )


def _price_missing(page: "PropertyPage") -> bool:
    return page.price_display != PriceDisplay.ON_REQUEST and page.asking_amount is None


def _charges_missing(page: "PropertyPage") -> bool:
    return page.transaction == Transaction.RENT and page.charges_monthly is None


def _flood_missing(page: "PropertyPage") -> bool:
    return not page.flood_p_score


RULES: tuple[AdvertRule, ...] = (
    AdvertRule(
        code="postal_code_missing",
        level=GapLevel.ERROR,
        missing=lambda page: not page.postal_code or not page.city,
        message=_("The postal code or the city is missing."),
        remedy=_("Fill in the address: the law that applies depends on it."),
        field="postal_code",
        source="wagtail-immo: without a place no region, without a region no rule",
    ),
    AdvertRule(
        code="price_missing",
        level=GapLevel.ERROR,
        missing=_price_missing,
        message=_("The price is missing."),
        remedy=_("Write the price or the rent, or choose “price on request”."),
        field="price",
        source="wagtail-immo: an advert says its price or that it is on request",
    ),
    AdvertRule(
        code="energy_certificate_missing",
        level=GapLevel.ERROR,
        missing=_certificate_missing,
        message=_("The energy certificate is missing."),
        remedy=_("Add the energy block with class and consumption, or the reason of an exemption."),
        field="body",
        source="Wallonia federia.immo 28-9-2021; Flanders lexgo.be, Energiedecreet 11.2.1 §3; "
        "Brussels logic-immo.be quoting Brussels Environment",
        regions=_BELGIUM,
        valid_from=date(2015, 1, 1),
    ),
    AdvertRule(
        code="energy_score_missing",
        level=GapLevel.ERROR,
        missing=_score_missing,
        message=_("The consumption in kWh/m² a year (EPC score) is missing."),
        remedy=_("Write the figure of the certificate in the energy block."),
        field="body",
        source="Energiedecreet art. 11.2.1 §3 (lexgo.be)",
        regions=frozenset({Region.FLANDERS}),
    ),
    AdvertRule(
        code="energy_certificate_number_missing",
        level=GapLevel.WARNING,
        missing=_number_missing,
        message=_("The number of the energy certificate is missing (unverified)."),
        remedy=_("Write the unique code of the certificate in the energy block."),
        field="body",
        source="unverified: the exact list of Walloon mentions is to be confirmed",
        regions=_BELGIUM,
    ),
    AdvertRule(
        code="charges_missing",
        level=GapLevel.WARNING,
        missing=_charges_missing,
        message=_("The monthly charges are missing."),
        remedy=_("Write the charges beside the rent; write 0 when there are none."),
        field="charges_monthly",
        source="immo.vlan.be (lettings for housing say rent and charges)",
        regions=_BELGIUM,
    ),
    AdvertRule(
        code="flood_scores_missing",
        level=GapLevel.WARNING,
        missing=_flood_missing,
        message=_("The flood scores are missing."),
        remedy=_("Ask the free report of the VMM and choose the P-score and the G-score."),
        field="flood_p_score",
        source="biv.be 7-12-2022",
        regions=frozenset({Region.FLANDERS}),
        valid_from=date(2023, 1, 1),
    ),
    AdvertRule(
        code="photo_missing",
        level=GapLevel.WARNING,
        missing=lambda page: page.cover_id is None,
        message=_("There is no photo yet."),
        remedy=_("Add a photo gallery: the first photo becomes the cover."),
        field="body",
        source="wagtail-immo",
    ),
)


def advert_gaps(page: "PropertyPage", *, on: date | None = None) -> list[AdvertGap]:
    """Everything the advert of ``page`` lacks on that day (today by default), errors first."""
    day = on or timezone.localdate()
    gaps = list(_gaps(page, day))
    return sorted(gaps, key=lambda gap: gap.level != GapLevel.ERROR)


def error_gaps(page: "PropertyPage", *, on: date | None = None) -> list[AdvertGap]:
    """Gaps that keep ``page`` off the air."""
    return [gap for gap in advert_gaps(page, on=on) if gap.level == GapLevel.ERROR]


def _gaps(page: "PropertyPage", day: date) -> Iterator[AdvertGap]:
    for rule in RULES:
        if rule.applies(page, day) and rule.missing(page):
            yield AdvertGap(
                code=rule.code,
                level=rule.level,
                message=str(rule.message),
                remedy=str(rule.remedy),
                field=rule.field,
                source=rule.source,
            )
