"""Doors of these addresses, and the kind of id they add."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door, Who
from immo_agencies.boundary.kinds import Kind
from immo_agencies.tenancy import for_agency
from immo_pages.models import PropertyTemplate

_PAGE = {"page_id": "page"}
_TEMPLATE = {"pk": "property_template"}
_JUDGES = "judges what is typed and writes nothing; asked while one types"

DOORS: Mapping[str, Door] = {
    "immo_composing:checklist": Door(
        path=_PAGE, who=Who.COMPOSERS, log=False, even_read_only=True, reason=_JUDGES
    ),
    "immo_composing:new_checklist": Door(
        path={"parent_page_id": "page"}, who=Who.COMPOSERS, log=False, reason=_JUDGES
    ),
    "immo_composing:duplicate": Door(path=_PAGE, who=Who.AUTHORS),
    "immo_composing:save_template": Door(path=_PAGE, who=Who.COMPOSERS),
    "immo_templates:index": Door(),
    "immo_templates:index_results": Door(),
    "immo_templates:edit": Door(path=_TEMPLATE),
    "immo_templates:delete": Door(path=_TEMPLATE),
}

KINDS: Mapping[str, Kind] = {
    "property_template": Kind(lambda request: for_agency(request, PropertyTemplate.objects.all())),
}
