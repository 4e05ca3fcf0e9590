"""What is asked of both: the same questions in the words of each, 2,000 of each kind."""

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bench.speed.fill import CITIES, WORDS

QUESTIONS, PAGE = 2000, 20
_FIELDS = (
    "reference,transaction,category,status,price,postal_code,city,bedrooms,bathrooms,living_area,"
    "plot_area,epc_class,summary,photo"
)
_STOCK: dict[str, Any] = {"type": "immo_pages.PropertyPage", "limit": PAGE}
# In the words of ours, in those of stock.
_ORDERS = [("price", "price"), ("-price", "-price"), ("living_area", "living_area")]
_ORDERS += [("-published_at", "-first_published_at"), ("published_at", "first_published_at")]


@dataclass(frozen=True)
class Work:
    """A kind of question, how many times stock's rate ours must reach, and both askings."""

    name: str
    says: str
    at_least: float
    ours: Callable[[str, list[int]], list[str]]
    stock: Callable[[list[int]], list[str]]


def _our(site: str, tail: str = "", **parameters: Any) -> str:
    address = f"/api/immo/v1/{site}/fr/properties{tail}"
    return f"{address}?{urlencode(parameters)}" if parameters else address


def _stock(tail: str = "", **parameters: Any) -> str:
    return f"/stock/pages/{tail}?{urlencode(parameters)}"


def _pages() -> Iterator[tuple[str, str, int]]:
    """Orders and offsets: the first 400 of five orders."""
    for offset, (mine, theirs) in itertools.product(range(QUESTIONS // len(_ORDERS)), _ORDERS):
        yield mine, theirs, offset


def our_lists(site: str, _keys: list[int]) -> list[str]:
    """Cards, with the exact total."""
    return [_our(site, order=mine, limit=PAGE, offset=offset) for mine, _t, offset in _pages()]


def _stock_lists(_keys: list[int]) -> list[str]:
    return [
        _stock(**_STOCK, fields=_FIELDS, order=theirs, offset=offset)
        for _mine, theirs, offset in _pages()
    ]


def our_details(site: str, keys: list[int]) -> list[str]:
    """One property after the other."""
    return [_our(site, f"/{key}") for key in keys[:QUESTIONS]]


def _stock_details(keys: list[int]) -> list[str]:
    return [_stock(f"{key}/", fields=f"{_FIELDS},body") for key in keys[:QUESTIONS]]


def _ranges() -> Iterator[tuple[int, int, str, int]]:
    chance = random.Random("ranges")  # noqa: S311 - the same questions each time
    for _number in range(QUESTIONS):
        low = chance.randrange(120, 500) * 1000
        high = low + chance.randrange(100, 400) * 1000
        yield low, high, chance.choice(CITIES)[0], chance.randrange(1, 5)


def _wide_ranges() -> Iterator[tuple[int, int, str, int]]:
    for number in range(QUESTIONS):
        low, high = 120 + number % 50, 860 + number // 50
        yield low * 1000, high * 1000, CITIES[number % len(CITIES)][0], 1


def our_filters(site: str, _keys: list[int]) -> list[str]:
    """Range of prices, postal code, bedrooms; by price, with the exact total."""
    return _our_filters(site, _ranges())


def our_wide_filters(site: str, _keys: list[int]) -> list[str]:
    """The same, so wide that a small agency fills the page, too: answers weigh the same."""
    return _our_filters(site, _wide_ranges())


def _our_filters(site: str, ranges: Iterator[tuple[int, int, str, int]]) -> list[str]:
    return [
        _our(
            site,
            price__gte=low,
            price__lte=high,
            postal_code__in=code,
            bedrooms__gte=rooms,
            order="price",
            limit=PAGE,
        )
        for low, high, code, rooms in ranges
    ]


def _stock_filters(_keys: list[int]) -> list[str]:
    return [
        _stock(
            **_STOCK,
            fields=_FIELDS,
            price__gte=low,
            price__lte=high,
            postal_code=code,
            bedrooms__gte=rooms,
            order="price",
        )
        for low, high, code, rooms in _ranges()
    ]


def _searches() -> Iterator[tuple[str, int]]:
    """One word or two: a quarter to a half of all adverts have them."""
    pairs = [*WORDS, *(" ".join(pair) for pair in itertools.permutations(WORDS, 2))]
    chance = random.Random("searches")  # noqa: S311 - the same questions each time
    chance.shuffle(pairs)
    for number in range(QUESTIONS):
        yield pairs[number % len(pairs)], (number // len(pairs)) * PAGE


def our_searches(site: str, _keys: list[int]) -> list[str]:
    """Words, the best first, with the exact total."""
    return [_our(site, q=words, limit=PAGE, offset=offset) for words, offset in _searches()]


def _stock_searches(_keys: list[int]) -> list[str]:
    return [
        _stock(**_STOCK, fields=_FIELDS, search=words, offset=offset)
        for words, offset in _searches()
    ]


WORKS = [
    Work("list", "20 cards with total", 20, our_lists, _stock_lists),
    Work("detail", "all blocks, 8 photos", 12, our_details, _stock_details),
    Work("filter", "price range, postal code, bedrooms, by price", 15, our_filters, _stock_filters),
    Work("search", "full text, ranked", 10, our_searches, _stock_searches),
]
