"""From the address to a question, and back: the whole state of the page is in its address."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Self

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from immo_listings.reading.wanted import (
    LONGEST_TEXT,
    MOST_VALUES,
    MOST_WORDS,
    NEWEST,
    RELEVANCE,
    Wanted,
)
from search.filters import FILTERS, Filter, box_text, energy_classes, filter_named
from search.places import Where

LIST, MAP = "list", "map"
RELEVANT, NEW = "relevance", "newest"
#: Name in the address -> order of the read model, words.
SORTS: dict[str, tuple[str, str | Promise]] = {
    RELEVANT: (RELEVANCE, _("best match first")),
    NEW: (NEWEST, _("newest first")),
    "price": ("price", _("lowest price first")),
    "price_desc": ("-price", _("highest price first")),
    "area": ("-living_area", _("largest first")),
}
_LARGEST = 10**9
_PAIRS = (("price_min", "price_max"), ("area", "area_max"))


@dataclass(frozen=True)
class Asked:
    """A question as it was understood. ``ignored``: names of what was not.

    ``values``: one value, or a tuple where several may be chosen.
    """

    words: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    sort: str = NEW
    view: str = LIST
    page: int = 1
    ignored: tuple[str, ...] = ()

    @classmethod
    def of(cls, parameters: QueryDict) -> Self:
        """What the address asks; what it says wrongly is left out, never an error."""
        words = parameters.get("q", "")[:LONGEST_TEXT].replace("\x00", " ").split()[:MOST_WORDS]
        values: dict[str, Any] = {}
        ignored = []
        for one in FILTERS:
            understood, wrong = _read(one, parameters.getlist(one.name))
            if understood:
                values[one.name] = understood if one.many else understood[0]
            if wrong:
                ignored.append(one.name)
        usual = RELEVANT if words else NEW
        sort = parameters.get("sort", "") or usual
        if sort not in SORTS or (sort == RELEVANT and not words):
            ignored += ["sort"] if sort not in SORTS else []
            sort = usual
        page = parameters.get("page", "")
        return cls(
            words=" ".join(words),
            values=_in_order(values),
            sort=sort,
            view=MAP if parameters.get("view") == MAP else LIST,
            page=max(int(page), 1) if page.isdecimal() and len(page) < 6 else 1,
            ignored=tuple(ignored),
        )

    @property
    def usual_sort(self) -> str:
        """The order when none is asked for."""
        return RELEVANT if self.words else NEW

    @property
    def is_plain(self) -> bool:
        """Nothing is asked: the address that search engines may keep."""
        return not self.query and self.page == 1

    @property
    def query(self) -> str:
        """The question as an address, always in the same order, without the page."""
        query = QueryDict(mutable=True)
        if self.words:
            query["q"] = self.words
        for name in [one.name for one in FILTERS if one.name in self.values]:
            value = self.values[name]
            chosen = value if isinstance(value, tuple) else (value,)
            query.setlist(name, [_said(name, one) for one in chosen])
        if self.sort != self.usual_sort:
            query["sort"] = self.sort
        if self.view != LIST:
            query["view"] = self.view
        return query.urlencode()

    def without(self, name: str, value: Any = None) -> "Asked":
        """The same question without one filter, or without one of its values; the first page."""
        if name == "q":
            return replace(self, words="", page=1, sort=NEW if self.sort == RELEVANT else self.sort)
        values = {key: chosen for key, chosen in self.values.items() if key != name}
        if value is not None and isinstance(self.values.get(name), tuple):
            left = tuple(one for one in self.values[name] if one != value)
            values |= {name: left} if left else {}
        return replace(self, values=values, page=1)

    def having(self, name: str, value: Any) -> "Asked":
        """The same question with ``name`` being ``value``; the first page."""
        return replace(self, values=self.values | {name: value}, page=1)

    def wanted(self, language: str, where: Where) -> Wanted:
        """The question in the words of the read model; towns as ``where`` has found them."""
        values = self.values
        choices = {name: values[name] for name in _SEVERAL if name in values}
        if transaction := values.get("transaction"):
            choices["transaction"] = (transaction,)
        if letters := values.get("epc"):
            choices["epc_class"] = tuple(c for one in letters for c in energy_classes(one))
        if where.postal_codes:
            choices["postal_code"] = where.postal_codes[:MOST_VALUES]
        return Wanted(
            language,
            lowest={_COLUMNS[k]: Decimal(values[k]) for k in _LOWEST if k in values},
            highest={_COLUMNS[k]: Decimal(values[k]) for k in _HIGHEST if k in values},
            choices=choices,
            cities=where.cities[:MOST_VALUES],
            features=values.get("features", ()),
            text=self.words,
            box=values.get("box"),
        )


_SEVERAL = ("category", "subtype", "status")
_LOWEST, _HIGHEST = ("price_min", "area", "bedrooms"), ("price_max", "area_max")
_COLUMNS = {
    "price_min": "price",
    "price_max": "price",
    "area": "living_area",
    "area_max": "living_area",
    "bedrooms": "bedrooms",
}


def _read(one: Filter, raws: list[str]) -> tuple[tuple[Any, ...], bool]:
    """Understood values, each once, and whether something was not understood."""
    found: list[Any] = []
    wrong = False
    for raw in [raw.strip() for raw in raws[:MOST_VALUES] if raw.strip()]:
        value = one.parse(raw)
        if value is None or (isinstance(value, int) and value > _LARGEST):
            wrong = True
        elif value not in found and value != 0:
            found.append(value)
    return tuple(found), wrong


def _in_order(values: dict[str, Any]) -> dict[str, Any]:
    """The lowest before the highest, whichever way round they were written."""
    for low, high in _PAIRS:
        if low in values and high in values and values[low] > values[high]:
            values[low], values[high] = values[high], values[low]
    return values


def _said(name: str, value: Any) -> str:
    return box_text(value) if name == "box" else str(value)


def text_of(name: str, value: Any) -> str:
    """One value of a filter in words."""
    return filter_named(name).text(value)
