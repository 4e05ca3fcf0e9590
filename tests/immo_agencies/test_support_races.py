"""Two answers, or two requests, at the same moment. PostgreSQL only: it has the locks."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from immo_agencies.models import AuditEvent, SupportSession
from immo_agencies.models.agency import AgencyQuerySet
from immo_agencies.models.support import SupportSessionQuerySet
from immo_agencies.support import actions

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="row locks are PostgreSQL's"
)

REASON = "The photos of one property do not show."


@pytest.fixture
def db(scratch_database: None) -> None:
    """Every fixture here works in the copy, where threads see what others committed."""


@pytest.fixture
def session(agency: Any, make_member: Any, django_user_model: Any) -> SupportSession:
    operator = django_user_model.objects.create_user("op@example.org", "x", is_staff=True)
    make_member(agency, "manager", email="manager@example.org")
    return actions.ask(
        agency, by=operator, reason=REASON, minutes=60, may_change=False, now=timezone.now()
    )


def at_once(*acts: Callable[[], Any]) -> list[Exception | None]:
    barrier = threading.Barrier(len(acts))
    outcomes: list[Exception | None] = [None] * len(acts)

    def run(position: int, act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=20)
            act()
        except Exception as error:  # noqa: BLE001  the test looks at what it was
            outcomes[position] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def answers(session: SupportSession, manager: Any) -> list[Exception | None]:
    now = timezone.now()
    return at_once(
        lambda: actions.allow(session, by=manager, now=now),
        lambda: actions.decline(session, by=manager, now=now),
    )


@pytest.fixture
def slowly(monkeypatch: Any) -> None:
    """Both read before anybody writes, unless the lock makes one of them wait."""
    stock = SupportSessionQuerySet.close_spent
    both = threading.Barrier(2)

    def close_and_wait(self: Any, now: Any) -> None:
        stock(self, now)
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(timeout=2)

    monkeypatch.setattr(SupportSessionQuerySet, "close_spent", close_and_wait)


def test_without_the_lock_both_answers_count(
    session: SupportSession, slowly: None, monkeypatch: Any, django_user_model: Any
) -> None:
    """If this fails the race does not happen here, and the test below proves nothing."""
    monkeypatch.setattr(AgencyQuerySet, "lock", lambda self, pk: self.get(pk=pk))
    manager = django_user_model.objects.get(email="manager@example.org")

    assert answers(session, manager) == [None, None]


def test_one_answer_counts(session: SupportSession, slowly: None, django_user_model: Any) -> None:
    manager = django_user_model.objects.get(email="manager@example.org")

    outcomes = answers(session, manager)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "NotWaiting"]
    codes = AuditEvent.objects.filter(action__in=["support.allowed", "support.declined"])
    assert codes.count() == 1


def test_one_request_is_made(
    session: SupportSession, slowly: None, other_agency: Any, django_user_model: Any
) -> None:
    operator = django_user_model.objects.get(email="op@example.org")
    facts = {"reason": REASON, "minutes": 60, "may_change": False}

    def ask() -> Any:
        return actions.ask(other_agency, by=operator, now=timezone.now(), **facts)

    outcomes = at_once(ask, ask)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyAsked", "NoneType"]
    assert SupportSession.objects.filter(agency=other_agency).count() == 1
