"""Doors of this room's own admin addresses, and the kinds of ids they take."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.contrib.redirects.models import Redirect

from immo_agencies.boundary.doors import Door, Who
from immo_agencies.boundary.kinds import Kind
from immo_agencies.models import Agency
from immo_agencies.tenancy import active_agency

_REDIRECT = {"pk": "redirect"}

_AGENCY: Mapping[str, Door] = {
    "immo_agencies_settings": Door(),
    "immo_agencies_switch": Door(
        who=Who.SIGNED_IN, body={"agency": "own_agency"}, even_read_only=True
    ),
}

_REDIRECTS: Mapping[str, Door] = {
    "immo_redirects:index": Door(),
    "immo_redirects:index_results": Door(),
    "immo_redirects:add": Door(body={"redirect_page": "page"}),
    "immo_redirects:edit": Door(path=_REDIRECT, body={"redirect_page": "page"}),
    "immo_redirects:delete": Door(path=_REDIRECT),
    "immo_redirects:import": Door(),
    "immo_redirects:import_confirm": Door(),
}

DOORS: Mapping[str, Door] = {**_AGENCY, **_REDIRECTS}


def _redirects(request: HttpRequest) -> QuerySet[Any]:
    """Of the agency's sites; one for all sites belongs to nobody here."""
    agency = active_agency(request)
    own = agency.sites().order_by() if agency else []
    return Redirect.objects.filter(site__in=own)


KINDS: Mapping[str, Kind] = {
    "redirect": Kind(_redirects),
    # Every member may choose among her own agencies, whichever is active.
    "own_agency": Kind(lambda request: Agency.objects.of_member(request.user)),
}
