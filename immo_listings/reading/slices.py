"""One slice of a list, and how many there are in all."""

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import connection
from wagtail.models import Site

from immo_listings.addresses import address_of
from immo_listings.answers import with_address
from immo_listings.reading.counts import remember, remembered
from immo_listings.reading.ranked import is_ranked, ranked_rows
from immo_listings.reading.reader import reader
from immo_listings.reading.wanted import DISTANCE, NEWEST, ORDERS, Wanted
from immo_listings.reading.where import (
    FROM,
    Condition,
    Reach,
    looked_up,
    moment,
    squared_distance,
    where,
)


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
    text, parameters = where(space, wanted)
    condition = text + _known(order), parameters
    if cursor and order not in ORDERS:
        raise BadCursor
    if is_ranked(order, wanted):
        rows = ranked_rows(space, wanted, condition, column, limit + 1, offset)
    else:
        rows = _ordered_rows(wanted, condition, column, order, cursor, limit + 1, offset)
    more, rows = len(rows) > limit, rows[:limit]
    pages = order in ORDERS and more
    return Slice(
        items=_objects([(row[3], row[2]) for row in rows], wanted.language),
        ids=[page for _i, page, *_rest in rows],
        total=_total(space, wanted, order, condition) if counted else None,
        next_cursor=_cursor(order, rows[-1]) if pages and rows else "",
        agencies=[row[-1] for row in rows],
    )


def _ordered_rows(
    wanted: Wanted,
    condition: Condition,
    column: str,
    order: str,
    cursor: str,
    limit: int,
    offset: int,
) -> list[tuple[Any, ...]]:
    text, parameters = condition
    expression, expected, descending = _ordering(order, wanted)
    after, at = _after(cursor, order, expression, expected, descending)
    way = "DESC" if descending else "ASC"
    sql = (
        f"SELECT l.id, l.page_id, p.url_path, l.{column}, {expression} AS place, "
        f"l.agency_id {FROM}"
        f"{text}{after} ORDER BY place {way}, l.id {way} LIMIT %s OFFSET %s"
    )
    with reader() as question:
        question.execute(sql, [*expected, *parameters, *at, limit, offset])
        rows: list[tuple[Any, ...]] = question.fetchall()
    return rows


def _objects(found: list[tuple[str, str]], language: str) -> list[str]:
    roots = Site.get_site_root_paths()  # from a cache, which is asked once
    return [with_address(text, *address_of(path, language, roots)) for text, path in found]


def _known(order: str) -> str:
    column, _descending = ORDERS.get(order, ("", False))
    return f" AND l.{column} IS NOT NULL" if column and column != "published_at" else ""


def _ordering(order: str, wanted: Wanted) -> tuple[str, list[Any], bool]:
    """Expression, its parameters, and whether the highest comes first."""
    if order == DISTANCE and wanted.circle:
        expression, parameters = squared_distance(wanted.circle)
        return expression, parameters, False
    column, descending = ORDERS.get(order, ORDERS[NEWEST])
    return f"l.{column}", [], descending


def _total(space: Reach, wanted: Wanted, order: str, condition: Condition) -> int:
    """How many there are; the same question about the same state is counted once a process."""
    column = order.lstrip("-") if _known(order) else ""
    known: int | None = remembered(space, wanted, column)
    if known is not None:
        return known
    text, parameters = condition
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {looked_up()}{text}", parameters)
        found: int = cursor.fetchone()[0]
    remember(space, wanted, column, found)
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
