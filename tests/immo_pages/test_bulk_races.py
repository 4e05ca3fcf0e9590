"""Editors work while a batch is written. PostgreSQL only: it has the locks."""

import datetime
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import OperationalError, connection, connections, transaction
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_agencies.scope import agency_scope
from immo_pages.bulk import PropertyChange, create_properties, in_transaction, update_properties
from immo_pages.models import PropertyIndexPage, PropertyPage
from tests.immo_pages.test_bulk_parts import draft

NOW = datetime.datetime(2026, 3, 4, 9, 30, tzinfo=datetime.UTC)
ROUNDS = 4

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="row locks are PostgreSQL's"
)


@pytest.fixture
def db(scratch_database: None) -> None:
    """Threads see what others committed."""


def together(*works: Callable[[], None]) -> list[Exception]:
    """Run each in a thread of its own, from the same moment; what they raised."""
    barrier, raised = threading.Barrier(len(works)), []

    def run(work: Callable[[], None]) -> None:
        try:
            barrier.wait(timeout=20)
            work()
        except Exception as error:  # noqa: BLE001  the test looks at what it was
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return raised


def write_batches(agency: Any, parent: Page) -> None:
    with agency_scope(agency):
        for turn in range(ROUNDS):
            drafts = [draft(100 * turn + number) for number in range(20)]
            create_properties(parent, drafts, user=None, publish=True, now=NOW)


def one_bedroom_more(page: PropertyPage) -> bool:
    page.bedrooms = (page.bedrooms or 0) + 1
    return True


def change_pages(agency: Any, keys: list[int]) -> None:
    with agency_scope(agency):
        for _turn in range(ROUNDS):
            changes = [PropertyChange(key, one_bedroom_more) for key in reversed(keys)]
            update_properties(agency, changes, user=None, publish=True, now=NOW)


def publish_pages(agency: Any, keys: list[int]) -> None:
    with agency_scope(agency):
        for key in keys * ROUNDS:
            page = PropertyPage.objects.get(pk=key)
            with transaction.atomic():
                page.save_revision().publish()
            page.refresh_from_db()
            page.get_latest_revision().publish()  # as the bulk action does: no row locked before


def test_editors_add_and_publish_while_batches_are_written(
    agency: Any, make_property: Callable
) -> None:
    parent = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    keys = [make_property(agency).pk for _number in range(6)]

    def add() -> None:
        with agency_scope(agency):
            for number in range(2 * ROUNDS):
                make_property(agency, slug=f"editor-{number}", reference=f"E-{number}")

    raised = together(
        lambda: write_batches(agency, parent),
        lambda: change_pages(agency, keys),
        add,
        lambda: publish_pages(agency, keys),
    )
    assert raised == []
    parent.refresh_from_db()
    assert parent.numchild == parent.get_children().count() == 6 + 20 * ROUNDS + 2 * ROUNDS
    assert not any(Page.find_problems())
    assert not PropertyPage.objects.filter(live=False).exists()


def cross(first: int, second: int, met: threading.Barrier) -> Callable[[], None]:
    """Lock two agencies in this order, the other one once both threads hold one."""

    def write() -> None:
        Agency.objects.lock(first)
        with suppress(threading.BrokenBarrierError):  # the second attempt is alone
            met.wait(timeout=2)
        Agency.objects.lock(second)

    return write


def test_a_deadlock_is_tried_again(agency: Any, other_agency: Any) -> None:
    """First without the retry, to see that there is one."""
    one, two = agency.pk, other_agency.pk
    met = threading.Barrier(2)
    raised = together(
        transaction.atomic(cross(one, two, met)), transaction.atomic(cross(two, one, met))
    )
    assert [type(error) for error in raised] == [OperationalError]
    met = threading.Barrier(2)
    there, back = cross(one, two, met), cross(two, one, met)
    assert together(lambda: in_transaction(there), lambda: in_transaction(back)) == []


def test_other_errors_are_not_tried_again(agency: Any) -> None:
    calls = []

    def write() -> None:
        calls.append(1)
        Agency.objects.get(slug="nobody")

    with pytest.raises(ObjectDoesNotExist):
        in_transaction(write)
    assert len(calls) == 1
