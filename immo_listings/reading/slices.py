"""One slice of a list, and how many there are in all."""

import base64
import binascii
import json
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import connection
from wagtail.models import Site

from immo_listings.addresses import address_of
from immo_listings.answers import with_address
from immo_listings.reading.reader import reader
from immo_listings.reading.wanted import DISTANCE, NEWEST, ORDERS, RELEVANCE, Wanted
from immo_listings.reading.where import FROM, Reach, moment, squared_distance, where, words_query

_MOST_REMEMBERED = 2_000
_counts: OrderedDict[tuple[Any, ...], int] = OrderedDict()


def forget_counts() -> None:
    """Drop what is remembered: another database may give the same number to another state."""
    _counts.clear()


class BadCursor(ValueError):
    """The cursor is none of ours, or belongs to another order."""


@dataclass(frozen=True)
class Slice:
    """Objects as JSON text. ``total`` is None when nobody asked; ``next_cursor`` empty at the end
    and for orders that have none (relevance, distance). ``agencies``: whose each one is."""

    items: list[str]
    ids: list[int]
    total: int | None
    next_cursor: str
    agencies: list[int] = field(default_factory=list)


def read_slice(
    space: Reach,
    wanted: Wanted,
    *,
    order: str = NEWEST,
    limit: int = 24,
    offset: int = 0,
    cursor: str = "",
    counted: bool = True,
    column: str = "card",
) -> Slice:
    """The cards (or details) of one slice: at most two queries. Raises BadCursor.

    An order by price lists only those whose price is shown.
    """
    condition, parameters = where(space, wanted)
    condition += _known(order)
    expression, expected, descending = _ordering(order, wanted)
    total = _total(space, wanted, order, condition, parameters) if counted else None
    after, at = _after(cursor, order, expression, expected, descending)
    way = "DESC" if descending else "ASC"
    sql = (
        f"SELECT l.id, l.page_id, p.url_path, l.{column}, {expression} AS place, "
        f"l.agency_id {FROM}"
        f"{condition}{after} ORDER BY place {way}, l.id {way} LIMIT %s OFFSET %s"
    )
    with reader() as question:
        question.execute(sql, [*expected, *parameters, *at, limit + 1, offset])
        rows = question.fetchall()
    more, rows = len(rows) > limit, rows[:limit]
    pages = order in ORDERS and more
    return Slice(
        items=_objects([(row[3], row[2]) for row in rows], wanted.language),
        ids=[page for _i, page, *_rest in rows],
        total=total,
        next_cursor=_cursor(order, rows[-1]) if pages and rows else "",
        agencies=[row[-1] for row in rows],
    )


def _objects(found: list[tuple[str, str]], language: str) -> list[str]:
    roots = Site.get_site_root_paths()  # from a cache, which is asked once
    return [with_address(text, *address_of(path, language, roots)) for text, path in found]


def _known(order: str) -> str:
    column, _descending = ORDERS.get(order, ("", False))
    return f" AND l.{column} IS NOT NULL" if column and column != "published_at" else ""


def _ordering(order: str, wanted: Wanted) -> tuple[str, list[Any], bool]:
    """Expression, its parameters, and whether the highest comes first."""
    if order == RELEVANCE and wanted.text and connection.vendor == "postgresql":
        query, parameters = words_query(wanted)
        return f"ts_rank(l.search_vector, {query})", parameters, True
    if order == DISTANCE and wanted.circle:
        expression, parameters = squared_distance(wanted.circle)
        return expression, parameters, False
    column, descending = ORDERS.get(order, ORDERS[NEWEST])
    return f"l.{column}", [], descending


def _total(space: Reach, wanted: Wanted, order: str, condition: str, parameters: list[Any]) -> int:
    """How many there are; the same question about the same state is counted once a process."""
    key = (space.version, space.root_path, wanted.key, bool(_known(order)) and order.lstrip("-"))
    if space.version and key in _counts:
        _counts.move_to_end(key)
        return _counts[key]
    with reader() as cursor:
        cursor.execute(f"SELECT count(*) {FROM}{condition}", parameters)
        found: int = cursor.fetchone()[0]
    if space.version:
        _counts[key] = found
    if len(_counts) > _MOST_REMEMBERED:
        _counts.popitem(last=False)
    return found


def _cursor(order: str, row: tuple[Any, ...]) -> str:
    place = row[4]
    # SQLite gives moments back as text in UTC.
    said = place.isoformat() if hasattr(place, "isoformat") else str(place)
    packed = json.dumps([order, said, row[0]], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _after(
    cursor: str, order: str, expression: str, expected: list[Any], descending: bool
) -> tuple[str, list[Any]]:
    if not cursor:
        return "", []
    if order not in ORDERS:
        raise BadCursor
    place, key = _read_cursor(cursor, order)
    sign = "<" if descending else ">"
    return f" AND ({expression}, l.id) {sign} (%s, %s)", [*expected, place, key]


def _read_cursor(cursor: str, order: str) -> tuple[Any, int]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        said, place, key = json.loads(base64.urlsafe_b64decode(padded))
        if said != order or not isinstance(place, str):
            raise BadCursor
        return _typed(order, place), int(key)
    except (binascii.Error, UnicodeDecodeError, ValueError, TypeError) as error:
        raise BadCursor from error


def _typed(order: str, text: str) -> Any:
    if ORDERS[order][0] == "published_at":
        return moment(datetime.fromisoformat(text))
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise BadCursor from error
