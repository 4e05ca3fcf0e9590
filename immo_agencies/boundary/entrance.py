"""Who is let through a door, and what the others are answered."""

from django.http import HttpRequest, HttpResponse
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.localization import get_localized_response

from immo_agencies.access import Access, is_operator
from immo_agencies.boundary.doors import Door, Who
from immo_agencies.refusals import NotAllowed, not_in_role, refused, without_access
from immo_agencies.roles import WAGTAIL_PERMISSIONS
from immo_agencies.tenancy import active_access


def opens(door: Door, request: HttpRequest) -> bool:
    """Whether the signed-in person is among those the door opens for."""
    if Who.SIGNED_IN in door.who:
        return True
    access = active_access(request)
    return (Who.OPERATORS in door.who and is_operator(request.user)) or (
        access is not None and _lets_role_in(door.who, access)
    )


def turned_away(door: Door, request: HttpRequest) -> HttpResponse:
    """Answer to who is not among them: why, and who can help.

    The operators' doors do not exist for anybody else.
    """
    operator, access = is_operator(request.user), active_access(request)
    if door.who == Who.OPERATORS and (operator or access):
        return not_found(request)
    if access:
        return refused(request, not_in_role(request))
    return refused(request, _no_session()) if operator else without_access(request)


def only_reads(request: HttpRequest) -> HttpResponse:
    """Answer to who wants to change something and may only read."""
    return refused(
        request,
        NotAllowed(
            _("Nothing can be changed in this session."),
            _("The agency let you in to look only."),
            _("Ask the agency for a session in which you may change its content."),
        ),
    )


def not_found(request: HttpRequest) -> HttpResponse:
    """Wagtail's answer to an address of the admin that does not exist, in the person's language."""
    unknown = resolve(reverse("wagtailadmin_home") + "nothing-is-here/")
    return get_localized_response(unknown.func, request)


def _lets_role_in(who: Who, access: Access) -> bool:
    granted = WAGTAIL_PERMISSIONS[access.role]
    return (
        Who.MEMBERS in who
        or (Who.COMPOSERS in who and bool(granted.page or granted.collection))
        or (Who.AUTHORS in who and "add_page" in granted.page)
        or (Who.LIBRARIANS in who and bool(granted.collection))
    )


def _no_session() -> NotAllowed:
    return NotAllowed(
        _("You see this only inside an agency."),
        _("An operator sees the content of an agency only while a support session is open."),
        _("Ask the agency for a support session."),
    )
