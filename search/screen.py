"""What the page shows of an answer: words, links and numbers, nothing to work out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from immo_listings.reading.clusters import square_around
from search.asked import LIST, MAP, RELEVANT, SORTS, Asked
from search.cards import Hit, hits_of
from search.choices import Choice, Town, choices_of, chosen_texts, more_in_use, towns_of
from search.filters import box_text
from search.found import Found, zoom_of
from search.prices import Prices, prices_of

MAPS = "https://www.openstreetmap.org"
_GROUPS = {
    "price_min": "price",
    "price_max": "price",
    "area": "living_area",
    "area_max": "living_area",
    "epc": "epc_class",
}


@dataclass(frozen=True)
class Chip:
    """A filter in force. ``without``: the address without it; ``count``: what that would leave."""

    text: str
    without: str
    count: int | None = None


@dataclass(frozen=True)
class Area:
    """A square of the map: how many lie in it, and the address that shows them."""

    city: str
    count: int
    latitude: float
    longitude: float
    query: str


class Screen:
    """All that the template asks of an answer."""

    def __init__(self, found: Found, agencies: Mapping[int, str]) -> None:
        self.found, self.agencies = found, agencies
        self.asked: Asked = found.asked

    @cached_property
    def hits(self) -> list[Hit]:
        """Cards of this page of the list."""
        return hits_of(self.found.cards, self.asked.words.split(), self.agencies)

    @cached_property
    def chips(self) -> list[Chip]:
        """Each filter in force, the words first."""
        asked, counts = self.asked, self.found.narrowing.without
        quoted = _("“%(words)s”") % {"words": asked.words}
        chips = [Chip(quoted, asked.without("q").query)] if asked.words else []
        for name, value, text in chosen_texts(asked):
            alone = value is None or len(asked.values[name]) == 1
            count = counts.get(_GROUPS.get(name, name)) if alone else None
            chips.append(Chip(text, asked.without(name, value).query, count))
        return chips

    @property
    def loosening(self) -> list[Chip]:
        """Filters that hide something; all of them when only several together do."""
        return [chip for chip in self.chips if chip.count] or self.chips

    @cached_property
    def title(self) -> str:
        """What is searched, in a few words."""
        texts = [chip.text for chip in self.chips]
        return ", ".join(texts[:4]) if texts else _("Search properties")

    @cached_property
    def choices(self) -> dict[str, list[Choice]]:
        """Values of each filter with their counts."""
        return choices_of(self.asked, self.found.narrowing)

    @cached_property
    def towns(self) -> list[Town]:
        """Towns with most to show."""
        return towns_of(self.asked, self.found.narrowing)

    @cached_property
    def prices(self) -> Prices | None:
        """The spread of prices."""
        return prices_of(self.asked, self.found.narrowing)

    @property
    def meant(self) -> list[Town]:
        """Towns that the words may name, as links without the words."""
        plain = self.asked.without("q")
        return [
            Town(
                f"{one.value} ({one.also})" if one.also else one.value,
                plain.having("place", one.value).query,
                one.count,
            )
            for one in self.found.towns
        ]

    @property
    def box(self) -> str:
        """The part of the map, as the address says it."""
        return box_text(self.asked.values["box"])

    @property
    def previous(self) -> int:
        """Number of the page before this one."""
        return self.asked.page - 1

    @property
    def next(self) -> int:
        """Number of the page after this one."""
        return self.asked.page + 1

    @property
    def in_use(self) -> int:
        """How many filters are in force."""
        return more_in_use(self.asked)

    @property
    def sorts(self) -> list[tuple[str, Any, bool]]:
        """Orders on offer; the best match only where there are words to match.

        The usual one has no name: kept in the address, it would outlive the words or their lack.
        """
        offered = {name: one for name, one in SORTS.items() if name != RELEVANT or self.asked.words}
        usual = self.asked.usual_sort
        return [
            ("" if name == usual else name, label, name == self.asked.sort)
            for name, (_order, label) in offered.items()
        ]

    @property
    def sort(self) -> str:
        """The order in force, blank for the usual one."""
        return "" if self.asked.sort == self.asked.usual_sort else self.asked.sort

    @cached_property
    def areas(self) -> list[Area]:
        """Squares of the map, the fullest first."""
        zoom = zoom_of(self.asked.values.get("box"))
        return [
            Area(
                one.city,
                one.count,
                one.latitude,
                one.longitude,
                self._in_list(square_around(one.latitude, one.longitude, zoom)),
            )
            for one in self.found.clusters
        ]

    @property
    def off_the_map(self) -> int:
        """Matches without a place on the map."""
        return self.found.total - sum(area.count for area in self.areas)

    @property
    def other_view(self) -> str:
        """The same question as a list or as a map."""
        return self._seen(LIST if self.asked.view == MAP else MAP)

    @property
    def map_address(self) -> dict[str, str]:
        """OpenStreetMap around all that was found, framed and as a page; nothing is asked of it
        before a click."""
        if not self.areas:
            return {}
        west, east = (f(a.longitude for a in self.areas) for f in (min, max))
        south, north = (f(a.latitude for a in self.areas) for f in (min, max))
        edge = 0.02
        box = (west - edge, south - edge, east + edge, north + edge)
        joined = "%2C".join(f"{degrees:.4f}" for degrees in box)
        middle = f"{(south + north) / 2:.4f}/{(west + east) / 2:.4f}"
        return {
            "frame": f"{MAPS}/export/embed.html?bbox={joined}&layer=mapnik",
            "page": f"{MAPS}/#map=10/{middle}",
        }

    def _seen(self, view: str) -> str:
        return replace(self.asked, view=view, page=1).query

    def _in_list(self, box: Any) -> str:
        return replace(self.asked.having("box", box), view=LIST).query
