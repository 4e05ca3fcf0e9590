"""Doors of these screens."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door

_PAGE = {"page_id": "page"}

DOORS: Mapping[str, Door] = {
    "immo_moderation:review": Door(path=_PAGE),
    "immo_moderation:draft": Door(path=_PAGE),
    "immo_moderation:sent": Door(path=_PAGE),
    # The people named in its form are looked up among the agency's own.
    "immo_moderation:away": Door(),
}
