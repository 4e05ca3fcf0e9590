"""Where postal codes are: an optional table of the operator, never shipped with the product."""

from collections import defaultdict
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from immo_feeds.csv_source.reader import Row, read_rows

EARTH_DIAMETER_KM = 12_742
COLUMNS = ("postal_code", "latitude", "longitude")


class PlacesInvalid(ValidationError):
    """A row of the postal code table that is none."""


class Places:
    """The places of every postal code, by latitude and longitude in degrees (WGS 84)."""

    def __init__(self, places: dict[str, list[tuple[float, float]]]) -> None:
        self._places = places

    def distance_km(self, postal_code: str, latitude: float, longitude: float) -> float | None:
        """Distance in km to the nearest place of a postal code; None when it is unknown."""
        places = self._places.get(postal_code)
        if not places:
            return None
        return min(_haversine_km(latitude, longitude, *place) for place in places)


def load_places(path: Path) -> Places:
    """Read a CSV file with the columns postal_code, latitude, longitude.

    Raises ``FileUnreadable`` or ``PlacesInvalid``.
    """
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in read_rows(path, needed=COLUMNS):
        places[row.cells["postal_code"].strip()].append(_degrees(path, row))
    return Places(dict(places))


def _degrees(path: Path, row: Row) -> tuple[float, float]:
    try:
        return float(row.cells["latitude"]), float(row.cells["longitude"])
    except (KeyError, ValueError) as error:
        names = {"file": path.name, "row": row.number}
        message = _("%(file)s, row %(row)s: latitude and longitude must be numbers in degrees.")
        raise PlacesInvalid(message % names) from error


def _haversine_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    lat1, lon1, lat2, lon2 = radians(lat1), radians(lon1), radians(lat2), radians(lon2)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(sqrt(half))
