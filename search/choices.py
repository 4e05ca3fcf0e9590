"""What the form offers: only what would leave something, each with how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import ngettext

from immo_listings.reading.narrowing import Narrowing
from immo_pages.filters import LETTERS
from immo_pages.vocabulary import Category, Feature, MarketStatus, Subtype, Transaction
from search.asked import Asked, text_of

_VOCABULARIES: dict[str, Any] = {
    "transaction": Transaction,
    "category": Category,
    "subtype": Subtype,
    "features": Feature,
    "status": MarketStatus,
}
_MOST_BEDROOMS = 5
MOST_TOWNS = 8


@dataclass(frozen=True)
class Choice:
    """One value of a filter. ``count``: how many it would leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Town:
    """A town to narrow to: a link, which needs no form."""

    label: str
    query: str
    count: int


def choices_of(asked: Asked, narrowing: Narrowing) -> dict[str, list[Choice]]:
    """Choices by name of the filter, in the order of the vocabulary."""
    found = {
        name: _of_codes(asked, name, vocabulary.choices, narrowing.counts.get(name, {}))
        for name, vocabulary in _VOCABULARIES.items()
    }
    # Twenty finer kinds help nobody who has not said yet whether she looks for a house.
    if not {"category", "subtype"} & set(asked.values):
        found["subtype"] = []
    letters = _by_letter(narrowing.counts.get("epc_class", {}))
    found["epc"] = _of_codes(asked, "epc", ((one, one) for one in LETTERS), letters)
    found["bedrooms"] = _bedrooms(asked, narrowing.counts.get("bedrooms", {}))
    return found


def towns_of(asked: Asked, narrowing: Narrowing) -> list[Town]:
    """The towns with most to show, unless one is chosen already."""
    if "place" in asked.values:
        return []
    most = sorted(narrowing.places, key=lambda place: -place[2])[:MOST_TOWNS]
    return [
        Town(city or code, asked.having("place", f"{code} {city}".strip()).query, count)
        for code, city, count in most
    ]


def more_in_use(asked: Asked) -> int:
    """How many filters are in force."""
    return sum(len(one) if isinstance(one, tuple) else 1 for one in asked.values.values())


def _of_codes(
    asked: Asked, name: str, codes: Iterable[tuple[str, Any]], counts: dict[str, int]
) -> list[Choice]:
    chosen = asked.values.get(name, ())
    chosen = chosen if isinstance(chosen, tuple) else (chosen,)
    return [
        Choice(code, str(capfirst(label)), counts.get(code, 0), code in chosen)
        for code, label in codes
        if counts.get(code) or code in chosen
    ]


def _by_letter(counts: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for code, count in counts.items():
        found[code[:1]] = found.get(code[:1], 0) + count
    return found


def _bedrooms(asked: Asked, counts: dict[str, int]) -> list[Choice]:
    """``2 bedrooms or more``: with all that have more."""
    chosen = asked.values.get("bedrooms")
    offered = {*range(1, _MOST_BEDROOMS + 1), chosen} - {None}
    found = []
    for least in sorted(offered):
        count = sum(many for rooms, many in counts.items() if int(rooms) >= least)
        if count or least == chosen:
            label = ngettext("%(count)d or more", "%(count)d or more", least) % {"count": least}
            found.append(Choice(str(least), label, count, least == chosen))
    return found


def chosen_texts(asked: Asked) -> list[tuple[str, Any, str]]:
    """Name, value (None where there is one only) and words of each filter in force."""
    found = []
    for name, value in asked.values.items():
        if isinstance(value, tuple):
            found += [(name, one, _worded(name, one)) for one in value]
        else:
            found.append((name, None, _worded(name, value)))
    return found


def _worded(name: str, value: Any) -> str:
    return str(capfirst(text_of(name, value)))
