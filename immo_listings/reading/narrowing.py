"""How many each further choice would leave: every filter is counted with itself taken out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection

from immo_listings.reading.facets import RENT_STEP, SALE_STEP, STEPS, price_column
from immo_listings.reading.wanted import Wanted
from immo_listings.reading.where import FROM, Condition, Reach, narrowed, where
from immo_pages.vocabulary import Transaction

PLACE, PRICE, TOTAL = "place", "price", "total"
#: Columns whose values are counted. Features are wanted all together: theirs stays in force.
COUNTED = ("transaction", "category", "subtype", "status", "bedrooms", "epc_class")
_FEATURES = "features"
_KINDS = ("total", "without", *COUNTED, PLACE, PRICE, _FEATURES)


@dataclass(frozen=True)
class Narrowing:
    """``total``: what matches. ``without``: group -> what would match without that filter.

    ``counts``: column -> code -> how many. ``prices``: lower bound -> how many, in columns of
    ``step`` EUR, the last one open; prices on request are in none.
    """

    total: int = 0
    without: dict[str, int] = field(default_factory=dict)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    places: list[tuple[str, str, int]] = field(default_factory=list)
    prices: dict[int, int] = field(default_factory=dict)
    step: int = SALE_STEP


def read_narrowing(space: Reach, wanted: Wanted) -> Narrowing:
    """Counts for all filters in one statement. Words and the map's box stay in force throughout."""
    groups = dict(_groups(wanted))
    base, parameters = where(space, _without_groups(wanted))
    letting = wanted.choices.get("transaction") == (Transaction.RENT.value,)
    step = RENT_STEP if letting else SALE_STEP
    tests = {name: " AND ".join(sql for sql, _values in parts) for name, parts in groups.items()}
    values = [value for parts in groups.values() for _sql, some in parts for value in some]
    with connection.cursor() as reader:
        reader.execute(_statement(base, tests), [step, *values, *parameters])
        rows = reader.fetchall()
    return _narrowing(rows, step)


def _groups(wanted: Wanted) -> Iterator[tuple[str, list[Condition]]]:
    """Each filter by itself. A price asks its lowest and its highest together."""
    for column, chosen in wanted.choices.items():
        if column != "postal_code":
            yield column, list(narrowed(Wanted("", choices={column: chosen})))
    for column in dict.fromkeys([*wanted.lowest, *wanted.highest]):
        low = {column: wanted.lowest[column]} if column in wanted.lowest else {}
        high = {column: wanted.highest[column]} if column in wanted.highest else {}
        yield column, list(narrowed(Wanted("", lowest=low, highest=high)))
    codes = {k: v for k, v in wanted.choices.items() if k == "postal_code"}
    if codes or wanted.cities:
        yield PLACE, list(narrowed(Wanted("", choices=codes, cities=wanted.cities)))
    if wanted.features:
        yield _FEATURES, list(narrowed(Wanted("", features=wanted.features)))


def _without_groups(wanted: Wanted) -> Wanted:
    return replace(wanted, lowest={}, highest={}, choices={}, cities=(), features=())


def _statement(base: str, tests: dict[str, str]) -> str:
    """Rows are read once with the answer to each filter; all counts go over what is in memory.

    The names are those of this module and of the declared columns, never what somebody typed.
    """
    columns = ", ".join(f'l."{name}"' for name in (*COUNTED, _FEATURES, "postal_code", "city"))
    passed = "".join(
        f", CASE WHEN {test} THEN 1 ELSE 0 END AS passed_{name}" for name, test in tests.items()
    )
    found = f"SELECT {columns}, {price_column()} AS bucket{passed} {FROM}{base}"
    return f"WITH found AS MATERIALIZED ({found}) " + " UNION ALL ".join(_counts(tests))


def _counts(tests: dict[str, str]) -> Iterator[str]:
    yield _count("total", "''", "''", tests)
    for name in tests:
        yield _count("without", f"'{name}'", "''", tests, left_out=name)
    for name in COUNTED:
        column = f'found."{name}"'
        yield _count(name, f"CAST({column} AS text)", "''", tests, left_out=name, by=column)
    by = "postal_code, city"
    yield _count(PLACE, "postal_code", "city", tests, left_out=PLACE, by=by)
    yield _count(PRICE, "CAST(bucket AS text)", "''", tests, left_out=PRICE, by="bucket")
    yield _count(_FEATURES, "features", "''", tests, by="features")


def _count(
    kind: str, value: str, more: str, tests: dict[str, str], *, left_out: str = "", by: str = ""
) -> str:
    passed = " AND ".join(f"passed_{name} = 1" for name in tests if name != left_out) or "1 = 1"
    grouped = f" GROUP BY {by}" if by else ""
    return (
        f"SELECT {_KINDS.index(kind)}, {value}, {more}, count(*) "  # noqa: S608
        f"FROM found WHERE {passed}{grouped}"
    )


def _narrowing(rows: list[tuple[Any, ...]], step: int) -> Narrowing:
    found = Narrowing(step=step, counts={name: {} for name in (*COUNTED, _FEATURES)})
    total = 0
    for number, value, more, count in rows:
        kind = _KINDS[number]
        if kind == TOTAL:
            total = count
        elif value not in (None, ""):
            _note(found, kind, value, more, count)
    return replace(found, total=total, places=sorted(found.places))


def _note(found: Narrowing, kind: str, value: str, more: str, count: int) -> None:
    if kind == "without":
        found.without[value] = count
    elif kind == PLACE:
        found.places.append((value, more, count))
    elif kind == PRICE:
        low = min(int(value), STEPS - 1) * found.step
        found.prices[low] = found.prices.get(low, 0) + count
    elif kind == _FEATURES:
        for code in filter(None, value.split("|")):
            found.counts[_FEATURES][code] = found.counts[_FEATURES].get(code, 0) + count
    else:
        found.counts[kind][value] = count
