"""A second import changes what changed, and leaves what has become the marketer's."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import PageLogEntry, Revision

from immo_feeds.models import ImportedProperty, ImportRun
from immo_pages.models import PropertyPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_scope")]


def page_of(reference: str) -> PropertyPage:
    return PropertyPage.objects.get(reference=reference)


def test_the_same_file_twice_changes_nothing(
    write_rows: Callable, run_import: Callable, row_counts: Callable
) -> None:
    path = write_rows({"ref": "A"}, {"ref": "B", "epc": "", "kwh": ""}, {"ref": "C"})
    run_import(path, "--publish")
    assert page_of("A").live
    assert not page_of("B").live
    before, content = row_counts(), dict(PropertyPage.objects.values_list("pk", "price"))
    text = run_import(path, "--publish")
    after = row_counts()
    assert after.pop("immo_feeds.ImportRun") == before.pop("immo_feeds.ImportRun") + 1
    assert after == before
    assert dict(PropertyPage.objects.values_list("pk", "price")) == content
    assert "3  unchanged" in text


def test_a_changed_value_makes_a_new_revision_and_goes_live(
    write_rows: Callable, run_import: Callable
) -> None:
    run_import(write_rows({"ref": "A"}), "--publish")
    first = page_of("A").latest_revision
    run_import(write_rows({"ref": "A", "price": "240000"}), "--publish")
    page = page_of("A")
    assert page.price == 240000
    assert page.latest_revision_id != first.pk
    assert page.live_revision_id == page.latest_revision_id
    first.refresh_from_db()
    assert first.content["price"] == "250000.00" or first.content["price"] == "250000"
    assert page.listing.price == 240000


def test_a_new_value_is_found_and_shown(write_rows: Callable, run_import: Callable) -> None:
    run_import(write_rows({"ref": "A"}), "--publish")
    run_import(write_rows({"ref": "A", "city": "Jambes"}), "--publish")
    page = page_of("A")
    assert list(PropertyPage.objects.search("Jambes")) == [page]
    assert page.listing.city == "Jambes"


def test_a_field_of_the_marketer_is_kept_and_reported(
    write_rows: Callable, run_import: Callable
) -> None:
    run_import(write_rows({"ref": "A"}), "--publish")
    page = page_of("A")
    page.title = "La maison de la Meuse"
    page.save_revision().publish()
    changed = write_rows({"ref": "A", "title": "Maison rénovée", "price": "1000000"})
    text = run_import(changed, "--publish")
    page = page_of("A")
    assert page.title == "La maison de la Meuse"
    assert page.price == 1000000
    assert "kept_by_hand" in text
    run = ImportRun.objects.first()
    line = next(line for line in run.report if line["code"] == "kept_by_hand")
    assert (line["row"], line["column"], line["value"]) == (2, "title", "Maison rénovée")
    assert line["expected"]


def test_a_kept_field_stays_kept_when_the_file_says_the_same_again(
    write_rows: Callable, run_import: Callable
) -> None:
    run_import(write_rows({"ref": "A"}))
    page = page_of("A").get_latest_revision_as_object()
    page.bedrooms = 5
    page.save_revision()
    for price in ("240000", "230000"):
        run_import(write_rows({"ref": "A", "bedrooms": "4", "price": price}))
    content = page_of("A").get_latest_revision_as_object()
    assert content.bedrooms == 5
    assert content.price == 230000


def test_unpublished_changes_of_the_marketer_survive(
    write_rows: Callable, run_import: Callable
) -> None:
    """The new value lies on top of the draft, and the live page waits with it."""
    run_import(write_rows({"ref": "A"}), "--publish")
    page = page_of("A")
    page.summary = "Visite samedi"
    theirs = page.save_revision()
    text = run_import(write_rows({"ref": "A", "price": "240000"}), "--publish")
    page = page_of("A")
    assert page.price == 250000
    assert page.summary == ""
    assert page.has_unpublished_changes
    content = page.get_latest_revision_as_object()
    assert (content.price, content.summary) == (240000, "Visite samedi")
    assert Revision.objects.get(pk=theirs.pk).content["summary"] == "Visite samedi"
    assert "waits_in_draft" in text


def test_a_draft_of_the_marketer_is_not_published(
    write_rows: Callable, run_import: Callable
) -> None:
    run_import(write_rows({"ref": "A"}))
    content = page_of("A").get_latest_revision_as_object()
    content.summary = "Pas encore"
    content.save_revision()
    for price in ("240000", "230000"):
        run_import(write_rows({"ref": "A", "price": price}), "--publish")
    assert not page_of("A").live


def test_a_draft_that_only_the_import_touched_goes_live_when_complete(
    write_rows: Callable, run_import: Callable
) -> None:
    run_import(write_rows({"ref": "A", "epc": "", "kwh": ""}), "--publish")
    assert not page_of("A").live
    run_import(write_rows({"ref": "A"}), "--publish")
    page = page_of("A")
    assert page.live
    assert page.epc_class == "B"


def test_drafts_are_published_by_a_second_import_without_new_revisions(
    write_rows: Callable, run_import: Callable
) -> None:
    path = write_rows({"ref": "A"}, {"ref": "B"})
    run_import(path)
    revisions = Revision.objects.count()
    run_import(path, "--publish")
    assert PropertyPage.objects.filter(live=True).count() == 2
    assert Revision.objects.count() == revisions


def test_an_unpublished_page_stays_off_the_air(write_rows: Callable, run_import: Callable) -> None:
    run_import(write_rows({"ref": "A"}), "--publish")
    page_of("A").unpublish()
    run_import(write_rows({"ref": "A", "price": "240000"}), "--publish")
    page = page_of("A")
    assert not page.live
    assert page.get_latest_revision_as_object().price == 240000


def test_a_live_page_does_not_gain_a_gap(write_rows: Callable, run_import: Callable) -> None:
    """The certificate vanishes from the file: the page on air keeps it, the draft waits."""
    run_import(write_rows({"ref": "A"}), "--publish")
    text = run_import(write_rows({"ref": "A", "epc": "", "kwh": ""}), "--publish")
    page = page_of("A")
    assert page.live
    assert page.epc_class == "B"
    assert page.has_unpublished_changes
    assert "energy_certificate_missing" in text


def test_texts_and_certificate_follow_the_file_and_the_marketer(
    write_rows: Callable, run_import: Callable, make_document: Callable, agency: Any
) -> None:
    run_import(write_rows({"ref": "A"}), "--publish")
    page = page_of("A")
    blocks = list(page.body.raw_data)
    document = make_document(agency)
    energy = next(block for block in blocks if block["type"] == "energy")
    energy["value"]["document"] = document.pk
    text = next(block for block in blocks if block["type"] == "rich_text")
    text["value"] = text["value"].replace("<p>", '<p data-block-key="x1y2z">')
    page.body = PropertyPage._meta.get_field("body").to_python(blocks)
    page.save_revision().publish()
    run_import(write_rows({"ref": "A", "kwh": "160", "text": "Une cour."}), "--publish")
    page = page_of("A")
    by_type = {block["type"]: block["value"] for block in page.body.raw_data}
    assert by_type["rich_text"] == "<p>Une cour.</p>"
    assert by_type["energy"]["document"] == document.pk
    assert page.epc_kwh_m2_year == 160


def test_a_locked_page_is_left_and_tried_again(write_rows: Callable, run_import: Callable) -> None:
    run_import(write_rows({"ref": "A"}), "--publish")
    PropertyPage.objects.filter(reference="A").update(locked=True)
    changed = write_rows({"ref": "A", "price": "240000"})
    assert "page_locked" in run_import(changed, "--publish")
    assert page_of("A").get_latest_revision_as_object().price == 250000
    PropertyPage.objects.filter(reference="A").update(locked=False)
    run_import(changed, "--publish")
    assert page_of("A").price == 240000


def test_a_page_in_moderation_is_left(
    write_rows: Callable, run_import: Callable, make_member: Callable, agency: Any
) -> None:
    run_import(write_rows({"ref": "A"}))
    page = page_of("A")
    page.get_workflow().start(page, make_member(agency, "marketer"))
    text = run_import(write_rows({"ref": "A", "price": "240000"}), "--publish")
    assert "page_in_moderation" in text
    assert page_of("A").get_latest_revision_as_object().price == 250000


def test_a_deleted_page_is_not_made_again(write_rows: Callable, run_import: Callable) -> None:
    path = write_rows({"ref": "A"}, {"ref": "B"})
    run_import(path)
    page_of("A").delete()
    text = run_import(path)
    assert "page_deleted" in text
    assert list(PropertyPage.objects.values_list("reference", flat=True)) == ["B"]


def test_what_the_file_no_longer_has_is_left_and_counted(
    write_rows: Callable, run_import: Callable
) -> None:
    run_import(write_rows({"ref": "A"}, {"ref": "B"}), "--publish")
    text = run_import(write_rows({"ref": "B"}), "--publish")
    assert page_of("A").live
    assert "1  imported before, not in this file: left as they are" in text


def test_the_history_says_who(
    write_rows: Callable, run_import: Callable, make_member: Callable, agency: Any
) -> None:
    editor = make_member(agency, "editor")
    run_import(write_rows({"ref": "A"}), "--publish", "--user", editor.email)
    entries = PageLogEntry.objects.filter(page_id=page_of("A").pk)
    assert {entry.user_id for entry in entries} == {editor.pk}
    assert sorted(entry.action for entry in entries) == [
        "wagtail.create",
        "wagtail.edit",
        "wagtail.publish",
    ]
    assert ImportedProperty.objects.get().revision_id == page_of("A").latest_revision_id
