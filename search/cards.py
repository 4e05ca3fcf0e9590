"""Draw the stored card of a listing with the same template as all other cards."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from immo_listings.answers import stored_photo
from immo_listings.models import Listing
from immo_pages.cards import Card, card_of

_AMOUNTS = ("amount", "charges", "deposit", "previous", "vat_rate", "cadastral_income")
_AREAS = ("living_area", "plot_area")


def card_of_listing(listing: Listing, *, with_agency: bool) -> Card:
    """Card of ``listing``; with the agency's name where several are listed together."""
    stored = listing.card_data | {"url": listing.address.url}
    facts = SimpleNamespace(**stored)
    facts.price = _with_amounts(stored["price"], _AMOUNTS)
    facts.address = SimpleNamespace(**stored["address"])
    facts.energy = SimpleNamespace(**stored["energy"]) if stored["energy"] else None
    for name in _AREAS:
        setattr(facts, name, _amount(stored[name]))
    return card_of(
        facts, stored_photo(listing.card), agency=listing.agency.name if with_agency else ""
    )


def _with_amounts(stored: dict[str, Any], names: tuple[str, ...]) -> SimpleNamespace:
    return SimpleNamespace(**stored | {name: _amount(stored[name]) for name in names})


def _amount(text: Any) -> Decimal | None:
    return None if text is None else Decimal(str(text))
