"""How prices spread, and the two handles that choose a part of them. Hidden prices are in none."""

from dataclasses import dataclass

from immo_listings.reading.facets import STEPS
from immo_listings.reading.narrowing import Narrowing
from immo_pages.formats import money_text
from search.asked import Asked

HEIGHT = 40


@dataclass(frozen=True)
class Column:
    """One column of the drawing: where it stands, how high it is, whether it is chosen."""

    x: int
    y: int
    height: int
    chosen: bool


@dataclass(frozen=True)
class Prices:
    """``low`` and ``high``: where the handles stand; ``top`` is the open end of the scale."""

    columns: list[Column]
    step: int
    top: int
    low: int
    high: int
    low_text: str
    high_text: str

    @property
    def width(self) -> int:
        """Of the drawing, in its own units: one for each column."""
        return self.top // self.step


def prices_of(asked: Asked, narrowing: Narrowing) -> Prices | None:
    """The spread of prices of one kind of transaction; rents and prices share no scale."""
    counts = narrowing.prices
    if "transaction" not in asked.values or len(counts) < 2:
        return None
    step = narrowing.step
    top = min(max(counts) + step, STEPS * step)
    low = min(asked.values.get("price_min", 0), top)
    high = min(asked.values.get("price_max", top), top)
    most = max(counts.values())
    columns = [
        Column(
            at // step,
            HEIGHT - (height := max(round(HEIGHT * count / most), 2)),
            height,
            chosen=at + step > low and at < high,
        )
        for at, count in sorted(counts.items())
    ]
    return Prices(columns, step, top, low, high, money_text(low), money_text(high))
