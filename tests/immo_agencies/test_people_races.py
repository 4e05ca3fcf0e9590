"""Two accept one invitation at the same moment. PostgreSQL only: it has the locks."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections

from immo_agencies.models.agency import AgencyQuerySet
from immo_agencies.models.invitation import digest_of
from immo_agencies.people import invitations as verbs
from immo_agencies.people.joining import join_with_new_account
from immo_agencies.people.rules import RuleRefused
from tests.immo_agencies.people_world import NEW, ask, memberships, now

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="row locks are PostgreSQL's"
)
TOKEN = "known-to-two"


@pytest.fixture
def db(scratch_database: None) -> None:
    """Every fixture here works in the copy, where threads see what others committed."""


@pytest.fixture
def invited(agency: Any, make_member: Any) -> Any:
    invitation = ask(agency, make_member(agency, "manager"))
    type(invitation).objects.with_scopes_disabled().filter(pk=invitation.pk).update(
        token_digest=digest_of(TOKEN)
    )
    return invitation


def all_at_once(act: Callable[[], Any], people: int = 4) -> list[Any]:
    """What each of ``people`` threads got: the answer or the exception."""
    barrier, outcomes = threading.Barrier(people), [None] * people

    def run(position: int) -> None:
        try:
            barrier.wait(timeout=30)
            outcomes[position] = act()
        except Exception as error:  # noqa: BLE001  the test looks at what it was
            outcomes[position] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def register() -> Any:
    return join_with_new_account(
        TOKEN,
        password="drie-kleine-kleuters",
        language="fr",
        first_name="Nadia",
        last_name="Hassan",
        now=now(),
    )


def test_one_membership_and_one_account(agency: Any, invited: Any) -> None:
    outcomes = all_at_once(register)
    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert {type(outcome) for outcome in refused} == {verbs.InvitationClosed}
    assert len(refused) == 3
    assert get_user_model().objects.filter(email=NEW).count() == 1
    assert len(memberships(agency, user__email=NEW)) == 1


def test_without_the_lock_the_race_is_there(agency: Any, invited: Any, monkeypatch: Any) -> None:
    """If this fails the race does not happen here, and the test above proves nothing."""
    monkeypatch.setattr(AgencyQuerySet, "lock", lambda self, pk: self.get(pk=pk))
    real = verbs.find_open

    def slow(token: str, **clock: Any) -> Any:
        found = real(token, **clock)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.1)")
        return found

    monkeypatch.setattr(verbs, "find_open", slow)
    outcomes = all_at_once(register)
    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    # Without the lock only the database's own constraint stands in the way.
    assert any(not isinstance(outcome, RuleRefused) for outcome in refused)
