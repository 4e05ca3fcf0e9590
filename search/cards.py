"""Draw the stored card of a property with the same template as all other cards."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.safestring import SafeString

from immo_listings.answers import stored_photo
from immo_listings.reading.slices import Slice
from immo_pages.cards import Card, card_of
from search.marks import excerpt, marked

_AMOUNTS = ("amount", "charges", "deposit", "previous", "vat_rate", "cadastral_income")
_AREAS = ("living_area", "plot_area")


@dataclass(frozen=True)
class Hit:
    """A card, and the part of its summary that holds the words of the question."""

    card: Card
    excerpt: SafeString


def hits_of(cards: Slice, words: list[str], agencies: Mapping[int, str]) -> list[Hit]:
    """Cards of one slice with ``words`` marked; named where several ``agencies`` are listed."""
    return [
        _hit(text, words, agencies.get(agency, ""))
        for text, agency in zip(cards.items, cards.agencies, strict=True)
    ]


def _hit(text: str, words: list[str], agency: str) -> Hit:
    stored = json.loads(text)
    card = _card(stored, text, agency)
    if not words:
        return Hit(card, SafeString(""))
    return Hit(replace(card, title=marked(card.title, words)), excerpt(stored["summary"], words))


def _card(stored: dict[str, Any], text: str, agency: str) -> Card:
    facts = SimpleNamespace(**stored)
    facts.price = _with_amounts(stored["price"], _AMOUNTS)
    facts.address = SimpleNamespace(**stored["address"])
    facts.energy = SimpleNamespace(**stored["energy"]) if stored["energy"] else None
    for name in _AREAS:
        setattr(facts, name, _amount(stored[name]))
    return card_of(facts, stored_photo(text), agency=agency)


def _with_amounts(stored: dict[str, Any], names: tuple[str, ...]) -> SimpleNamespace:
    return SimpleNamespace(**stored | {name: _amount(stored[name]) for name in names})


def _amount(text: Any) -> Decimal | None:
    return None if text is None else Decimal(str(text))
