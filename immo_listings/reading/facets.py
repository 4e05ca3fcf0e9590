"""How many of each kind there are among those that match, in one statement."""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from immo_listings.reading.counts import remember, remembered
from immo_listings.reading.space import Space
from immo_listings.reading.wanted import Wanted
from immo_listings.reading.where import FROM, where
from immo_pages.vocabulary import Transaction

_COUNTED = ("transaction", "category", "status", "bedrooms", "epc_class")
_RENTS = (Transaction.RENT.value,)
#: Width of a column of the histogram in EUR, and how many columns there are; the last is open.
SALE_STEP, RENT_STEP, STEPS = 50_000, 250, 24
_TOTAL, _PLACE, _PRICE = "total", "place", "price"
_FACETS = "facets"  # what counts are remembered under


@dataclass(frozen=True)
class Facets:
    """Counts by code; places by postal code and city; the histogram by lower bound of the price.

    Prices on request are in no column of the histogram.
    """

    total: int = 0
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    places: list[tuple[str, str, int]] = field(default_factory=list)
    prices: list[tuple[int, int]] = field(default_factory=list)
    step: int = SALE_STEP


def read_facets(space: Space, wanted: Wanted) -> Facets:
    """Counts over all listings that match; one query however many there are, none for a state in
    which this process has counted them."""
    known: Facets | None = remembered(space, wanted, _FACETS)
    if known is None:
        known = _counted(space, wanted)
        remember(space, wanted, _FACETS, known)
    return known


def _counted(space: Space, wanted: Wanted) -> Facets:
    condition, parameters = where(space, wanted)
    step = _step(wanted)
    sql = _statement(condition)
    with connection.cursor() as cursor:
        cursor.execute(sql, [step, *parameters])
        rows = cursor.fetchall()
    return _facets(rows, step)


def _step(wanted: Wanted) -> int:
    asked = wanted.choices.get("transaction", ())
    return RENT_STEP if asked and set(asked) <= set(_RENTS) else SALE_STEP


def _statement(condition: str) -> str:
    """The rows are read once; each count goes over what is already in memory."""
    columns = ", ".join(f'l."{name}"' for name in (*_COUNTED, "postal_code", "city"))
    bucket = f"{price_column()} AS bucket"
    counts = [
        f"SELECT '{name}', CAST(found.\"{name}\" AS text), '', count(*) "  # noqa: S608
        f'FROM found GROUP BY found."{name}"'
        for name in _COUNTED
    ]
    counts.append(f"SELECT '{_TOTAL}', '', '', count(*) FROM found")  # noqa: S608
    counts.append(
        f"SELECT '{_PLACE}', postal_code, min(city), count(*) FROM found"  # noqa: S608
        " GROUP BY postal_code"
    )
    counts.append(
        f"SELECT '{_PRICE}', CAST(bucket AS text), '', count(*) FROM found"  # noqa: S608
        " WHERE bucket IS NOT NULL GROUP BY bucket"
    )
    found = f"SELECT {columns}, {bucket} {FROM}{condition}"
    return f"WITH found AS MATERIALIZED ({found}) " + " UNION ALL ".join(counts)


def price_column() -> str:
    """The column of the histogram a row stands in; its width is a parameter."""
    return _whole("l.price / %s")


def _whole(expression: str) -> str:
    """The whole part of a number that is not negative."""
    if connection.vendor == "postgresql":
        return f"CAST(floor({expression}) AS integer)"
    return f"CAST({expression} AS integer)"


def _facets(rows: list[tuple[Any, ...]], step: int) -> Facets:
    counts: dict[str, dict[str, int]] = {name: {} for name in _COUNTED}
    places: list[tuple[str, str, int]] = []
    prices: dict[int, int] = {}
    total = 0
    for name, value, more, count in rows:
        if name == _TOTAL:
            total = count
        elif name == _PLACE and value:
            places.append((value, more, count))
        elif name == _PRICE:
            column = min(int(value), STEPS - 1)
            prices[column * step] = prices.get(column * step, 0) + count
        elif name in counts and value not in (None, ""):
            counts[name][value] = count
    ordered = {name: dict(sorted(found.items())) for name, found in counts.items()}
    return Facets(total, ordered, sorted(places), sorted(prices.items()), step)
