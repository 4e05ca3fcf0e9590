"""Is the place what it says? Street, postal code, region and coordinates against each other."""

import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from immo_feeds.csv_source.findings import Code
from immo_feeds.csv_source.places import Places
from immo_feeds.csv_source.reading import Reading
from immo_pages.regions import region_of
from immo_pages.vocabulary import Region

FARTHEST_KM = 15
# Belgium, a little widened: latitude, longitude in degrees.
LATITUDES = (Decimal("49.4"), Decimal("51.6"))
LONGITUDES = (Decimal("2.4"), Decimal("6.5"))

_BELGIAN_CODE = re.compile(r"(?:BE?[\s-]*)?([0-9]{4})(?:\.0)?", re.IGNORECASE)
# A letter that an export could not write became “?” or U+FFFD.
_DAMAGED = re.compile(r"[?\ufffd]")
_OPEN_END = re.compile(r"(?:^|\s)(?:du|de|des|la|le|les|aux?|van|der|den|het)$", re.IGNORECASE)


def check_location(
    values: dict[str, Any], columns: dict[str, str], reading: Reading, places: Places | None
) -> None:
    """Correct or empty the facts of the place in ``values``, with a warning for each.

    ``columns`` names the column of the file that filled a fact.
    """
    _check_words(values, columns, reading)
    _check_postal_code(values, columns, reading)
    _check_coordinates(values, columns, reading, places)


def _check_words(values: dict[str, Any], columns: dict[str, str], reading: Reading) -> None:
    for name in ("street", "city"):
        text = values.get(name) or ""
        if _DAMAGED.search(text):
            reading.warn(columns.get(name, ""), text, Code.TEXT_DAMAGED)
            values[name] = ""
    street = values.get("street") or ""
    if _OPEN_END.search(street):
        reading.warn(columns.get("street", ""), street, Code.STREET_INCOMPLETE)
        values["street"] = ""


def _check_postal_code(values: dict[str, Any], columns: dict[str, str], reading: Reading) -> None:
    """The postal code decides the region; what the file says about the region is only compared."""
    stated = values.pop("region", "")
    code, country = values.get("postal_code") or "", values.get("country", "BE")
    belgian = _BELGIAN_CODE.fullmatch(code) if country == "BE" else None
    if belgian:
        code = values["postal_code"] = belgian[1]
    region = region_of(country, code) if belgian or country != "BE" else None
    if code and region is None:
        expected = _("four digits, 1000 to 9999")
        reading.warn(columns.get("postal_code", ""), code, Code.POSTAL_CODE_UNKNOWN, expected)
        values["postal_code"] = ""
    elif stated and region and stated != region.value:
        written = reading.row.cells.get(columns.get("region", ""), stated)
        reading.warn(
            columns.get("region", ""), written, Code.REGION_DISAGREES, str(Region(region).label)
        )


def _check_coordinates(
    values: dict[str, Any], columns: dict[str, str], reading: Reading, places: Places | None
) -> None:
    latitude, longitude = values.get("latitude"), values.get("longitude")
    column = columns.get("latitude", "")
    if latitude is None and longitude is None:
        _drop(values)
    elif latitude is None or longitude is None:
        reading.warn(column, "", Code.COORDINATES_INCOMPLETE)
        _drop(values)
    elif values.get("country", "BE") == "BE":
        written = f"{latitude}, {longitude}"
        if not _in_belgium(latitude, longitude):
            if not _in_belgium(longitude, latitude):
                reading.warn(column, written, Code.COORDINATES_OUTSIDE)
                _drop(values)
                return
            reading.warn(column, written, Code.COORDINATES_SWAPPED)
            values["latitude"], values["longitude"] = longitude, latitude
        _check_distance(values, column, reading, places)


def _check_distance(
    values: dict[str, Any], column: str, reading: Reading, places: Places | None
) -> None:
    code = values.get("postal_code") or ""
    if places is None or not code:
        return
    latitude, longitude = values["latitude"], values["longitude"]
    distance = places.distance_km(code, float(latitude), float(longitude))
    if distance is not None and distance > FARTHEST_KM:
        expected = _("at most %(limit)s km from %(code)s, here %(distance)s km") % {
            "limit": FARTHEST_KM,
            "code": code,
            "distance": round(distance),
        }
        reading.warn(column, f"{latitude}, {longitude}", Code.COORDINATES_FAR, expected)
        _drop(values)


def _in_belgium(latitude: Decimal, longitude: Decimal) -> bool:
    return LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]


def _drop(values: dict[str, Any]) -> None:
    """Without coordinates there is no precision of them either."""
    for name, empty in (("latitude", None), ("longitude", None), ("location_precision", "")):
        if name in values:
            values[name] = empty
