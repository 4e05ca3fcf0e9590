"""The region of a Belgian postal code decides which advert law applies.

Source: the postal code ranges of bpost, checked against the 1,158 codes of be_postal_codes.csv.
"""

from immo_pages.vocabulary import Region

_BELGIAN_RANGES: tuple[tuple[int, int, Region], ...] = (
    (1000, 1299, Region.BRUSSELS),
    (1300, 1499, Region.WALLONIA),
    (1500, 1999, Region.FLANDERS),
    (2000, 3999, Region.FLANDERS),
    (4000, 7999, Region.WALLONIA),
    (8000, 9999, Region.FLANDERS),
)

_NEIGHBOURS = {
    "FR": Region.FRANCE,
    "DE": Region.GERMANY,
    "NL": Region.NETHERLANDS,
    "LU": Region.LUXEMBOURG,
}


def region_of(country: str, postal_code: str) -> Region | None:
    """Region of a place; None while the postal code is blank or no Belgian number."""
    if country != "BE":
        return _NEIGHBOURS.get(country, Region.OTHER)
    code_text = postal_code.strip()
    if not (code_text.isascii() and code_text.isdecimal()):
        return None
    code = int(code_text)
    return next((region for low, high, region in _BELGIAN_RANGES if low <= code <= high), None)
