"""Doors of these screens."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door

DOORS: Mapping[str, Door] = {
    "immo_documents:publish": Door(path={"document_id": "document"}),
}
