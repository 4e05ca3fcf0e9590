"""Many people publish at once into a plan with little room. PostgreSQL only: it has the locks."""

import threading
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, connections, transaction
from wagtail import hooks

from immo_agencies.models.agency import AgencyQuerySet
from immo_agencies.permissions import Refusal
from immo_pages.extension_points import PageAction
from immo_pages.gate import PublishRefused
from immo_pages.models import PropertyPage

ROOM = 2
PUBLISHERS = 6

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="row locks are PostgreSQL's"
)


def plan_with_room(action, agency, subject):
    """At most ``ROOM`` live properties; slow enough for everybody to ask before anybody writes."""
    if action is not PageAction.PUBLISH_PROPERTY:
        return None
    used = PropertyPage.objects.filter(agency=agency, live=True).count()
    if connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.05)")
    return Refusal(code="plan_full", message="Full.") if used >= ROOM else None


@contextmanager
def without_lock(monkeypatch: Any):
    monkeypatch.setattr(AgencyQuerySet, "lock", lambda self, pk: self.get(pk=pk))
    yield


def publish_all_at_once(pages: list[Any]) -> list[Any]:
    """Publish each page in a thread of its own; returns what each of them raised, or None."""
    barrier = threading.Barrier(len(pages))
    outcomes: list[Any] = [None] * len(pages)

    def publish(position: int, pk: int) -> None:
        try:
            page = PropertyPage.objects.get(pk=pk)
            barrier.wait(timeout=20)
            with transaction.atomic():
                page.get_latest_revision().publish()
        except Exception as error:  # noqa: BLE001  the test looks at what it was
            outcomes[position] = error
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=publish, args=(position, page.pk))
        for position, page in enumerate(pages)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


@pytest.fixture
def db(scratch_database):
    """Every fixture here works in the copy, where threads see what others committed."""


@pytest.fixture
def drafts(agency, make_property):
    return [make_property(agency, live=False) for _serial in range(PUBLISHERS)]


def test_without_the_lock_too_many_go_live(drafts, monkeypatch):
    """If this fails the race does not happen here, and the test below proves nothing."""
    with hooks.register_temporarily("immo_refuse", plan_with_room), without_lock(monkeypatch):
        publish_all_at_once(drafts)
    assert PropertyPage.objects.filter(live=True).count() > ROOM


def test_exactly_as_many_go_live_as_there_is_room(drafts):
    with hooks.register_temporarily("immo_refuse", plan_with_room):
        outcomes = publish_all_at_once(drafts)
    assert PropertyPage.objects.filter(live=True).count() == ROOM
    refused = [outcome for outcome in outcomes if outcome is not None]
    assert len(refused) == PUBLISHERS - ROOM
    assert {type(outcome) for outcome in refused} == {PublishRefused}
