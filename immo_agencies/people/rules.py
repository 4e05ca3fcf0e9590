"""What nobody may do to the people of an agency, whatever her role; each rule raises its own name.

Ask them under the agency lock: the answer holds until the transaction ends.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from immo_agencies.access import access_in
from immo_agencies.models import Agency, Invitation, Membership
from immo_agencies.models.membership import in_force
from immo_agencies.permissions import Refusal, may, refusal
from immo_agencies.roles import AgencyAction, AnyRole, Role, rank_of


class RuleRefused(PermissionDenied):
    """A rule about people says no; the words say why."""


class NotYours(RuleRefused):
    """The role of who asks does not include the people of the agency."""


class AboveOwnRole(RuleRefused):
    """Nobody gives, takes or changes a role above the own one."""


class OwnAccess(RuleRefused):
    """Nobody changes her own access; leaving is another matter."""


class LastManager(ValidationError):
    """The agency would be left without an account manager."""


class PlanRefused(ValidationError):
    """Plan or state of the agency do not allow it now; ``refused`` says why and what to do."""

    def __init__(self, refused: Refusal) -> None:
        self.refused = refused
        super().__init__(" ".join(filter(None, [refused.message, refused.remedy])), refused.code)


@dataclass(frozen=True)
class Seat:
    """Subject of ``refusal(INVITE_MEMBER)``: a place in the agency that somebody is to take.

    ``invitation`` is the open one that stands for the place already, ``membership`` the one that
    is there already; both None for one more.
    """

    role: Role
    invitation: Invitation | None = None
    membership: Membership | None = None


def require(by: Any, action: AgencyAction, agency: Agency) -> AnyRole:
    """The role with which ``by`` may do ``action``; raises NotYours."""
    access = access_in(by, agency)
    if access is None or access.read_only or not may(by, action, agency):
        raise NotYours(_("Your role does not include the collaborators of this agency."))
    return access.role


def require_rank(own: AnyRole, *roles: str) -> None:
    """Raise AboveOwnRole when one of ``roles`` is above ``own``."""
    if any(rank_of(Role(role)) > rank_of(own) for role in roles):
        raise AboveOwnRole(_("This role is above your own."))


def require_room(agency: Agency, seat: Seat) -> None:
    """Raise PlanRefused when plan or state have no room for ``seat``."""
    if refused := refusal(AgencyAction.INVITE_MEMBER, agency, subject=seat):
        raise PlanRefused(refused)


def require_manager_beside(membership: Membership, *, now: datetime.datetime) -> None:
    """Raise LastManager unless somebody else manages the account, with no end to it.

    Asked before a manager leaves, is demoted, suspended or removed, or gets an end date.
    """
    if membership.role != Role.MANAGER or not membership.is_in_force:
        return
    lasting = Membership.objects.with_scopes_disabled().filter(
        in_force(timezone.localdate(now)),
        agency=membership.agency_id,
        role=Role.MANAGER,
        expires_on=None,
    )
    if not lasting.filter(user__is_active=True).exclude(pk=membership.pk).exists():
        raise LastManager(
            _("An agency keeps at least one account manager. Appoint another one first."),
            code="last_manager",
        )
