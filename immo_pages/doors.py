"""Doors of this room's own admin addresses, and the kinds of ids they take."""

from collections.abc import Mapping

from immo_agencies.boundary.doors import Door, Who
from immo_agencies.boundary.kinds import Kind
from immo_agencies.tenancy import for_agency
from immo_pages.compliance import doors as compliance
from immo_pages.composing import doors as composing
from immo_pages.documents import doors as documents
from immo_pages.models import Agent
from immo_pages.page_reports import doors as page_reports
from immo_pages.preview_links import doors as preview_links
from immo_pages.quick_change import doors as quick_change

_AGENT = {"pk": "agent"}
_PAGE = {"page_id": "page"}

_PROPERTIES: Mapping[str, Door] = {
    "immo_properties:index": Door(),
    "immo_properties:index_results": Door(),
    "immo_properties:new": Door(query={"template": "property_template"}, who=Who.COMPOSERS),
}

_AGENTS: Mapping[str, Door] = {
    "immo_agents:index": Door(),
    "immo_agents:index_results": Door(),
    "immo_agents:add": Door(),
    "immo_agents:edit": Door(path=_AGENT),
    "immo_agents:delete": Door(path=_AGENT),
}

_TRANSLATING: Mapping[str, Door] = {
    "immo_translating:start": Door(path=_PAGE | {"language": None}, who=Who.AUTHORS),
    "immo_translating:update": Door(path=_PAGE, who=Who.AUTHORS),
    "immo_translating:send": Door(path=_PAGE, who=Who.AUTHORS),
}

_APPROVALS: Mapping[str, Door] = {"immo_approvals": Door()}

_ASSIGNED: Mapping[str, Door] = {
    "immo_assigned:index": Door(),
    "immo_assigned:photos": Door(path=_PAGE),
    "immo_assigned:upload": Door(path=_PAGE),
    "immo_assigned:original": Door(path=_PAGE | {"photo_id": "image"}),
    "immo_assigned:legal": Door(path=_PAGE),
    "immo_assigned:read": Door(path=_PAGE),
    "immo_assigned:draft": Door(path=_PAGE),
}

_PHOTOS: Mapping[str, Door] = {
    "immo_photos:upload": Door(who=Who.COMPOSERS),
    "immo_photos:discard": Door(path={"image_id": "image"}, who=Who.COMPOSERS),
}

DOORS: Mapping[str, Door] = {
    **composing.DOORS,
    **_PROPERTIES,
    **_AGENTS,
    **_TRANSLATING,
    **_APPROVALS,
    **_ASSIGNED,
    **_PHOTOS,
    **preview_links.DOORS,
    **compliance.DOORS,
    **documents.DOORS,
    **quick_change.DOORS,
    **page_reports.DOORS,
}

KINDS: Mapping[str, Kind] = {
    **composing.KINDS,
    **preview_links.KINDS,
    **quick_change.KINDS,
    **page_reports.KINDS,
    "agent": Kind(lambda request: for_agency(request, Agent.objects.all())),
}
