"""Two questions, never mixed: ``may`` (authorisation, default deny) and ``refusal`` (plan and
state, default allow)."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from immo_agencies.access import access_in
from immo_agencies.extension_points import (
    Refusal,
    UnknownAction,
    first_refusal,
    require_declared,
    role_actions,
)
from immo_agencies.models import Agency, Membership
from immo_agencies.models.membership import in_force
from immo_agencies.roles import AnyRole, Role
from immo_agencies.tenancy import agency_of

__all__ = ["Refusal", "UnknownAction", "may", "members_who_may", "refusal", "role_in"]


def role_in(user: Any, agency: Agency) -> AnyRole | None:
    """Role of ``user`` in ``agency`` now, or None."""
    access = access_in(user, agency)
    return access.role if access else None


def may(user: Any, action: StrEnum, agency: Agency | None, obj: Any = None) -> bool:
    """May ``user`` do ``action`` for ``agency`` (on ``obj``)? Denied unless a role says yes.

    An ``obj`` of another agency, or outside the properties of this person, is always denied.
    Operators and superusers need an open support session. Raises UnknownAction for an action that
    no room declares.
    """
    require_declared(action)
    if agency is None or (obj is not None and agency_of(obj) != agency):
        return False
    access = access_in(user, agency)
    return access is not None and action in role_actions(access.role) and access.covers(obj)


def refusal(action: StrEnum, agency: Agency, *, subject: Any = None) -> Refusal | None:
    """Why plan or state do not allow ``action`` now; None when nothing speaks against it."""
    require_declared(action)
    if agency.service_state == Agency.ServiceState.SUSPENDED:
        return Refusal(
            code="suspended",
            message=_("The service of %(agency)s is suspended.") % {"agency": agency},
            remedy=_("Ask the account manager of your agency to settle the subscription."),
        )
    return first_refusal(action, agency, subject)


def members_who_may(action: StrEnum, agency: Agency, obj: Any = None) -> list[Any]:
    """Active people of ``agency`` whose role allows ``action`` (on ``obj``)."""
    require_declared(action)
    roles = [role for role in Role if action in role_actions(role)]
    memberships = Membership.objects.with_scopes_disabled().select_related("user")
    found = memberships.filter(in_force(), agency=agency, role__in=roles, user__is_active=True)
    people = [membership.user for membership in found.order_by("user_id")]
    return people if obj is None else [p for p in people if may(p, action, agency, obj)]
