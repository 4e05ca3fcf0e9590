"""What a visitor may put in the address of the search page: each filter is declared once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from immo_listings.reading.wanted import Box
from immo_pages import filters as lists
from immo_pages.formats import area_text
from immo_pages.vocabulary import Category, Feature, MarketStatus, Subtype

_OF_LISTS = {one.name: one for one in lists.FILTERS}
#: Each class with what may follow the letter; scales of other regions have more of them.
_ENDINGS = ("", "+", "++", "+++", "-")
_NEVER_LISTED = frozenset({MarketStatus.WITHDRAWN})


@dataclass(frozen=True)
class Filter:
    """``parse`` gives None for what it does not understand; ``many``: several may be chosen."""

    name: str
    parse: Callable[[str], Any]
    text: Callable[[Any], str]
    many: bool = False


def filter_named(name: str) -> Filter:
    """The filter called ``name``; raises KeyError."""
    return {one.name: one for one in FILTERS}[name]


def energy_classes(letter: str) -> tuple[str, ...]:
    """``A``, ``A+``, ``A++`` ...: the classes that start with ``letter``."""
    return tuple(letter + ending for ending in _ENDINGS)


def _code(vocabulary: Any) -> Callable[[str], str | None]:
    return lambda raw: raw if raw in vocabulary.values and raw not in _NEVER_LISTED else None


def _word(vocabulary: Any) -> Callable[[str], str]:
    return lambda code: str(capfirst(vocabulary(code).label))


def _like_lists(name: str, *, many: bool = False) -> Filter:
    """As in the list of an agency's properties: the same name, understood in the same way."""
    one = _OF_LISTS[name]
    return Filter(name, one.parse, lambda value: str(capfirst(one.text(value))), many)


def _box(raw: str) -> Box | None:
    """``west,south,east,north`` in degrees."""
    try:
        west, south, east, north = (float(part) for part in raw.split(","))
    except ValueError:
        return None
    inside = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return Box(west, south, east, north) if inside else None


def box_text(box: Box) -> str:
    """The box as the address says it."""
    return ",".join(f"{degrees:.6g}" for degrees in (box.west, box.south, box.east, box.north))


FILTERS: tuple[Filter, ...] = (
    _like_lists("transaction"),
    Filter("category", _code(Category), _word(Category), many=True),
    Filter("subtype", _code(Subtype), _word(Subtype), many=True),
    _like_lists("place"),
    _like_lists("price_min"),
    _like_lists("price_max"),
    _like_lists("bedrooms"),
    _like_lists("area"),
    Filter(
        "area_max",
        lists.whole_number,
        lambda area: _("at most %(area)s") % {"area": area_text(area)},
    ),
    _like_lists("epc", many=True),
    Filter("features", _code(Feature), _word(Feature), many=True),
    Filter("status", _code(MarketStatus), _word(MarketStatus), many=True),
    Filter("box", _box, lambda _box: _("Part of the map")),
)
