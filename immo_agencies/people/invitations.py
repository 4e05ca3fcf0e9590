"""Verbs over invitations: send one, send it again, withdraw it, accept it.

No token is ever stored or queued: the task that writes the mail makes it (``people.tasks``).
"""

import datetime
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from immo_agencies import audit
from immo_agencies.access import is_operator
from immo_agencies.models import Agency, Invitation, Membership
from immo_agencies.models.invitation import digest_of
from immo_agencies.people.rules import RuleRefused, Seat, require, require_rank, require_room
from immo_agencies.people.tasks import mail_invitation, tell_managers
from immo_agencies.people.telling import account_proven
from immo_agencies.people.terms import Terms, check_terms
from immo_agencies.permissions import role_in
from immo_agencies.roles import AgencyAction, Role, rank_of

MAILS_A_DAY = 200
PAUSE = datetime.timedelta(minutes=1)


class AlreadyMember(ValidationError):
    """The address belongs to a collaborator of the agency."""


class AlreadyInvited(ValidationError):
    """An invitation to this address waits for its answer; it can be sent again."""

    def __init__(self, invitation: Invitation) -> None:
        self.invitation = invitation
        super().__init__({"email": _("This address is invited already.")}, code="invited")


class TooManyInvitations(ValidationError):
    """More mails than an agency sends in good faith."""


class InvitationClosed(RuleRefused):
    """Unknown, expired, withdrawn, used, or sent by somebody who may no longer send it."""


class OtherAddress(RuleRefused):
    """The invitation is for another address than that of the account."""


def normal_address(email: str) -> str:
    """``email`` as it is stored and compared; raises ValidationError for what is none.

    ASCII only: some other letters equal an ASCII one when capitals are ignored.
    """
    validate_email(email.strip())
    if not email.isascii():
        raise ValidationError({"email": _("Write the address with plain letters.")})
    return email.strip().lower()


@transaction.atomic
def invite(
    agency: Agency,
    *,
    by: Any,
    email: str,
    terms: Terms,
    message: str = "",
    now: datetime.datetime,
) -> Invitation:
    """Ask ``email`` to join ``agency`` on ``terms``; the mail leaves after commit.

    Whether an account has this address is never looked at. Raises NotYours, AboveOwnRole,
    PlanRefused, WrongTerms, AlreadyMember, AlreadyInvited, TooManyInvitations.
    """
    agency = Agency.objects.lock(agency.pk)
    require_rank(require(by, AgencyAction.INVITE_MEMBER, agency), terms.role)
    check_terms(terms, agency, now=now)
    address = normal_address(email)
    _refuse_known(agency, address, now)
    require_room(agency, Seat(terms.role))
    invitation = Invitation(
        agency=agency,
        email=address,
        message=message.strip(),
        invited_by=by,
        page_keys=sorted(str(key) for key in terms.page_keys),
    )
    terms.put_on(invitation)
    return _send(invitation, "people.invited", by=by, now=now)


@transaction.atomic
def resend(invitation: Invitation, *, by: Any, now: datetime.datetime) -> Invitation:
    """Send ``invitation`` again with a new token and seven days; the former link is dead.

    Raises what ``invite`` raises, and InvitationClosed when it was answered or withdrawn.
    """
    agency = Agency.objects.lock(invitation.agency_id)
    own = require(by, AgencyAction.INVITE_MEMBER, agency)
    invitation = _open(agency, pk=invitation.pk)
    require_rank(own, invitation.role)
    if now - invitation.sent_at < PAUSE:
        raise TooManyInvitations(_("It was sent a moment ago. Wait a minute."), code="too_many")
    require_room(agency, Seat(Role(invitation.role), invitation=invitation))
    invitation.invited_by = by
    return _send(invitation, "people.invited_again", by=by, now=now)


@transaction.atomic
def revoke(invitation: Invitation, *, by: Any, now: datetime.datetime) -> None:
    """Withdraw ``invitation``: its link is dead.

    Raises NotYours, AboveOwnRole, InvitationClosed.
    """
    agency = Agency.objects.lock(invitation.agency_id)
    own = require(by, AgencyAction.INVITE_MEMBER, agency)
    invitation = _open(agency, pk=invitation.pk)
    require_rank(own, invitation.role)
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])
    audit.record("people.invitation_withdrawn", agency, by=by, obj=invitation)


@transaction.atomic
def accept(token: str, *, user: Any, now: datetime.datetime) -> Membership:
    """Make ``user`` what the invitation behind ``token`` says; it works once.

    Raises InvitationClosed, OtherAddress, AlreadyMember, and PlanRefused: plan and state are asked
    again, they may have changed since.
    """
    invitation = lock_invitation(token, now=now)
    agency = invitation.agency
    _require_address(user, invitation)
    members = Membership.objects.with_scopes_disabled()
    if members.filter(agency=agency, user=user).exists():
        raise AlreadyMember(_("You belong to this agency already."), code="member")
    require_room(agency, Seat(Role(invitation.role), invitation=invitation))
    membership = Membership(agency=agency, user=user, invited_by=invitation.invited_by)
    Terms.of(invitation, invitation.page_keys).put_on(membership)
    membership.save()
    membership.choose_pages(invitation.page_keys)
    invitation.accepted_at, invitation.accepted_by = now, user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    audit.record("people.joined", agency, by=user, obj=invitation)
    account_proven(user, invitation.email)
    _after_commit(tell_managers, agency.pk, user.pk, "accepted")
    return membership


def _require_address(user: Any, invitation: Invitation) -> None:
    """A forwarded link lets nobody else in. Raises OtherAddress."""
    if not user.is_active or user.email.strip().lower() != invitation.email:
        raise OtherAddress(_("This invitation is for another address."))


def find_open(token: str, *, now: datetime.datetime) -> Invitation:
    """The invitation that ``token`` opens; raises InvitationClosed, saying no more."""
    invitations = Invitation.objects.with_scopes_disabled().select_related("agency", "invited_by")
    found = invitations.filter(token_digest=digest_of(token)).first()
    if found is None or not is_open(found, now=now):
        raise InvitationClosed
    return found


def lock_invitation(token: str, *, now: datetime.datetime) -> Invitation:
    """The same under the agency lock, read again behind it: two who come at once come in turn."""
    agency = Agency.objects.lock(find_open(token, now=now).agency_id)
    invitation = find_open(token, now=now)
    invitation.agency = agency
    return invitation


def is_open(invitation: Invitation, *, now: datetime.datetime) -> bool:
    """Whether the invitation can be accepted at ``now``: it waits, and who sent it still may."""
    waits = invitation.accepted_at is None and invitation.revoked_at is None
    return waits and invitation.ends_at > now and _sender_still_may(invitation)


def _sender_still_may(invitation: Invitation) -> bool:
    """Removed and demoted people leave no doors behind; an operator's session may have ended."""
    sender = invitation.invited_by
    if sender is None or not sender.is_active:
        return False
    own = role_in(sender, invitation.agency)
    if own is None:
        return is_operator(sender)
    return rank_of(own) >= rank_of(Role(invitation.role))


def _refuse_known(agency: Agency, address: str, now: datetime.datetime) -> None:
    members = Membership.objects.with_scopes_disabled().filter(agency=agency)
    if members.filter(user__email__iexact=address).exists():
        known = _("This person is a collaborator already. Change the access in the list.")
        raise AlreadyMember({"email": known}, code="member")
    sent = Invitation.objects.with_scopes_disabled().filter(agency=agency)
    waiting = sent.filter(email=address, accepted_at=None, revoked_at=None).first()
    if waiting is not None and waiting.ends_at > now:
        raise AlreadyInvited(waiting)
    if waiting is not None:  # expired: it makes room for the new one
        waiting.revoked_at = now
        waiting.save(update_fields=["revoked_at"])
    if sent.filter(sent_at__gt=now - datetime.timedelta(days=1)).count() >= MAILS_A_DAY:
        raise TooManyInvitations(
            _("Your agency has sent very many invitations today. Go on tomorrow."), code="too_many"
        )


def _open(agency: Agency, *, pk: int) -> Invitation:
    """The invitation as it is behind the lock, expired ones included."""
    invitations = Invitation.objects.with_scopes_disabled().filter(agency=agency, pk=pk)
    found = invitations.filter(accepted_at=None, revoked_at=None).first()
    if found is None:
        raise InvitationClosed(_("This invitation was answered or withdrawn meanwhile."))
    return found


def _send(invitation: Invitation, action: str, *, by: Any, now: datetime.datetime) -> Invitation:
    """Close the former link at once; the task puts a token of its own in the place of this one."""
    invitation.new_token(now=now)
    invitation.mailed_at = None
    invitation.save()
    agency = invitation.agency
    audit.record(action, agency, by=by, obj=invitation)
    _after_commit(mail_invitation, agency.pk, invitation.pk, invitation.token_digest)
    return invitation


def _after_commit(task: Any, *args: Any) -> None:
    transaction.on_commit(partial(task.enqueue, *args), robust=True)


def account_with(email: str) -> Any:
    """The account that signs in with ``email``, or None."""
    return get_user_model()._default_manager.filter(email__iexact=email).first()
