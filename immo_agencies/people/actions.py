"""Verbs over members: change, suspend, reinstate, remove, leave. Invitations have their own room.

Each takes the agency lock first, asks the rules behind it and writes one row in the log. Access is
asked on every request, so the next one of the person is answered on the new terms.
"""

import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from immo_agencies import audit
from immo_agencies.models import Agency, Invitation, Membership
from immo_agencies.people import rules
from immo_agencies.people.tasks import tell_managers, tell_member
from immo_agencies.people.terms import Terms, check_terms
from immo_agencies.roles import AgencyAction, Role, rank_of


@transaction.atomic
def change_membership(
    membership: Membership, *, by: Any, terms: Terms, now: datetime.datetime
) -> Membership:
    """Give a member other ``terms``.

    Raises NotYours, OwnAccess, AboveOwnRole, LastManager, WrongTerms, and PlanRefused when the new
    role is above the former one and the plan has no room for it.
    """
    agency, membership = _locked(membership)
    _require_over(membership, agency, by, terms.role)
    before = Terms.of(membership, membership.page_keys)
    changes = terms.changes_from(before)
    if not changes:
        return membership
    if terms.role != Role.MANAGER or terms.starts_on or terms.expires_on:
        rules.require_manager_beside(membership, now=now)
    check_terms(terms, agency, now=now)
    if rank_of(terms.role) > rank_of(before.role):
        rules.require_room(agency, rules.Seat(terms.role, membership=membership))
    if rank_of(terms.role) < rank_of(before.role):
        _withdraw_invitations_of(membership, now)
    terms.put_on(membership)
    membership.save()
    membership.choose_pages(terms.page_keys)
    audit.record("people.changed", agency, by=by, obj=membership, changes=changes)
    _tell(membership, "changed")
    return membership


@transaction.atomic
def suspend(membership: Membership, *, by: Any, now: datetime.datetime) -> None:
    """Close every door to a member until she is reinstated; nothing of hers is lost.

    Raises NotYours, OwnAccess, AboveOwnRole, LastManager.
    """
    agency, membership = _locked(membership)
    _require_over(membership, agency, by)
    if membership.suspended_at is not None:
        return
    rules.require_manager_beside(membership, now=now)
    _withdraw_invitations_of(membership, now)
    membership.suspended_at = now
    membership.save(update_fields=["suspended_at"])
    audit.record("people.suspended", agency, by=by, obj=membership)
    _tell(membership, "suspended")


@transaction.atomic
def reinstate(membership: Membership, *, by: Any, now: datetime.datetime) -> None:
    """Open the doors again. Raises NotYours, OwnAccess, AboveOwnRole, PlanRefused."""
    agency, membership = _locked(membership)
    _require_over(membership, agency, by)
    if membership.suspended_at is None:
        return
    rules.require_room(agency, rules.Seat(Role(membership.role), membership=membership))
    membership.suspended_at = None
    membership.save(update_fields=["suspended_at"])
    audit.record("people.reinstated", agency, by=by, obj=membership)
    _tell(membership, "reinstated")


@transaction.atomic
def remove(membership: Membership, *, by: Any, now: datetime.datetime) -> None:
    """Take a member out of the agency; what she made stays, her account too.

    Raises NotYours, OwnAccess, AboveOwnRole, LastManager.
    """
    agency, membership = _locked(membership)
    _require_over(membership, agency, by)
    rules.require_manager_beside(membership, now=now)
    _withdraw_invitations_of(membership, now)
    audit.record("people.removed", agency, by=by, obj=membership)
    _tell(membership, "removed")
    membership.delete()


@transaction.atomic
def leave(membership: Membership, *, now: datetime.datetime) -> None:
    """Leave the agency oneself. Raises LastManager."""
    agency, membership = _locked(membership)
    rules.require_manager_beside(membership, now=now)
    _withdraw_invitations_of(membership, now)
    audit.record("people.left", agency, by=membership.user, obj=membership)
    membership.delete()
    transaction.on_commit(
        partial(tell_managers.enqueue, agency.pk, membership.user_id, "left"), robust=True
    )


def _locked(membership: Membership) -> tuple[Agency, Membership]:
    """Agency and membership as they are behind the lock; raises DoesNotExist for a removed one."""
    agency = Agency.objects.lock(membership.agency_id)
    memberships = Membership.objects.with_scopes_disabled().select_related("user")
    found = memberships.get(pk=membership.pk, agency=agency)
    found.agency = agency
    return agency, found


def _require_over(membership: Membership, agency: Agency, by: Any, *roles: str) -> None:
    """Who changes a member is somebody else, and neither role is above hers."""
    own = rules.require(by, AgencyAction.MANAGE_MEMBERS, agency)
    if membership.user_id == by.pk:
        raise rules.OwnAccess(_("Your own access is changed by somebody else, or you leave."))
    rules.require_rank(own, membership.role, *roles)


def _withdraw_invitations_of(membership: Membership, now: datetime.datetime) -> None:
    """Who may less leaves no open doors behind."""
    sent = Invitation.objects.with_scopes_disabled().filter(
        agency=membership.agency_id, invited_by=membership.user_id
    )
    sent.filter(accepted_at=None, revoked_at=None).update(revoked_at=now)


def _tell(membership: Membership, what: str) -> None:
    send = partial(tell_member.enqueue, membership.agency_id, membership.user_id, what)
    transaction.on_commit(send, robust=True)
