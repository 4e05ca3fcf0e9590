"""From a question to SQL: conditions of text and parameters, never a value in the text."""

import math
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import connection

from immo_listings.reading.platform import Platform
from immo_listings.reading.space import Space
from immo_listings.reading.wanted import Box, Circle, Wanted
from immo_listings.words import configuration_of, plain_words
from immo_pages.market.visibility import RESERVED
from immo_pages.vocabulary import MarketStatus

Condition = tuple[str, list[Any]]
#: One agency, or all that the platform lists.
Reach = Space | Platform
_KM_A_DEGREE_NORTH, _KM_A_DEGREE_EAST = 110.574, 111.320
FROM = """
  FROM immo_listings_listing l JOIN wagtailcore_page p ON p.id = l.page_id
"""

_LOOKED_UP = """
  FROM immo_listings_listing l
  JOIN LATERAL (SELECT * FROM wagtailcore_page q WHERE q.id = l.page_id OFFSET 0) p ON true
"""


def looked_up() -> str:
    """``FROM`` for what counts or ranks a part of an agency: its pages are looked up one by one.

    Left to choose, PostgreSQL reads the pages of all agencies from end to end for a thousand rows.
    """
    return _LOOKED_UP if connection.vendor == "postgresql" else FROM


def where(space: Reach, wanted: Wanted) -> Condition:
    """All conditions of a list, joined: what the public may see, then what is wanted."""
    parts = [*_public(space), *_listed(space), *_wanted(wanted)]
    text = " AND ".join(sql for sql, _parameters in parts)
    return f" WHERE {text}", [value for _sql, values in parts for value in values]


def where_one(space: Space, language: str) -> Condition:
    """Conditions of a single property: its address answers, whether lists show it or not."""
    parts = [*_public(space), ("l.language_code = %s", [language])]
    text = " AND ".join(sql for sql, _parameters in parts)
    return f" WHERE {text}", [value for _sql, values in parts for value in values]


def _public(space: Reach) -> Iterator[Condition]:
    """What the tree and the clock say, joined at read: nothing that hides waits for a copy."""
    yield _of_agencies(space)
    yield from live(space)
    yield from _not_ended(space)
    yield from _not_withdrawn()
    yield from in_space(space)


def _of_agencies(space: Reach) -> Condition:
    if isinstance(space, Platform):
        return _among_keys(space.names)
    return "l.agency_id = %s", [space.agency_id]


def _among_keys(keys: Iterable[int]) -> Condition:
    """No key: nothing, never everything."""
    found = list(keys)
    marks = ", ".join(["%s"] * len(found))
    return (f"l.agency_id IN ({marks})", found) if found else ("1 = 0", [])


def open_page(space: Space) -> Condition:
    """The same for the page ``p`` of any other stored answer: " AND ..." and its parameters."""
    parts = [*live(space), *_not_expired(space), *in_space(space)]
    text = "".join(f" AND {sql}" for sql, _parameters in parts)
    return text, [value for _sql, values in parts for value in values]


def live(space: Reach) -> Iterator[Condition]:
    """Published, and still so."""
    yield "p.live", []


def in_space(space: Reach) -> Iterator[Condition]:
    """Below the root of a site of its own; behind no password or login."""
    if space.root_path:
        yield "p.path LIKE %s", [f"{space.root_path}%"]
    yield from _open_to_all(space)


def _open_to_all(space: Reach) -> Iterator[Condition]:
    for path in space.restricted:
        yield "p.path NOT LIKE %s", [f"{path}%"]


def _not_ended(space: Reach) -> Iterator[Condition]:
    yield "(l.ends_at IS NULL OR l.ends_at > %s)", [moment(space.now)]


def _not_expired(space: Space) -> Iterator[Condition]:
    yield "(p.expire_at IS NULL OR p.expire_at > %s)", [moment(space.now)]


def _not_withdrawn() -> Iterator[Condition]:
    # In the text: one plan serves all values, and of an unknown status PostgreSQL expects all rows
    # or none, by how many different ones there are.
    yield f"l.status <> '{MarketStatus.WITHDRAWN.value}'", []


def moment(value: datetime) -> Any:
    """``value`` as this database compares it; SQLite keeps text without a time zone."""
    return connection.ops.adapt_datetimefield_value(value)


def _listed(space: Reach) -> Iterator[Condition]:
    if isinstance(space, Platform):
        listing, keys = _among_keys(space.lists_all)
        others, states = _among("l.status", sorted(RESERVED), negated=True)
        yield f"({others} OR {listing})", [*states, *keys]
    elif not space.lists_reserved:
        yield _among("l.status", sorted(RESERVED), negated=True)


def _wanted(wanted: Wanted) -> Iterator[Condition]:
    yield "l.language_code = %s", [wanted.language]
    yield from narrowed(wanted)


def narrowed(wanted: Wanted) -> Iterator[Condition]:
    """What is asked for besides the language."""
    for column, value in wanted.lowest.items():
        yield f"l.{column} >= %s", [value]
    for column, value in wanted.highest.items():
        yield f"l.{column} <= %s", [value]
    for column, values in wanted.choices.items():
        yield _among(f'l."{column}"', values)  # "transaction" is a word of SQL
    for feature in wanted.features:
        yield "l.features LIKE %s", [f"%|{feature}|%"]
    yield from _relations(wanted)
    yield from _places(wanted)
    if wanted.text:
        yield words_match(wanted)


def _relations(wanted: Wanted) -> Iterator[Condition]:
    if wanted.agent is not None:
        yield "l.agent_key = %s", [wanted.agent]
    if wanted.development is not None:
        yield "l.development_key = %s", [wanted.development]
    if wanted.available_until is not None:
        yield "l.available_from <= %s", [wanted.available_until]


def _places(wanted: Wanted) -> Iterator[Condition]:
    if wanted.cities:
        # SQLite makes small letters of ASCII only: "Écaussinnes" is compared as it is, too.
        same = dict.fromkeys([*map(str.lower, wanted.cities), *wanted.cities])
        yield _among("lower(l.city)", same)
    if wanted.box:
        yield from _inside(wanted.box)
    if wanted.circle:
        yield from _around(wanted.circle)


def _among(column: str, values: Any, *, negated: bool = False) -> Condition:
    found = [str(value) for value in values]
    marks = ", ".join(["%s"] * len(found))
    return f"{column} {'NOT IN' if negated else 'IN'} ({marks})", found


def _inside(box: Box) -> Iterator[Condition]:
    yield "l.longitude BETWEEN %s AND %s", [box.west, box.east]
    yield "l.latitude BETWEEN %s AND %s", [box.south, box.north]


def _around(circle: Circle) -> Iterator[Condition]:
    """A box first, for the planner; then the distance on a plane, true to 0.5 % within 100 km."""
    north = circle.km / _KM_A_DEGREE_NORTH
    east = circle.km / _east(circle)
    yield from _inside(
        Box(
            circle.longitude - east,
            circle.latitude - north,
            circle.longitude + east,
            circle.latitude + north,
        )
    )
    distance, parameters = squared_distance(circle)
    yield f"{distance} <= %s", [*parameters, circle.km**2]


def squared_distance(circle: Circle) -> Condition:
    """Square of the distance of a listing from the centre, in km²."""
    north, east = "((l.latitude - %s) * %s)", "((l.longitude - %s) * %s)"
    parameters = [circle.latitude, _KM_A_DEGREE_NORTH, circle.longitude, _east(circle)]
    doubled = [*parameters[:2], *parameters[:2], *parameters[2:], *parameters[2:]]
    return f"({north} * {north} + {east} * {east})", doubled


def _east(circle: Circle) -> float:
    return _KM_A_DEGREE_EAST * max(0.01, math.cos(math.radians(circle.latitude)))


def words_match(wanted: Wanted) -> Condition:
    """All words in any part of the text; by stems on PostgreSQL, letter by letter elsewhere."""
    if connection.vendor == "postgresql":
        query, parameters = words_query(wanted)
        return f"l.search_vector @@ {query}", parameters
    found = [f"%{word}%" for word in plain_words(wanted.text).split()]
    return " AND ".join(["l.search_text LIKE %s"] * len(found)), found


def words_query(wanted: Wanted) -> Condition:
    """The tsquery: stems of the language, quotes and minus signs understood."""
    return "websearch_to_tsquery(%s::regconfig, %s)", [
        configuration_of(wanted.language),
        plain_words(wanted.text),
    ]
