"""Doors of quick changes, and the kind of their ids."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door
from immo_agencies.boundary.kinds import Kind
from immo_agencies.tenancy import for_agency
from immo_pages.models import QuickChange

DOORS: Mapping[str, Door] = {
    "immo_quick_change:change": Door(path={"page_id": "page"}),
    "immo_quick_change:undo": Door(path={"page_id": "page", "change_id": "quick_change"}),
}

KINDS: Mapping[str, Kind] = {
    "quick_change": Kind(lambda request: for_agency(request, QuickChange.objects.all())),
}
