"""Doors of these screens: for operators, who work in no agency."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from immo_agencies.access import is_operator
from immo_agencies.boundary.doors import Door, Who
from immo_agencies.boundary.kinds import Kind
from immo_pages.models import PageReport, Takedown

DOORS: Mapping[str, Door] = {
    "immo_page_reports:index": Door(who=Who.OPERATORS),
    "immo_page_reports:index_results": Door(who=Who.OPERATORS),
    "immo_page_reports:report": Door(path={"pk": "page_report"}, who=Who.OPERATORS),
    "immo_page_reports:lift": Door(path={"pk": "takedown"}, who=Who.OPERATORS),
}


def _all_for_operators(model: Any, request: HttpRequest) -> QuerySet[Any]:
    rows = model.all_objects.all()
    return rows if is_operator(request.user) else rows.none()


KINDS: Mapping[str, Kind] = {
    "page_report": Kind(lambda request: _all_for_operators(PageReport, request)),
    "takedown": Kind(lambda request: _all_for_operators(Takedown, request)),
}
