"""Inviting, and the misuse of a token: forwarded, replayed, late, withdrawn, scanned, rotated."""

import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_scopes import scopes_disabled
from wagtail import hooks

from immo_agencies.models import AuditEvent, Invitation
from immo_agencies.models.invitation import digest_of
from immo_agencies.people import invitations as verbs
from immo_agencies.people.actions import remove
from immo_agencies.people.rules import AboveOwnRole, NotYours, PlanRefused
from immo_agencies.people.terms import Terms, WrongTerms
from immo_agencies.permissions import Refusal
from immo_agencies.roles import AgencyAction, Role
from immo_agencies.signals import account_opened
from tests.immo_agencies.people_world import (
    NEW,
    ask,
    invitations,
    membership_of,
    memberships,
    now,
    token_in_mail,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(agency: Any, make_member: Any) -> Any:
    somebody = make_member(agency, "manager", last_name="Lambert")
    somebody.first_name = "Marie"
    somebody.save()
    return somebody


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """``with committed():`` runs what leaves after commit, as a request does."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def token(agency: Any, manager: Any, committed: Any) -> str:
    with committed():
        ask(agency, manager)
    return token_in_mail()


@pytest.fixture
def nadia(django_user_model: Any) -> Any:
    return django_user_model.objects.create_user(NEW, "a-long-password", first_name="Nadia")


def audited(action: str) -> int:
    return AuditEvent.objects.filter(action=action).count()


# --- inviting -----------------------------------------------------------------------------------


def test_the_token_is_in_the_mail_and_nowhere_else(agency: Any, token: str) -> None:
    invitation = invitations(agency)[0]
    assert invitation.token_digest == digest_of(token)
    assert invitation.mailed_at is not None
    stored = str(Invitation.objects.with_scopes_disabled().values().get(pk=invitation.pk))
    log = str(list(AuditEvent.objects.values()))
    assert token not in stored
    assert token not in log
    assert audited("people.invited") == 1


def test_the_task_carries_no_token_and_no_address(
    agency: Any, manager: Any, monkeypatch: Any, committed: Any
) -> None:
    payloads = []
    monkeypatch.setattr(
        verbs, "mail_invitation", type("Task", (), {"enqueue": lambda *a: payloads.append(a[1:])})()
    )
    with committed():
        invitation = ask(agency, manager, message="Bienvenue")
    assert payloads == [(agency.pk, invitation.pk, invitation.token_digest)]


def test_a_task_that_runs_twice_sends_once(agency: Any, manager: Any, committed: Any) -> None:
    from immo_agencies.people.tasks import mail_invitation

    with committed():
        invitation = ask(agency, manager)
    mail_invitation.call(agency.pk, invitation.pk, invitation.token_digest)
    assert len(mail.outbox) == 1


def test_a_mail_server_that_fails_leaves_the_task_to_run_again(
    agency: Any, manager: Any, monkeypatch: Any
) -> None:
    from immo_agencies.people.tasks import mail_invitation

    invitation = ask(agency, manager)
    with monkeypatch.context() as broken:
        broken.setattr(mail.EmailMultiAlternatives, "send", lambda self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            mail_invitation.call(agency.pk, invitation.pk, invitation.token_digest)
    assert invitations(agency)[0].mailed_at is None
    mail_invitation.call(agency.pk, invitation.pk, invitation.token_digest)
    assert invitations(agency)[0].mailed_at is not None
    assert verbs.find_open(token_in_mail(), now=now()).pk == invitation.pk


def test_the_mail_says_who_what_and_until_when(
    agency: Any, manager: Any, committed: Any, settings: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://immo.example"
    with committed():
        ask(agency, manager, message="À bientôt <b>Nadia</b>")
    letter = mail.outbox[0]
    html = letter.alternatives[0][0]
    assert letter.to == [NEW]
    assert "Marie Lambert" in letter.body
    assert agency.name in letter.body
    assert f"https://immo.example/invitation/{token_in_mail()}/" in letter.body
    assert "<b>Nadia</b>" in letter.body  # the plain part
    assert "&lt;b&gt;Nadia" in html
    assert "\n" not in letter.subject


def test_the_mail_speaks_the_language_of_the_account_or_of_the_agency(
    agency: Any, other_agency: Any, make_member: Any, nadia: Any, committed: Any
) -> None:
    nadia.language = "nl"
    nadia.save()
    with committed():
        ask(agency, make_member(agency, "manager"))
    with committed():
        ask(other_agency, make_member(other_agency, "manager"), email="x@example.org")
    assert ['lang="nl"' in letter.alternatives[0][0] for letter in mail.outbox] == [True, True]


def test_the_inviter_learns_nothing_about_the_installation(
    agency: Any, other_agency: Any, manager: Any, make_member: Any, member_client: Any
) -> None:
    known = make_member(other_agency, "agent")
    known.first_name = "Zuleika"
    known.save()
    client = member_client(manager)

    def send(email: str) -> Any:
        return client.post(
            "/admin/invitations/new/",
            {"role": "editor", "scope": "all", "email": email},
            follow=True,
        )

    answers = [send(known.email), send("nobody@example.org")]
    bodies = [
        a.content.decode().replace(e, "@@")
        for a, e in zip(answers, [known.email, "nobody@example.org"], strict=True)
    ]
    assert [a.status_code for a in answers] == [200, 200]
    assert [a.redirect_chain for a in answers] == [[("/admin/invitations/", 302)]] * 2
    assert "<mark" not in bodies[0]
    assert known.first_name not in bodies[0]


def test_a_collaborator_is_not_invited_again(agency: Any, manager: Any, make_member: Any) -> None:
    agent = make_member(agency, "agent")
    with pytest.raises(verbs.AlreadyMember):
        ask(agency, manager, email=agent.email.upper())
    assert invitations(agency) == []


def test_one_open_invitation_an_address(agency: Any, manager: Any) -> None:
    first = ask(agency, manager)
    with pytest.raises(verbs.AlreadyInvited) as waits:
        ask(agency, manager, email=NEW.title(), role="agent")
    assert waits.value.invitation == first
    copy = Invitation(agency=agency, email=NEW, role="agent")
    copy.new_token(now=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_an_expired_invitation_makes_room(agency: Any, manager: Any, time_machine: Any) -> None:
    ask(agency, manager)
    time_machine.move_to(now() + datetime.timedelta(days=8))
    ask(agency, manager, role="agent")
    assert [i.state.value for i in invitations(agency)] == ["revoked", "pending"]


@pytest.mark.parametrize(
    "email", ["no address", "a@b", "ſ@example.org", "\u212a@example.org", "x@y.be\nBcc: z@y.be"]
)
def test_a_wrong_address_is_refused(agency: Any, manager: Any, email: str) -> None:
    with pytest.raises(ValidationError):
        ask(agency, manager, email=email)


def test_an_agency_does_not_mail_without_end(agency: Any, manager: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(verbs, "MAILS_A_DAY", 2)
    ask(agency, manager, email="a@example.org")
    ask(agency, manager, email="b@example.org")
    with pytest.raises(verbs.TooManyInvitations):
        ask(agency, manager, email="c@example.org")


# --- who may, and whom ----------------------------------------------------------------------------


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.MANAGER, Role.ADMINISTRATOR)])
def test_other_roles_invite_nobody(agency: Any, make_member: Any, role: str) -> None:
    with pytest.raises(NotYours):
        ask(agency, make_member(agency, role), role="viewer")


def test_strangers_and_operators_invite_nobody(
    agency: Any, other_agency: Any, make_member: Any, django_user_model: Any
) -> None:
    operator = django_user_model.objects.create_superuser("root@example.org", "a-long-password")
    for somebody in (make_member(other_agency, "manager"), operator):
        with pytest.raises(NotYours):
            ask(agency, somebody, role="viewer")


def test_an_administrator_gives_no_role_above_her_own(agency: Any, make_member: Any) -> None:
    with pytest.raises(AboveOwnRole):
        ask(agency, make_member(agency, "administrator"), role="manager")
    assert invitations(agency) == []


def test_terms_are_those_of_the_agency(
    agency: Any, other_agency: Any, manager: Any, make_property: Any
) -> None:
    own, foreign = make_property(agency), make_property(other_agency)

    def choose(*pages: Any, **more: Any) -> Invitation:
        keys = frozenset(page.translation_key for page in pages)
        return ask(agency, manager, role="photographer", whole_agency=False, page_keys=keys, **more)

    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    for wrong in (lambda: choose(foreign), lambda: choose(own, foreign), choose):
        with pytest.raises(WrongTerms):
            wrong()
    with pytest.raises(WrongTerms):
        choose(own, expires_on=yesterday)
    assert choose(own).page_keys == [str(own.translation_key)]


def test_a_role_for_the_whole_agency_is_never_narrowed(
    agency: Any, manager: Any, make_property: Any
) -> None:
    keys = frozenset({make_property(agency).translation_key})
    invitation = ask(agency, manager, role="manager", whole_agency=False, page_keys=keys)
    assert (invitation.whole_agency, invitation.page_keys) == (True, [])


# --- accepting ------------------------------------------------------------------------------------


def test_an_existing_account_joins_on_the_promised_terms(
    agency: Any, manager: Any, nadia: Any, make_property: Any, committed: Any
) -> None:
    page = make_property(agency)
    last = timezone.localdate() + datetime.timedelta(days=30)
    keys = frozenset({page.translation_key})
    with committed():
        ask(
            agency,
            manager,
            role="photographer",
            whole_agency=False,
            page_keys=keys,
            expires_on=last,
        )
    told = []
    account_opened.connect(receiver := lambda **kw: told.append((kw["user"], kw["email"])))
    try:
        with committed():
            membership = verbs.accept(token_in_mail(), user=nadia, now=now())
    finally:
        account_opened.disconnect(receiver)
    assert (membership.role, membership.expires_on) == ("photographer", last)
    assert membership.page_keys == keys
    assert membership.invited_by == manager
    assert told == [(nadia, NEW)]
    assert audited("people.joined") == 1
    assert mail.outbox[-1].to == [manager.email]
    assert NEW in mail.outbox[-1].body


def test_forwarded_to_another_account(agency: Any, token: str, django_user_model: Any) -> None:
    thief = django_user_model.objects.create_user("thief@example.org", "a-long-password")
    with pytest.raises(verbs.OtherAddress):
        verbs.accept(token, user=thief, now=now())
    assert memberships(agency, user=thief) == []
    assert invitations(agency)[0].state == Invitation.State.PENDING


def test_capitals_in_an_address_are_no_other_address(agency: Any, token: str, nadia: Any) -> None:
    type(nadia).objects.filter(pk=nadia.pk).update(email=NEW.upper())
    nadia.refresh_from_db()
    assert verbs.accept(token, user=nadia, now=now()).user == nadia


def test_replayed(agency: Any, token: str, nadia: Any, manager: Any) -> None:
    membership = verbs.accept(token, user=nadia, now=now())
    with pytest.raises(verbs.InvitationClosed):
        verbs.accept(token, user=nadia, now=now())
    remove(membership, by=manager, now=now())
    with pytest.raises(verbs.InvitationClosed):
        verbs.accept(token, user=nadia, now=now())
    assert memberships(agency, user=nadia) == []


def test_too_late(token: str, nadia: Any) -> None:
    with pytest.raises(verbs.InvitationClosed):
        verbs.accept(token, user=nadia, now=now() + datetime.timedelta(days=7, minutes=1))


def test_withdrawn(agency: Any, token: str, nadia: Any, manager: Any) -> None:
    verbs.revoke(invitations(agency)[0], by=manager, now=now())
    with pytest.raises(verbs.InvitationClosed):
        verbs.accept(token, user=nadia, now=now())
    with pytest.raises(verbs.InvitationClosed):
        verbs.revoke(invitations(agency)[0], by=manager, now=now())
    assert audited("people.invitation_withdrawn") == 1


def test_sent_again_the_former_link_is_dead(
    agency: Any, token: str, nadia: Any, manager: Any, committed: Any, time_machine: Any
) -> None:
    time_machine.move_to(now() + datetime.timedelta(days=6))
    with committed():
        verbs.resend(invitations(agency)[0], by=manager, now=now())
    newest = token_in_mail()
    time_machine.move_to(now() + datetime.timedelta(days=6))
    with pytest.raises(verbs.InvitationClosed):
        verbs.accept(token, user=nadia, now=now())
    assert verbs.accept(newest, user=nadia, now=now()).role == "editor"
    assert audited("people.invited_again") == 1


def test_not_sent_again_in_the_same_minute(agency: Any, token: str, manager: Any) -> None:
    with pytest.raises(verbs.TooManyInvitations):
        verbs.resend(invitations(agency)[0], by=manager, now=now())


def test_nobody_sends_again_or_withdraws_above_her_role(
    agency: Any, manager: Any, make_member: Any
) -> None:
    invitation = ask(agency, manager, role="manager")
    administrator = make_member(agency, "administrator")
    later = now() + datetime.timedelta(hours=1)
    for verb in (verbs.resend, verbs.revoke):
        with pytest.raises(AboveOwnRole):
            verb(invitation, by=administrator, now=later)


def test_who_was_removed_or_demoted_leaves_no_doors_behind(
    agency: Any, manager: Any, make_member: Any, nadia: Any, committed: Any
) -> None:
    from immo_agencies.people.actions import change_membership

    administrator = make_member(agency, "administrator")
    with committed():
        ask(agency, administrator, role="administrator")
    token = token_in_mail()
    member = membership_of(administrator, agency)
    change_membership(member, by=manager, terms=Terms(Role.AGENT), now=now())
    with pytest.raises(verbs.InvitationClosed):
        verbs.accept(token, user=nadia, now=now())
    assert invitations(agency)[0].state == Invitation.State.REVOKED


def test_an_inviter_whose_access_ended_cannot_let_anybody_in(
    agency: Any, make_member: Any, nadia: Any, committed: Any
) -> None:
    administrator = make_member(agency, "administrator")
    with committed():
        ask(agency, administrator)
    member = membership_of(administrator, agency)
    member.expires_on = timezone.localdate() - datetime.timedelta(days=1)
    with scopes_disabled():
        member.save()
    with pytest.raises(verbs.InvitationClosed):
        verbs.accept(token_in_mail(), user=nadia, now=now())


def test_who_is_a_member_by_now_keeps_her_role(agency: Any, token: str, nadia: Any) -> None:
    from immo_agencies.actions import add_member

    add_member(agency, nadia, role=Role.VIEWER)
    with pytest.raises(verbs.AlreadyMember):
        verbs.accept(token, user=nadia, now=now())
    assert membership_of(nadia, agency).role == "viewer"


# --- the plan -------------------------------------------------------------------------------------


def test_the_plan_is_asked_at_every_step(agency: Any, manager: Any, nadia: Any, token: str) -> None:
    asked = []

    def full(action: Any, agency: Any, subject: Any) -> Any:
        if action is AgencyAction.INVITE_MEMBER:
            asked.append((subject.role, subject.invitation))
            return Refusal(code="plan_full", message="Full.", remedy="Choose a larger plan.")
        return None

    waiting = invitations(agency)[0]
    later = now() + datetime.timedelta(hours=1)
    with hooks.register_temporarily("immo_refuse", full):
        with pytest.raises(PlanRefused) as refused:
            ask(agency, manager, email="other@example.org")
        with pytest.raises(PlanRefused):
            verbs.accept(token, user=nadia, now=now())
        with pytest.raises(PlanRefused):
            verbs.resend(waiting, by=manager, now=later)
    assert refused.value.refused.code == "plan_full"
    assert asked == [(Role.EDITOR, None), (Role.EDITOR, waiting), (Role.EDITOR, waiting)]
    assert len(invitations(agency)) == 1
    assert memberships(agency, user=nadia) == []
    # There is room again: the invitation was not used up.
    assert verbs.accept(token, user=nadia, now=now()).user == nadia


def test_a_suspended_agency_gets_nobody(agency: Any, manager: Any, nadia: Any, token: str) -> None:
    agency.service_state = agency.ServiceState.SUSPENDED
    agency.save()
    with pytest.raises(PlanRefused):
        verbs.accept(token, user=nadia, now=now())
    with pytest.raises(PlanRefused):
        ask(agency, manager, email="other@example.org")


def test_accounts_are_unique_whatever_the_capitals(nadia: Any) -> None:
    assert verbs.account_with(NEW.upper()) == nadia
    assert get_user_model().objects.count() == 1
