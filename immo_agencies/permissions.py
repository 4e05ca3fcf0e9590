"""Two questions, never mixed: ``may`` (authorisation, default deny) and ``refusal`` (plan and
state, default allow)."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from immo_agencies.extension_points import (
    Refusal,
    UnknownAction,
    first_refusal,
    require_declared,
    role_actions,
)
from immo_agencies.models import Agency, Membership
from immo_agencies.roles import Role
from immo_agencies.tenancy import agency_of

__all__ = ["Refusal", "UnknownAction", "may", "members_who_may", "refusal", "role_in"]

_ROLES_CACHE = "_immo_roles"


def role_in(user: Any, agency: Agency) -> Role | None:
    """Role of ``user`` in ``agency``; read once per user object."""
    if not getattr(user, "is_active", False) or user.pk is None:
        return None
    if not hasattr(user, _ROLES_CACHE):
        memberships = Membership.objects.with_scopes_disabled().filter(user=user, is_active=True)
        setattr(user, _ROLES_CACHE, dict(memberships.values_list("agency_id", "role")))
    code = getattr(user, _ROLES_CACHE).get(agency.pk)
    return Role(code) if code else None


def may(user: Any, action: StrEnum, agency: Agency | None, obj: Any = None) -> bool:
    """May ``user`` do ``action`` for ``agency`` (on ``obj``)? Denied unless a role says yes.

    An ``obj`` of another agency is always denied. Raises UnknownAction for an action that no
    room declares.
    """
    require_declared(action)
    if agency is None or (obj is not None and agency_of(obj) != agency):
        return False
    if getattr(user, "is_superuser", False) and user.is_active:
        return True
    role = role_in(user, agency)
    return role is not None and action in role_actions(role)


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


def members_who_may(action: StrEnum, agency: Agency) -> list[Any]:
    """Active people of ``agency`` whose role allows ``action``."""
    require_declared(action)
    roles = [role for role in Role if action in role_actions(role)]
    memberships = Membership.objects.with_scopes_disabled().select_related("user")
    found = memberships.filter(agency=agency, role__in=roles, is_active=True, user__is_active=True)
    return [membership.user for membership in found.order_by("user_id")]
