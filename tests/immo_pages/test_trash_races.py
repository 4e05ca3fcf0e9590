"""Deleting while others publish, put back and add: PostgreSQL only, it has the locks."""

from contextlib import suppress
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from immo_agencies.scope import agency_scope
from immo_pages.bulk import create_properties
from immo_pages.gate import PublishRefused
from immo_pages.models import PropertyPage, TrashedPage, TrashEntry
from immo_pages.trash.actions import restore, throw_away
from tests.immo_pages.test_bulk_parts import draft
from tests.immo_pages.test_bulk_races import together

ROUNDS = 6

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="row locks are PostgreSQL's"
)


@pytest.fixture
def db(scratch_database: None) -> None:
    """Threads see what others committed."""


def throw(pk: int) -> TrashEntry:
    return throw_away(Page.objects.get(pk=pk).specific, by=None, now=timezone.now())


def publish(page: Any) -> None:
    """As somebody whose editor was open."""
    with suppress(PublishRefused):
        page.save_revision().publish()


def test_deleted_wins_over_published(agency, make_property):
    """Whoever is first: in the end the page is in the bin, off the air, and the tree is sound."""
    for turn in range(ROUNDS):
        page = make_property(agency, live=bool(turn % 2))
        open_editor = PropertyPage.objects.get(pk=page.pk)
        raised = together(lambda p=page: throw(p.pk), lambda p=open_editor: publish(p))
        assert raised == []
        assert TrashedPage._base_manager.filter(page=page.pk).exists()
        assert not PropertyPage.objects.get(pk=page.pk).live
    assert not any(Page.find_problems())


def test_in_and_out_of_the_same_bin(agency, make_property):
    """Several at once: no deadlock, no two pages at one place, none lost."""
    pages = [make_property(agency) for _ in range(6)]
    parent = pages[0].get_parent()
    entries = [throw(page.pk) for page in pages[:3]]

    def add() -> None:
        with agency_scope(agency):
            drafts = [draft(number) for number in range(10)]
            create_properties(parent, drafts, user=None, publish=True, now=timezone.now())

    works = [lambda e=entry: restore(e, by=None) for entry in entries]
    works += [lambda p=page: throw(p.pk) for page in pages[3:]]
    assert together(*works, add) == []
    trashed = set(TrashedPage._base_manager.values_list("page_id", flat=True))
    assert trashed == {page.pk for page in pages[3:]}
    assert PropertyPage.objects.filter(live=True).count() == 13
    assert not any(Page.find_problems())


def test_two_delete_the_same(agency, make_property):
    """One entry; the other is told that somebody was faster."""
    page = make_property(agency)
    raised = together(lambda: throw(page.pk), lambda: throw(page.pk))
    assert [type(error).__name__ for error in raised] == ["AlreadyThrownAway"]
    assert TrashEntry._base_manager.count() == 1
