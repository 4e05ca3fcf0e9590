"""Doors of these screens."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door

_PAGE = {"page_id": "page"}
_VERSION = {"revision": "revision"}

DOORS: Mapping[str, Door] = {
    "immo_compliance:report": Door(),
    "immo_compliance:statement": Door(path=_PAGE, query=_VERSION),
    "immo_compliance:pdf": Door(path=_PAGE, query=_VERSION),
}
