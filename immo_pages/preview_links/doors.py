"""Doors of these screens."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import Kind
from immo_agencies.tenancy import for_agency
from immo_pages.models import PreviewLink

_PAGE = {"page_id": "page"}

DOORS: Mapping[str, Door] = {
    "immo_preview_links:index": Door(path=_PAGE),
    "immo_preview_links:revoke": Door(path=_PAGE | {"link_id": "preview_link"}),
}

KINDS: Mapping[str, Kind] = {
    "preview_link": Kind(lambda request: for_agency(request, PreviewLink.objects.all())),
}
