"""Points of a map, gathered in squares: one query, whatever the number of listings."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from immo_listings.reading.wanted import Box, Wanted
from immo_listings.reading.where import FROM, Reach, where

#: Degrees of longitude of a square at zoom 0; half of that with each step.
WIDEST = 45.0
MOST_ZOOM = 18
MOST_CLUSTERS = 2_000


@dataclass(frozen=True)
class Cluster:
    """Listings in one square. ``page_id`` and ``price`` only where there is exactly one.

    ``city``: the commonest of its towns (on SQLite one of them), where they are asked for.
    """

    latitude: float
    longitude: float
    count: int
    page_id: int | None
    price: Any
    city: str = ""


def square_around(latitude: float, longitude: float, zoom: int) -> Box:
    """The whole square in which this point lies."""
    side = _side(zoom)
    south, west = (latitude + 90) // side * side - 90, (longitude + 180) // side * side - 180
    return Box(west, south, west + side, south + side)


def read_clusters(space: Reach, wanted: Wanted, zoom: int, *, named: bool = False) -> list[Cluster]:
    """Squares with their centre of gravity, the fullest first; snapped points stay snapped.

    Their counts add up to the listings that match and have a point on the map.
    """
    condition, parameters = where(space, wanted)
    side = _side(zoom)
    city = _commonest() if named else "''"
    sql = (
        "SELECT avg(l.latitude), avg(l.longitude), count(*), min(l.page_id), min(l.price), "
        f"{city} {FROM}"
        f"{condition} AND l.latitude IS NOT NULL AND l.longitude IS NOT NULL "
        f"GROUP BY {_square('l.latitude + 90')}, {_square('l.longitude + 180')} "
        "ORDER BY count(*) DESC, min(l.page_id) LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, side, side, MOST_CLUSTERS])
        rows = cursor.fetchall()
    return [_cluster(row) for row in rows]


def _commonest() -> str:
    if connection.vendor == "postgresql":
        return "mode() WITHIN GROUP (ORDER BY l.city)"
    return "min(l.city)"


def _side(zoom: int) -> float:
    return WIDEST / 2 ** min(max(zoom, 0), MOST_ZOOM)


def _square(expression: str) -> str:
    whole = f"({expression}) / %s"
    if connection.vendor == "postgresql":
        return f"floor({whole})"
    return f"CAST({whole} AS integer)"


def _cluster(row: tuple[Any, ...]) -> Cluster:
    latitude, longitude, count, page_id, price, city = row
    alone = count == 1
    return Cluster(
        round(float(latitude), 6),
        round(float(longitude), 6),
        count,
        page_id if alone else None,
        price if alone else None,
        city or "",
    )
