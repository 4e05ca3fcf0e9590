"""The agency's side: it is told, it answers, it ends; and sees who was inside."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from immo_agencies.models import AuditEvent, SupportSession
from immo_agencies.support import actions
from immo_agencies.support.panels import ConsentPanel

pytestmark = pytest.mark.django_db

REASON = "The photos of one property do not show."
SCREEN = "immo_support:access"
State = SupportSession.State


@pytest.fixture
def operator(django_user_model: Any) -> Any:
    return django_user_model.objects.create_user(
        "operator@example.org", "a-long-password", is_staff=True, first_name="Odile"
    )


@pytest.fixture
def manager(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "manager")


def asked(agency: Any, operator: Any, **facts: Any) -> SupportSession:
    wanted = {"reason": REASON, "minutes": 60, "may_change": True} | facts
    return actions.ask(agency, by=operator, now=timezone.now(), **wanted)


def panel_of(client: Any) -> Any:
    answer = client.get(reverse("wagtailadmin_home"))
    assert answer.status_code == 200
    found = [panel for panel in answer.context["panels"] if isinstance(panel, ConsentPanel)]
    return found[0].render_html(answer.context) if found else ""


def test_the_request_is_on_the_dashboard_and_on_its_screen(
    agency: Any, operator: Any, manager: Any, member_client: Any
) -> None:
    client = member_client(manager)
    assert panel_of(client) == ""
    session = asked(agency, operator)

    shown = panel_of(client)
    assert REASON in shown
    assert reverse("immo_support:allow", args=[session.pk]) in shown
    context = client.get(reverse(SCREEN)).context
    assert (context["waiting"], context["running"], len(context["past"])) == ([session], [], 0)


@pytest.mark.parametrize(
    ("sent", "may_change"), [({}, True), ({"read_only": "1"}, False)], ids=["all", "look only"]
)
def test_allow(
    agency: Any, operator: Any, manager: Any, member_client: Any, sent: Any, may_change: bool
) -> None:
    session = asked(agency, operator)
    client = member_client(manager)

    client.post(reverse("immo_support:allow", args=[session.pk]), sent)

    session.refresh_from_db()
    assert (session.state, session.may_change) == (State.OPEN, may_change)
    assert session.answered_by == manager
    assert client.get(reverse(SCREEN)).context["running"] == [session]
    assert reverse("immo_support:end_now", args=[session.pk]) in panel_of(client)


def test_decline_and_end_now(agency: Any, operator: Any, manager: Any, member_client: Any) -> None:
    client = member_client(manager)
    declined = asked(agency, operator)
    client.post(reverse("immo_support:decline", args=[declined.pk]))
    declined.refresh_from_db()
    assert declined.state == State.DECLINED
    client.post(reverse("immo_support:allow", args=[declined.pk]))
    declined.refresh_from_db()
    assert declined.state == State.DECLINED

    running = actions.allow(asked(agency, operator), by=manager, now=timezone.now())
    client.post(reverse("immo_support:end_now", args=[running.pk]))

    running.refresh_from_db()
    assert running.state == State.ENDED
    assert set(client.get(reverse(SCREEN)).context["past"]) == {declined, running}
    codes = AuditEvent.objects.filter(agency=agency).values_list("action", flat=True)
    assert sorted(codes) == [
        "admin.immo_support:allow",
        "support.allowed",
        "support.asked",
        "support.asked",
        "support.declined",
        "support.ended",
    ]


def test_break_glass_is_shown_to_the_agency(
    agency: Any, manager: Any, member_client: Any, django_user_model: Any
) -> None:
    glass = django_user_model.objects.create_superuser("root@example.org", "a-long-password")
    now = timezone.now()
    session = actions.break_glass(agency, by=glass, reason=REASON, may_change=False, now=now)
    client = member_client(manager)

    assert REASON in panel_of(client)
    client.post(reverse("immo_support:end_now", args=[session.pk]))
    assert list(client.get(reverse(SCREEN)).context["past"]) == [session]


@pytest.mark.parametrize("role", ["editor", "marketer", "viewer"])
def test_others_neither_see_nor_answer(
    agency: Any, operator: Any, make_member: Any, member_client: Any, role: str
) -> None:
    session = asked(agency, operator)
    client = member_client(make_member(agency, role))

    for answer in (
        client.get(reverse(SCREEN)),
        client.post(reverse("immo_support:allow", args=[session.pk])),
        client.post(reverse("immo_support:decline", args=[session.pk])),
    ):
        assert answer.status_code == 403
        assert REASON not in answer.content.decode()
    session.refresh_from_db()
    assert session.state == State.WAITING


def test_the_session_of_another_agency_is_absent(
    agency: Any, other_agency: Any, operator: Any, make_member: Any, member_client: Any
) -> None:
    session = asked(agency, operator)
    client = member_client(make_member(other_agency, "manager"))

    for name in ("allow", "decline", "end_now"):
        foreign = client.post(reverse(f"immo_support:{name}", args=[session.pk]))
        absent = client.post(reverse(f"immo_support:{name}", args=[10**6]))
        assert (foreign.status_code, absent.status_code) == (404, 404)
        assert foreign.content == absent.content
    assert REASON not in client.get(reverse(SCREEN)).content.decode()
    session.refresh_from_db()
    assert session.state == State.WAITING


def test_an_operator_inside_does_not_let_herself_in_again(
    agency: Any, operator: Any, manager: Any, member_client: Any
) -> None:
    session = actions.allow(asked(agency, operator), by=manager, now=timezone.now())
    client = member_client(operator)
    client.post(reverse("immo_support:enter", args=[session.pk]))

    assert client.get(reverse(SCREEN)).status_code == 403


def test_what_she_does_inside_carries_the_session(
    agency: Any, operator: Any, manager: Any, member_client: Any
) -> None:
    session = actions.allow(asked(agency, operator), by=manager, now=timezone.now())
    client = member_client(operator)
    client.post(reverse("immo_support:enter", args=[session.pk]))
    wanted = {"legal_name": "Changed", "country": "BE", "brand_color": "#112233"}

    client.post(reverse("immo_agencies_settings"), wanted)

    event = AuditEvent.objects.get(support_session_id=session.pk)
    assert (event.agency, event.actor_id) == (agency, operator.pk)
