"""Background work: the mails about people. Payloads hold ids, never tokens, names or addresses."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from immo_agencies.letters import language_of
from immo_agencies.models import Agency, Invitation, Membership
from immo_agencies.models.membership import in_force
from immo_agencies.people import mails
from immo_agencies.roles import Role
from immo_agencies.scope import agency_scope


@task(priority=90)
def mail_invitation(agency_id: int, invitation_id: int, digest: str) -> None:
    """Make the token of an invitation and mail it; it exists in this process and in the mail only.

    ``digest`` is the one that ``invite`` or ``resend`` left: a task that runs twice, or after a
    newer one, does nothing. When the mail server fails, the digest is put back, so that the task
    can run again.
    """
    agency = Agency.objects.get(pk=agency_id)
    with agency_scope(agency):
        invitation, token = _with_token(invitation_id, digest)
        if invitation is None:
            return
        row = Invitation.objects.filter(pk=invitation.pk, token_digest=invitation.token_digest)
        try:
            with override(_language_for(invitation)):
                mails.invitation_mail(invitation, token).send()
        except Exception:
            row.update(token_digest=digest)
            raise
        row.update(mailed_at=timezone.now())


@transaction.atomic
def _with_token(invitation_id: int, digest: str) -> tuple[Invitation | None, str]:
    waiting = Invitation.objects.filter(accepted_at=None, revoked_at=None, token_digest=digest)
    invitation = waiting.select_for_update(of=("self",)).filter(pk=invitation_id).first()
    if invitation is None:
        return None, ""
    token = invitation.new_token(now=timezone.now())
    invitation.save(update_fields=["token_digest", "sent_at", "ends_at"])
    return invitation, token


def _language_for(invitation: Invitation) -> str:
    """That of the account which has the address, else the agency's."""
    accounts = get_user_model()._default_manager
    account = accounts.filter(email__iexact=invitation.email).first()
    return language_of(account) if account else invitation.agency.default_language


@task(priority=80)
def tell_member(agency_id: int, user_id: int, what: str) -> None:
    """Tell a person what became of her access: ``changed``, ``suspended``, ``removed`` ...."""
    agency = Agency.objects.get(pk=agency_id)
    user = get_user_model()._default_manager.filter(pk=user_id, is_active=True).first()
    if user is None or not user.email:
        return
    members = Membership.objects.with_scopes_disabled()
    membership = members.filter(agency=agency, user=user).first()
    with override(language_of(user)):
        mails.access_mail(user, agency, membership, what).send()


@task(priority=80)
def tell_managers(agency_id: int, user_id: int, what: str) -> None:
    """Tell the account managers, and who invited, that somebody ``accepted`` or ``left``."""
    agency = Agency.objects.get(pk=agency_id)
    person = get_user_model()._default_manager.filter(pk=user_id).first()
    if person is None:
        return
    for manager in _managers(agency, person):
        with override(language_of(manager)):
            mails.managers_mail(manager, agency, person, what).send()


def _managers(agency: Agency, person: Any) -> list[Any]:
    members = Membership.objects.with_scopes_disabled().filter(in_force(), agency=agency)
    inviters = members.filter(user=person).values("invited_by")
    told = members.filter(role=Role.MANAGER) | members.filter(user__in=inviters)
    found = told.filter(user__is_active=True).exclude(user=person).select_related("user")
    return [membership.user for membership in found.order_by("user_id")]
