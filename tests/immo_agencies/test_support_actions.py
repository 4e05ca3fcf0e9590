"""Support sessions: who asks, who answers, when they end, and what they never allow."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from immo_agencies.access import access_in, accesses_of, bind, forget_access
from immo_agencies.models import AuditEvent, SupportSession
from immo_agencies.permissions import may
from immo_agencies.roles import AgencyAction, Role, Visitor, roles_up_to
from immo_agencies.support import actions
from immo_pages.extension_points import PageAction

pytestmark = pytest.mark.django_db

State = SupportSession.State
NOW = datetime.datetime(2026, 11, 22, 10, 0, tzinfo=datetime.UTC)
REASON = "The photos of one property do not show."


@pytest.fixture
def now() -> Any:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def operator(django_user_model: Any) -> Any:
    return django_user_model.objects.create_user(
        "operator@example.org", "a-long-password", is_staff=True, first_name="Odile"
    )


@pytest.fixture
def glass(django_user_model: Any) -> Any:
    return django_user_model.objects.create_superuser("root@example.org", "a-long-password")


@pytest.fixture
def manager(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "manager")


def asked(agency: Any, operator: Any, **facts: Any) -> SupportSession:
    wanted = {"reason": REASON, "minutes": 60, "may_change": False} | facts
    return actions.ask(agency, by=operator, now=timezone.now(), **wanted)


def opened(agency: Any, operator: Any, manager: Any, **facts: Any) -> SupportSession:
    return actions.allow(asked(agency, operator, **facts), by=manager, now=timezone.now())


def way_in(user: Any, agency: Any) -> Any:
    forget_access(user)
    return access_in(user, agency)


def test_asking_opens_nothing(now: Any, agency: Any, operator: Any) -> None:
    session = asked(agency, operator)

    assert session.state == State.WAITING
    assert way_in(operator, agency) is None


def test_the_agency_lets_in_for_the_time_that_was_asked(
    now: Any, agency: Any, operator: Any, manager: Any
) -> None:
    session = opened(agency, operator, manager, minutes=15)

    access = way_in(operator, agency)
    assert (access.role, access.read_only) == (Visitor.SUPPORT, True)
    assert access.support_session_id == session.pk
    now.shift(datetime.timedelta(minutes=15))
    assert way_in(operator, agency) is None
    assert SupportSession.objects.get().state == State.ENDED


def test_a_declined_request_opens_nothing_and_a_new_one_can_be_made(
    now: Any, agency: Any, operator: Any, manager: Any
) -> None:
    declined = actions.decline(asked(agency, operator), by=manager, now=NOW)

    assert declined.state == State.DECLINED
    assert way_in(operator, agency) is None
    with pytest.raises(actions.NotWaiting):
        actions.allow(declined, by=manager, now=NOW)
    assert asked(agency, operator).state == State.WAITING


def test_a_request_expires_after_seven_days_without_any_task(
    now: Any, agency: Any, operator: Any, manager: Any
) -> None:
    session = asked(agency, operator)
    now.shift(datetime.timedelta(days=7))

    assert session.state == State.EXPIRED
    assert not SupportSession.objects.waiting().exists()
    with pytest.raises(actions.NotWaiting):
        actions.allow(session, by=manager, now=timezone.now())
    assert asked(agency, operator).state == State.WAITING
    session.refresh_from_db()
    assert session.state == State.EXPIRED


def test_a_request_is_withdrawn_by_who_asked_only(
    now: Any, agency: Any, operator: Any, manager: Any, glass: Any
) -> None:
    session = asked(agency, operator)

    with pytest.raises(actions.NotHers):
        actions.withdraw(session, by=glass, now=NOW)
    assert actions.withdraw(session, by=operator, now=NOW).state == State.WITHDRAWN
    with pytest.raises(actions.NotWaiting):
        actions.allow(session, by=manager, now=NOW)


@pytest.mark.parametrize("who", ["operator", "manager"])
def test_both_sides_end_it(now: Any, agency: Any, operator: Any, manager: Any, who: str) -> None:
    session = opened(agency, operator, manager)

    actions.end(session, by={"operator": operator, "manager": manager}[who], now=NOW)

    assert way_in(operator, agency) is None
    with pytest.raises(actions.NotOpen):
        actions.end(session, by=manager, now=NOW)


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_only_who_may_lets_support_in(
    now: Any, agency: Any, other_agency: Any, operator: Any, make_member: Any, role: str
) -> None:
    session = asked(agency, operator)
    answers = role in ("manager", "administrator")

    for foreign in (
        make_member(other_agency, role),
        None if answers else make_member(agency, role),
    ):
        if foreign is None:
            continue
        for act in (actions.allow, actions.decline, actions.end):
            with pytest.raises(actions.NotHers):
                act(session, by=foreign, now=NOW)
    if answers:
        assert actions.allow(session, by=make_member(agency, role), now=NOW).state == State.OPEN


def test_nobody_answers_her_own_request(
    now: Any, agency: Any, make_member: Any, manager: Any
) -> None:
    both = make_member(agency, "manager", is_staff=True)
    session = asked(agency, both)

    with pytest.raises(actions.OwnRequest):
        actions.allow(session, by=both, now=NOW)
    assert actions.allow(session, by=manager, now=NOW).state == State.OPEN


def test_only_operators_ask(now: Any, agency: Any, make_member: Any, other_agency: Any) -> None:
    with pytest.raises(actions.NotOperator):
        asked(agency, make_member(other_agency, "manager"))


@pytest.mark.parametrize("minutes", [0, 14, 241])
def test_a_session_has_a_length(now: Any, agency: Any, operator: Any, minutes: int) -> None:
    with pytest.raises(ValidationError):
        asked(agency, operator, minutes=minutes)


def test_one_request_or_session_per_operator_and_agency(
    now: Any, agency: Any, other_agency: Any, operator: Any, glass: Any, manager: Any
) -> None:
    first = asked(agency, operator)

    with pytest.raises(actions.AlreadyAsked):
        asked(agency, operator)
    actions.allow(first, by=manager, now=NOW)
    with pytest.raises(actions.AlreadyAsked):
        asked(agency, operator)
    asked(other_agency, operator)
    asked(agency, glass)
    now.shift(datetime.timedelta(minutes=61))
    assert asked(agency, operator).state == State.WAITING
    first.refresh_from_db()
    assert first.closed_at == first.closes_at
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportSession.objects.create(agency=agency, operator=operator, reason=REASON)


def test_the_agency_may_allow_less_than_was_asked(
    now: Any, agency: Any, operator: Any, manager: Any
) -> None:
    session = asked(agency, operator, may_change=True)

    actions.allow(session, by=manager, now=NOW, read_only=True)

    assert way_in(operator, agency).read_only


@pytest.mark.parametrize("may_change", [False, True])
def test_what_no_support_session_may(
    now: Any, agency: Any, operator: Any, manager: Any, may_change: bool
) -> None:
    opened(agency, operator, manager, may_change=may_change)
    bind(operator, way_in(operator, agency))

    assert may(operator, PageAction.VIEW_PROPERTY, agency)
    for never in (
        PageAction.PUBLISH_PROPERTY,
        PageAction.DELETE_PROPERTY,
        PageAction.READ_DOCUMENTS,
        PageAction.DOWNLOAD_ORIGINALS,
        AgencyAction.LET_SUPPORT_IN,
    ):
        assert not may(operator, never, agency)
    assert Role.MANAGER not in roles_up_to(access_in(operator, agency).role)


def test_glass_is_broken_with_a_reason_a_mail_and_a_row(
    now: Any,
    agency: Any,
    glass: Any,
    manager: Any,
    make_member: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    make_member(agency, "editor")
    with pytest.raises(ValidationError):
        actions.break_glass(agency, by=glass, reason="too short", may_change=False, now=NOW)
    assert not SupportSession.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        session = actions.break_glass(agency, by=glass, reason=REASON, may_change=False, now=NOW)

    access = way_in(glass, agency)
    assert (access.role, access.read_only) == (Visitor.BREAK_GLASS, True)
    assert session.closes_at == NOW + datetime.timedelta(hours=1)
    assert [message.to for message in mail.outbox] == [[manager.email]]
    assert all(REASON in part for part in (mail.outbox[0].body, _html(mail.outbox[0])))
    row = AuditEvent.objects.get(action="support.glass_broken")
    assert (row.agency, row.actor_id, row.object_id) == (agency, glass.pk, str(session.pk))
    assert not may(glass, AgencyAction.LET_SUPPORT_IN, agency)


def test_an_operator_breaks_no_glass(now: Any, agency: Any, operator: Any, manager: Any) -> None:
    for user in (operator, manager):
        with pytest.raises(actions.NotBreakGlass):
            actions.break_glass(agency, by=user, reason=REASON, may_change=False, now=NOW)


def test_breaking_the_glass_withdraws_what_waits_and_minds_what_is_open(
    now: Any, agency: Any, glass: Any, manager: Any
) -> None:
    waiting = asked(agency, glass)

    actions.break_glass(agency, by=glass, reason=REASON, may_change=False, now=NOW)

    waiting.refresh_from_db()
    assert waiting.state == State.WITHDRAWN
    with pytest.raises(actions.AlreadyAsked):
        actions.break_glass(agency, by=glass, reason=REASON, may_change=False, now=NOW)


def test_mails_go_to_who_may_answer_and_back_after_commit(
    now: Any,
    agency: Any,
    other_agency: Any,
    operator: Any,
    manager: Any,
    make_member: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    make_member(agency, "marketer")
    make_member(other_agency, "manager")
    administrator = make_member(agency, "administrator", language="nl")
    with django_capture_on_commit_callbacks(execute=True):
        session = asked(agency, operator)
        assert not mail.outbox
    assert {message.to[0] for message in mail.outbox} == {manager.email, administrator.email}
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        actions.allow(session, by=manager, now=NOW)
    assert [message.to for message in mail.outbox] == [[operator.email]]
    # Who answered is the agency's affair.
    assert manager.email not in mail.outbox[0].body + _html(mail.outbox[0])


def test_each_act_is_one_row(now: Any, agency: Any, operator: Any, manager: Any) -> None:
    session = opened(agency, operator, manager)
    actions.end(session, by=operator, now=NOW)

    codes = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(codes) == ["support.asked", "support.allowed", "support.ended"]


def test_who_is_no_operator_any_more_is_out(
    now: Any, agency: Any, operator: Any, manager: Any
) -> None:
    opened(agency, operator, manager)
    operator.is_staff = False
    operator.save()

    assert accesses_of(operator) == []


def _html(message: Any) -> str:
    return str(message.alternatives[0][0])
