"""Members: who may change whom, the last account manager, and nobody climbs."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail import hooks

from immo_agencies.extension_points import action_words, role_actions
from immo_agencies.models import AuditEvent
from immo_agencies.people import actions
from immo_agencies.people.role_table import role_table
from immo_agencies.people.rules import AboveOwnRole, LastManager, NotYours, OwnAccess, PlanRefused
from immo_agencies.people.terms import Terms
from immo_agencies.permissions import Refusal
from immo_agencies.roles import AgencyAction, Role, Visitor, rank_of
from tests.immo_agencies.people_world import ask, invitations, membership_of, memberships, now

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
VERBS = {
    "demote": lambda member, by: actions.change_membership(
        member, by=by, terms=Terms(Role.VIEWER), now=now()
    ),
    "end": lambda member, by: actions.change_membership(
        member,
        by=by,
        terms=Terms(Role(member.role), expires_on=TODAY() + datetime.timedelta(days=30)),
        now=now(),
    ),
    "suspend": lambda member, by: actions.suspend(member, by=by, now=now()),
    "remove": lambda member, by: actions.remove(member, by=by, now=now()),
}


@pytest.fixture
def people(agency: Any, make_member: Any) -> dict[str, Any]:
    """One person a role."""
    return {role.value: make_member(agency, role.value) for role in Role}


def audited() -> list[str]:
    rows = AuditEvent.objects.filter(action__startswith="people.").order_by("pk")
    return list(rows.values_list("action", flat=True))


def test_each_verb_writes_one_row_and_one_mail(
    agency: Any, people: Any, django_capture_on_commit_callbacks: Any
) -> None:
    manager, agent = people["manager"], people["agent"]
    member = membership_of(agent, agency)
    with django_capture_on_commit_callbacks(execute=True):
        actions.change_membership(member, by=manager, terms=Terms(Role.EDITOR), now=now())
        actions.change_membership(member, by=manager, terms=Terms(Role.EDITOR), now=now())
        actions.suspend(member, by=manager, now=now())
        actions.suspend(member, by=manager, now=now())
        actions.reinstate(member, by=manager, now=now())
        actions.remove(member, by=manager, now=now())
        actions.leave(membership_of(people["viewer"], agency), now=now())
    expected = ["changed", "suspended", "reinstated", "removed", "left"]
    assert audited() == [f"people.{verb}" for verb in expected]
    assert [letter.to for letter in mail.outbox] == [[agent.email]] * 4 + [[manager.email]]
    stored = str(list(AuditEvent.objects.values()))
    assert agent.email not in stored
    assert "editor" not in stored


def test_who_may_change_whom(agency: Any, people: Any) -> None:
    """Every role tries every verb on every role; only the two at the top, and never upwards."""
    may_manage = {"manager", "administrator"}
    for own, by in people.items():
        for role, target in people.items():
            member = membership_of(target, agency)
            for verb in VERBS.values():
                if own not in may_manage:
                    with pytest.raises(NotYours):
                        verb(member, by)
                elif by == target:
                    with pytest.raises(OwnAccess):
                        verb(member, by)
                elif rank_of(Role(role)) > rank_of(Role(own)):
                    with pytest.raises(AboveOwnRole):
                        verb(member, by)
    assert audited() == []


def test_nobody_is_raised_above_who_raises(agency: Any, people: Any) -> None:
    member = membership_of(people["viewer"], agency)
    with pytest.raises(AboveOwnRole):
        actions.change_membership(
            member, by=people["administrator"], terms=Terms(Role.MANAGER), now=now()
        )
    assert membership_of(people["viewer"], agency).role == "viewer"


def test_people_of_another_agency_change_nobody(
    agency: Any, other_agency: Any, make_member: Any
) -> None:
    stranger, member = make_member(other_agency, "manager"), make_member(agency, "viewer")
    for verb in VERBS.values():
        with pytest.raises(NotYours):
            verb(membership_of(member, agency), stranger)


def test_the_last_account_manager_stays(agency: Any, make_member: Any) -> None:
    first, second = make_member(agency, "manager"), make_member(agency, "manager")
    late = make_member(agency, "manager")
    soon = TODAY() + datetime.timedelta(days=30)
    actions.change_membership(
        membership_of(late, agency), by=first, terms=Terms(Role.MANAGER, expires_on=soon), now=now()
    )
    gone = make_member(agency, "manager")
    gone.is_active = False
    gone.save()
    # A second one may go: the first stays.
    actions.suspend(membership_of(second, agency), by=first, now=now())
    # Neither the suspended, nor the one with an end, nor the closed account can replace the first.
    for verb in VERBS.values():
        with pytest.raises(LastManager):
            verb(membership_of(first, agency), late)
    with pytest.raises(LastManager):
        actions.leave(membership_of(first, agency), now=now())
    assert membership_of(first, agency).is_in_force


def test_a_higher_role_and_a_reinstatement_need_room_in_the_plan(agency: Any, people: Any) -> None:
    def full(action: Any, agency: Any, subject: Any) -> Any:
        wanted = action is AgencyAction.INVITE_MEMBER and subject.membership is not None
        return Refusal(code="plan_full", message="Full.") if wanted else None

    manager, member = people["manager"], membership_of(people["agent"], agency)
    actions.suspend(member, by=manager, now=now())
    with hooks.register_temporarily("immo_refuse", full):
        with pytest.raises(PlanRefused):
            actions.reinstate(member, by=manager, now=now())
        with pytest.raises(PlanRefused):
            actions.change_membership(member, by=manager, terms=Terms(Role.EDITOR), now=now())
        # Less is always possible.
        actions.change_membership(member, by=manager, terms=Terms(Role.VIEWER), now=now())


def test_who_leaves_takes_her_open_invitations_along(agency: Any, people: Any) -> None:
    ask(agency, people["administrator"])
    actions.leave(membership_of(people["administrator"], agency), now=now())
    assert [i.state.value for i in invitations(agency)] == ["revoked"]


def test_no_sequence_of_acts_lifts_anybody_above_the_actor(agency: Any, make_member: Any) -> None:
    """T5: an administrator tries everything, on everybody, in every order of two."""
    actor = make_member(agency, "administrator")
    make_member(agency, "manager")
    puppet = make_member(agency, "viewer")

    def moves() -> list[Any]:
        people = [m for m in memberships(agency) if m.user_id in (actor.pk, puppet.pk)]
        gives = [
            lambda m=m, r=r, b=b: actions.change_membership(m, by=b, terms=Terms(r), now=now())
            for m in people
            for r in (Role.MANAGER, Role.ADMINISTRATOR)
            for b in (actor, puppet)
        ]
        asks = [
            lambda b=b: ask(agency, b, email=f"{b.pk}@example.org", role="manager")
            for b in (actor, puppet)
        ]
        return [*gives, *asks]

    for position in range(len(moves())):
        for other in moves():
            for move in (moves()[position], other):
                try:
                    move()
                except (PermissionDenied, ValidationError):
                    continue
    managers = [m.user_id for m in memberships(agency, role="manager")]
    assert actor.pk not in managers
    assert puppet.pk not in managers
    assert not [i for i in invitations(agency) if i.role == "manager"]


# --- the page that says what each role can do -----------------------------------------------------


def test_every_action_of_every_room_has_words() -> None:
    every = frozenset().union(*(role_actions(role) for role in (*Role, *Visitor)))
    words = action_words()
    assert every <= set(words)
    enums = {type(action) for action in every}
    assert {action for enum in enums for action in enum} == set(words)
    assert len({str(text) for text in words.values()}) == len(words)


def test_the_table_says_what_may_answers() -> None:
    words = action_words()
    for entry in role_table():
        said = {text for text, mark in entry["actions"] if mark}
        assert said == {
            text for action, text in words.items() if action in role_actions(entry["role"])
        }
