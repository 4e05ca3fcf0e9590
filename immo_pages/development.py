"""A development and its units as visitors may know them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from immo_blocks.media import is_shown
from immo_pages.addresses import canonical_url
from immo_pages.browsing import public_properties
from immo_pages.cards import Card, card_of, kind_of, label_of
from immo_pages.facts import PublicFacts, public_facts
from immo_pages.facts.hiding import public_address, public_point
from immo_pages.facts.shapes import PublicAddress, PublicPoint
from immo_pages.formats import PriceLine, money_text, price_line
from immo_pages.models import DevelopmentPage
from immo_pages.vocabulary import MarketStatus, PriceDisplay


@dataclass(frozen=True)
class Unit:
    """A row of the table of units."""

    facts: PublicFacts
    card: Card
    kind: str
    price: PriceLine
    status: str


@dataclass(frozen=True)
class Development:
    """Facts of a development; ``lowest`` is the lowest price shown of a unit to be had."""

    title: str
    url: str
    summary: str
    address: PublicAddress
    location: PublicPoint | None
    delivery_on: Any
    cover: Any
    units: list[Unit]
    available: int
    lowest: str

    @property
    def place(self) -> str:
        """Postal code and city."""
        return " ".join(part for part in (self.address.postal_code, self.address.city) if part)


def development_of(page: DevelopmentPage) -> Development:
    """``page`` with its live public units."""
    return _built(page, public_properties(page).order_by("path"))


def developments_below(root: Page) -> list[Development]:
    """Live public developments below ``root`` with their units: two queries for all."""
    pages = DevelopmentPage.objects.descendant_of(root).live().public()
    found = list(pages.select_related("locale", "cover").defer_streamfields().order_by("path"))
    if not found:
        return []
    depths = {page.depth + 1 for page in found}
    units = list(public_properties(root).filter(depth__in=depths).order_by("path"))
    return [_built(page, [unit for unit in units if _is_below(unit, page)]) for page in found]


def _is_below(unit: Page, page: Page) -> bool:
    return bool(unit.path.startswith(page.path))


def _built(page: DevelopmentPage, pages: Iterable[Any]) -> Development:
    units = [_unit(public_facts(unit), unit.cover) for unit in pages]
    to_be_had = [unit for unit in units if unit.facts.status == MarketStatus.AVAILABLE]
    return Development(
        title=page.title,
        url=canonical_url(page),
        summary=page.summary,
        address=public_address(page),
        location=public_point(page),
        delivery_on=page.delivery_on,
        cover=page.cover if is_shown(page.cover) else None,
        units=units,
        available=len(to_be_had),
        lowest=_lowest(to_be_had),
    )


def _unit(facts: PublicFacts, cover: Any) -> Unit:
    price = price_line(facts.price, transaction=facts.transaction, status=facts.status)
    status = label_of(MarketStatus, facts.status)
    return Unit(facts, card_of(facts, cover), kind_of(facts), price, status)


def _lowest(units: list[Unit]) -> str:
    prices = [
        (unit.facts.price.amount, unit.facts.price.currency)
        for unit in units
        if unit.facts.price.amount is not None
        and unit.facts.price.display != PriceDisplay.ON_REQUEST
    ]
    return money_text(*min(prices)) if prices else ""
