"""The bulk writer leaves what the one-by-one way leaves, row by row and column by column."""

import datetime
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.blocks import StreamValue
from wagtail.models import Page

from immo_agencies.scope import agency_scope
from immo_pages.advert_rules import error_gaps
from immo_pages.bulk import (
    BulkResult,
    PropertyChange,
    PropertyDraft,
    create_properties,
    update_properties,
)
from immo_pages.models import Agent, PropertyIndexPage, PropertyPage
from immo_pages.models.mixins import EnergyColumns, PhotoColumns
from tests.conftest import PUBLISHABLE, documents_block, energy_block, gallery_block

NOW = datetime.datetime(2026, 3, 4, 9, 30, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(days=1)

# Surrogate keys that no other table of the dump refers to and whose order says nothing, and the
# mean title length, which PostgreSQL's index keeps as it was when each entry came.
IGNORED = {
    "wagtailcore.referenceindex": {"id"},
    "wagtailsearch.indexentry": {"id", "title_norm"},
    "immo_listings.listing": {"id"},
    "immo_listings.listingmedia": {"id"},
    "django_tasks_database.dbtaskresult": {"id"},
}


def dump() -> dict[str, list[str]]:
    """Every row of every table, sorted, without what may differ."""
    return {
        model._meta.label_lower: _rows(model)
        for model in apps.get_models(include_auto_created=True)
    }


def _rows(model: Any) -> list[str]:
    label = model._meta.label_lower
    names = [
        field.attname
        for field in model._meta.local_concrete_fields
        if field.attname not in IGNORED.get(label, set())
    ]
    if label == "immo_listings.listingmedia":
        names = ["listing__page_id" if name == "listing_id" else name for name in names]
    rows = model._base_manager.values_list(*names)
    return sorted(repr([(n, _plain(v)) for n, v in zip(names, row, strict=True)]) for row in rows)


# What save() copies from the body. A revision saved by hand holds the copy of the content before
# it, the bulk writer's the copy of its own; publishing copies again, so nobody reads them there.
MIRRORED = {f.name for model in (EnergyColumns, PhotoColumns) for f in model._meta.get_fields()}
MIRRORED |= {"cover"}


def _plain(value: Any) -> Any:
    if isinstance(value, StreamValue):
        return list(value.raw_data)
    if isinstance(value, dict) and "latest_revision" in value:
        return {name: value[name] for name in value if name not in MIRRORED}
    return value


def assert_same(found: dict[str, list[str]], expected: dict[str, list[str]]) -> None:
    for table, rows in expected.items():
        assert set(found[table]) ^ set(rows) == set(), table
        assert len(found[table]) == len(rows), table


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written is taken back, the sequences too, so that keys come again."""
    sequences = {}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'SELECT last_value, is_called FROM "{name}"')  # noqa: S608  ours
                sequences[name] = cursor.fetchone()
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        for name, (value, called) in sequences.items():
            cursor.execute("SELECT setval(%s, %s, %s)", [f'"{name}"', value, called])


def project(results: list[BulkResult]) -> None:
    """What a caller above does for the read model."""
    if apps.is_installed("immo_listings"):
        from immo_listings.projection import project as write_listings

        write_listings([result.page.pk for result in results if result.page])


def one_by_one(parent: Page, drafts: list[PropertyDraft], user: Any) -> None:
    """What an editor does, page by page."""
    for draft in drafts:
        page = PropertyPage(live=False, owner=user, **draft.values)
        page.body = PropertyPage._meta.get_field("body").to_python(draft.body)
        parent.add_child(instance=page)
        revision = page.save_revision(user=user, log_action=True)
        if not error_gaps(page):
            revision.publish(user=user)


@pytest.fixture(autouse=True)
def _scope(agency: Any) -> Iterator[None]:
    """As a command opens it; an agent of another agency is not found."""
    with agency_scope(agency):
        yield


@pytest.fixture
def parent(agency: Any) -> Page:
    return PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()


@pytest.fixture
def editor(agency: Any, make_member: Callable[..., Any]) -> Any:
    return make_member(agency, "editor")


@pytest.fixture
def drafts(
    agency: Any, make_photo: Callable[..., Any], make_document: Callable[..., Any]
) -> list[PropertyDraft]:
    """Live ones and one with a gap; photos, documents, an agent; titles that clash."""
    agent = Agent.objects.create(agency=agency, name="Anne Lambert")
    photos = [make_photo(agency), make_photo(agency)]
    document = make_document(agency, access="public")
    certificate = energy_block(document=document.pk) | {"id": str(uuid.UUID(int=1))}
    gallery = gallery_block(*photos) | {"id": str(uuid.UUID(int=2))}
    papers = documents_block(document) | {"id": str(uuid.UUID(int=3))}
    text = {"type": "rich_text", "value": "<p>Un verger.</p>", "id": str(uuid.UUID(int=4))}
    bodies = [
        [text, gallery, certificate, papers],
        [certificate],
        [],
        [certificate, text],
        [gallery, certificate],
    ]
    titles = [
        "Maison à Dinant",
        "Maison à Dinant",
        "Sans certificat",
        "Été & hiver",
        "Maison à Dinant",
    ]
    return [
        PropertyDraft(
            PUBLISHABLE
            | {
                "title": title,
                "reference": f"B-{number}",
                "translation_key": uuid.UUID(int=100 + number),
                "agent": agent if number == 0 else None,
                "features": ["lift"],
            },
            body,
        )
        for number, (title, body) in enumerate(zip(titles, bodies, strict=True))
    ]


def test_created_rows_are_the_same(parent: Page, drafts: list[PropertyDraft], editor: Any) -> None:
    with time_machine.travel(NOW, tick=False):
        with undone():
            one_by_one(parent, drafts, editor)
            expected = dump()
        parent.refresh_from_db()
        results = create_properties(
            parent,
            drafts,
            user=editor,
            publish=True,
            now=NOW,
            within_transaction=project,
            batch_size=2,
        )
        found = dump()
    assert [result.published for result in results] == [True, True, False, True, True]
    assert_same(found, expected)


def test_updated_rows_are_the_same(parent: Page, drafts: list[PropertyDraft], editor: Any) -> None:
    with time_machine.travel(NOW, tick=False):
        made = create_properties(
            parent, drafts, user=editor, publish=True, now=NOW, within_transaction=project
        )
    keys = [result.page.pk for result in made]

    def edit(page: PropertyPage) -> bool:
        page.title += " rénovée"
        page.price = 199000
        page.body = PropertyPage._meta.get_field("body").to_python(drafts[1].body)
        return True

    with time_machine.travel(LATER, tick=False):
        with undone():
            for key in keys:
                page = PropertyPage.objects.get(pk=key).get_latest_revision_as_object()
                live = page.live
                edit(page)
                revision = page.save_revision(user=editor, log_action=True)
                if live:
                    revision.publish(user=editor)
            expected = dump()
        update_properties(
            PropertyPage.objects.get(pk=keys[0]).agency,
            [PropertyChange(key, edit) for key in keys],
            user=editor,
            publish=True,
            now=LATER,
            within_transaction=project,
        )
        found = dump()
    assert_same(found, expected)


def test_the_tree_and_the_search_index_are_sound(
    parent: Page, drafts: list[PropertyDraft], editor: Any, capsys: Any
) -> None:
    before = parent.numchild
    create_properties(parent, drafts, user=editor, publish=True, now=NOW)
    parent.refresh_from_db()
    assert parent.numchild == before + len(drafts)
    assert not any(Page.find_problems())
    call_command("fixtree", interactive=False)
    assert "No problems found" in capsys.readouterr().out
    found = PropertyPage.objects.filter(agency=parent.specific.owner_agency).search("Dinant")
    assert {page.reference for page in found} == {"B-0", "B-1", "B-4"}


def test_a_page_made_in_bulk_lives_on(
    parent: Page, drafts: list[PropertyDraft], editor: Any
) -> None:
    """The next child, the next revision and the next publication go as always."""
    results = create_properties(parent, drafts, user=editor, publish=True, now=NOW)
    page = PropertyPage.objects.get(pk=results[0].page.pk)
    assert page.latest_revision_id == page.live_revision_id
    restored = page.latest_revision.as_object()
    assert restored.title == "Maison à Dinant"
    assert len(restored.body) == 4
    restored.city = "Dinant"
    restored.save_revision(user=editor).publish(user=editor)
    page.refresh_from_db()
    assert page.city == "Dinant"
    parent.refresh_from_db()
    parent.add_child(instance=PropertyPage(title="Après", live=False))
    assert not any(Page.find_problems())
