"""The admin boundary: deny by default.

A name that no room opens, and an id of another agency, are answered like an address that does not
exist: same status, same body.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError

from immo_agencies.audit import Journal, journal_of_request
from immo_agencies.boundary import entrance, hosts
from immo_agencies.boundary.doors import Door, door_of
from immo_agencies.boundary.ids import ids_of, object_named
from immo_agencies.boundary.kinds import NotThere, resolve
from immo_agencies.boundary.log import SAFE_METHODS, write_down
from immo_agencies.boundary.stock_refusals import tells_no_permission
from immo_agencies.middleware import is_admin_path
from immo_agencies.refusals import NotAllowed, incomplete, not_in_role, refused
from immo_agencies.tenancy import active_access, active_agency

Answer = Callable[[HttpRequest], HttpResponseBase]

# No other origin talks to the admin, so nobody asks for OPTIONS; Django would answer it before a
# view asks for a right.
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


class AdminBoundaryMiddleware:
    """Stands behind ``AgencyScopeMiddleware``, which says for which agency the person works."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer on the platform's host only; afterwards write down what was done."""
        if not hosts.is_platform_only(request.path_info):
            return self.get_response(request)
        if not hosts.is_platform_host(request):
            return _on_another_host(request)
        if request.method not in _METHODS:
            return HttpResponseNotAllowed(_METHODS)
        if not (is_admin_path(request.path_info) and request.user.is_authenticated):
            return self.get_response(request)
        agency = active_agency(request)
        with journal_of_request(request.META.get("REMOTE_ADDR", "")) as journal:
            response = self.get_response(request)
            response = _in_one_voice(request, response)
            _write_down(request, response, journal, agency)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        """Let through who stands before an open door with ids of her own."""
        if not (is_admin_path(request.path_info) and request.user.is_authenticated):
            return None
        door = door_of(request.resolver_match)
        if door is None:
            return entrance.not_found(request)
        if not entrance.opens(door, request):
            return entrance.turned_away(door, request)
        try:
            found = resolve(request, ids_of(request, door, kwargs))
        except NotThere:
            return entrance.not_found(request)
        _remember(request, door, found, kwargs)
        access = active_access(request)
        unsafe = request.method not in SAFE_METHODS
        if unsafe and access and access.read_only and not door.even_read_only:
            return entrance.only_reads(request)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """A refusal of right gets its page, and so does half a form."""
        if not (is_admin_path(request.path_info) and request.user.is_authenticated):
            return None
        if isinstance(error, NotAllowed):
            return refused(request, error)
        if isinstance(error, PermissionDenied):
            return refused(request, not_in_role(request))
        # Wagtail's editor reads fields of a form without asking whether they came.
        return incomplete(request) if isinstance(error, MultiValueDictKeyError) else None


def _on_another_host(request: HttpRequest) -> HttpResponseBase:
    """Absent; the bare address of the admin leads there from the host of a site."""
    home = reverse("wagtailadmin_home")
    if request.method == "GET" and request.path_info == home and hosts.is_agency_host(request):
        return HttpResponseRedirect(hosts.admin_address())
    raise Http404


def _in_one_voice(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Every 404 alike, whoever gave it; Wagtail's "no permission" as a page."""
    if response.status_code == 404:
        return entrance.not_found(request)
    return (
        refused(request, not_in_role(request))
        if tells_no_permission(request, response)
        else response
    )


def _remember(request: HttpRequest, door: Door, found: Any, kwargs: Mapping[str, Any]) -> None:
    """Keep for the log through which door, and what the address is about."""
    named = object_named(door, kwargs)
    matching = (row for (kind, key), row in found.items() if named == (kind, str(key)))
    request._immo_passed = (door, next(matching, None))  # type: ignore[attr-defined]


def _write_down(
    request: HttpRequest, response: HttpResponseBase, journal: Journal, agency: Any
) -> None:
    door, obj = getattr(request, "_immo_passed", (None, None))
    if door and door.log and request.method not in SAFE_METHODS:
        write_down(request, response, journal, agency=agency, obj=obj)
