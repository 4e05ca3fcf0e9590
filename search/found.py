"""Answer a question: what matches, how many, and what each further choice would leave."""

import math
from dataclasses import dataclass, field, replace

from immo_listings.reading.clusters import WIDEST, Cluster, read_clusters
from immo_listings.reading.narrowing import Narrowing, read_narrowing
from immo_listings.reading.places import Place, read_near, read_places
from immo_listings.reading.slices import Slice, read_slice
from immo_listings.reading.wanted import Box, Wanted
from immo_listings.reading.where import Reach
from immo_pages.vocabulary import Category, Subtype
from search.asked import LIST, SORTS, Asked
from search.places import Suggestion, Where, suggestions, where_is
from search.spelling import corrected

PAGE_SIZE = 24
MOST_PAGES = 400
#: Squares of a country are 0.18 degrees wide, about 20 km; those of a box a sixteenth of it.
_ZOOM, _NEARER, _NEAREST = 8, 4, 16
_DROPPING = ("price", "-price", "-living_area")


@dataclass(frozen=True)
class Found:
    """``asked`` may have another word than the visitor's: then ``instead_of`` holds hers.

    ``total`` counts what is listed in this order, ``narrowing.total`` what matches: an order by
    price leaves out what has none to show. ``towns``: what a word may mean when nothing was found.
    """

    asked: Asked
    where: Where
    narrowing: Narrowing
    cards: Slice = field(default_factory=lambda: Slice([], [], 0, ""))
    clusters: list[Cluster] = field(default_factory=list)
    instead_of: str = ""
    towns: list[Suggestion] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many the list holds."""
        return self.cards.total or 0

    @property
    def left_out(self) -> int:
        """Matches that this order cannot place."""
        return self.narrowing.total - self.total

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return min(max(-(-self.total // PAGE_SIZE), 1), MOST_PAGES)


def find(reach: Reach, asked: Asked, language: str) -> Found:
    """Two queries: counts and cards. One more for a town, one for an order by price or area.

    When nothing holds the words: one for near words, and the two again with those.
    """
    where = _where(reach, asked, language)
    wanted = asked.wanted(language, where)
    narrowing = read_narrowing(reach, wanted)
    if not narrowing.total:
        return _again(reach, asked, language, where, narrowing)
    return _listed(reach, Found(asked, where, narrowing), wanted)


def _where(reach: Reach, asked: Asked, language: str) -> Where:
    typed = asked.values.get("place")
    if not typed:
        return Where()
    there = where_is(typed, read_places(reach, language))
    # A town that nothing lies in is asked for as it is: the counts of all else stay true.
    return Where(cities=(typed,)) if there.is_nowhere else there


def _again(reach: Reach, asked: Asked, language: str, where: Where, narrowing: Narrowing) -> Found:
    """With near words in place of those that nothing holds."""
    nothing = Found(asked, where, narrowing)
    if not asked.words:
        return nothing
    near = read_near(reach, language, asked.words.split())
    kinds = [
        str(label) for vocabulary in (Category, Subtype) for _code, label in vocabulary.choices
    ]
    if better := corrected(asked.words, [*near, *kinds]):
        instead = replace(asked, words=better)
        wanted = instead.wanted(language, where)
        counts = read_narrowing(reach, wanted)
        if counts.total:
            found = Found(instead, where, counts, instead_of=asked.words)
            return _listed(reach, found, wanted)
    return replace(nothing, towns=_towns(asked.words, read_places(reach, language)))


def _towns(words: str, places: list[Place]) -> list[Suggestion]:
    """Towns that the words name, all together or one by one."""
    for typed in (words, *words.split()):
        if len(typed) > 2 and (found := suggestions(typed, places)):
            return found
    return []


def _listed(reach: Reach, found: Found, wanted: Wanted) -> Found:
    order = SORTS[found.asked.sort][0]
    if found.asked.view != LIST:
        clusters = read_clusters(reach, wanted, zoom_of(wanted.box), named=True)
        return replace(found, clusters=clusters, cards=_all(found))
    last = min(-(-found.narrowing.total // PAGE_SIZE), MOST_PAGES)
    page = min(found.asked.page, last)
    cards = read_slice(
        reach,
        wanted,
        order=order,
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
        counted=order in _DROPPING,
    )
    if cards.total is None:
        cards = replace(cards, total=found.narrowing.total)
    return replace(found, cards=cards, asked=replace(found.asked, page=page))


def zoom_of(box: Box | None) -> int:
    """How fine the squares of the map are."""
    if box is None:
        return _ZOOM
    return min(round(math.log2(WIDEST / (box.east - box.west))) + _NEARER, _NEAREST)


def _all(found: Found) -> Slice:
    return Slice([], [], found.narrowing.total, "")
