"""Which addresses of this part open for whom, and the ids they take."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from immo_agencies.boundary.doors import Door, Who
from immo_agencies.boundary.kinds import Kind
from immo_agencies.models import Invitation, Membership
from immo_agencies.tenancy import for_agency

_MEMBER, _INVITATION = {"pk": "membership"}, {"pk": "invitation"}

DOORS: Mapping[str, Door] = {
    "immo_people:index": Door(),
    "immo_people:index_results": Door(),
    "immo_people:edit": Door(path=_MEMBER),
    "immo_people:suspend": Door(path=_MEMBER),
    "immo_people:reinstate": Door(path=_MEMBER),
    "immo_people:remove": Door(path=_MEMBER),
    "immo_invitations:index": Door(),
    "immo_invitations:index_results": Door(),
    "immo_invitations:add": Door(),
    "immo_invitations:resend": Door(path=_INVITATION),
    "immo_invitations:withdraw": Door(path=_INVITATION),
    "immo_agencies_roles": Door(),
    "immo_agencies_mine": Door(who=Who.SIGNED_IN),
    "immo_agencies_leave": Door(
        path={"pk": "own_membership"}, who=Who.SIGNED_IN, even_read_only=True
    ),
    "immo_agencies_switch_to": Door(
        path={"pk": "own_agency"}, who=Who.SIGNED_IN, even_read_only=True
    ),
}


def _members(request: HttpRequest) -> QuerySet[Any]:
    return for_agency(request, Membership.objects.with_scopes_disabled().all())


def _invitations(request: HttpRequest) -> QuerySet[Any]:
    return for_agency(request, Invitation.objects.with_scopes_disabled().all())


def _own(request: HttpRequest) -> QuerySet[Any]:
    return Membership.objects.with_scopes_disabled().filter(user_id=request.user.pk)


KINDS: Mapping[str, Kind] = {
    "membership": Kind(rows=_members),
    "invitation": Kind(rows=_invitations),
    "own_membership": Kind(rows=_own),
}
