"""What becomes of each row: page, draft with its gap, or a refusal that says why."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from wagtail import hooks
from wagtail.models import Page

from immo_agencies.permissions import Refusal
from immo_feeds.models import ImportedPhoto, ImportedProperty, ImportRun
from immo_listings.models import Listing
from immo_pages.bulk import PropertiesToPublish
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage, PropertyPhoto
from tests.conftest import photo_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_scope")]

NO_CERTIFICATE = {"epc": "", "kwh": ""}


def live_references() -> set[str]:
    return set(PropertyPage.objects.filter(live=True).values_list("reference", flat=True))


@pytest.fixture
def plan_for_three() -> Any:
    """Answers as a plan of three properties would."""
    asked = []

    def refuse(action: Any, agency: Any, subject: Any) -> Refusal | None:
        if action != PageAction.PUBLISH_PROPERTY:
            return None
        asked.append(subject)
        more = subject.count if isinstance(subject, PropertiesToPublish) else 1
        live = PropertyPage.objects.filter(agency=agency, live=True).count()
        if live + more <= 3:
            return None
        return Refusal("plan_full", "The plan holds 3 properties.", "Choose a larger plan.")

    with hooks.register_temporarily("immo_refuse", refuse):
        yield asked


@pytest.mark.quickstart
def test_a_complete_row_is_a_page_of_blocks(
    write_rows: Callable, run_import: Callable, visitor: Callable
) -> None:
    run_import(write_rows({"ref": "A"}), "--publish")
    page = PropertyPage.objects.get(reference="A")
    assert (page.live, page.price, page.bedrooms, page.region) == (True, 250000, 3, "be-wal")
    assert [block.block_type for block in page.body] == ["rich_text", "energy"]
    assert str(page.body[0].value) == "<p>Un jardin.</p><p>Un verger.</p>"
    assert page.slug == "maison-au-bord-de-meuse-a"
    assert all(block["id"] for block in page.body.raw_data)
    answer = visitor("namur.localhost").get(page.get_url())
    assert answer.status_code == 200
    assert "Un verger." in answer.content.decode()


def test_text_of_the_file_is_escaped(write_rows: Callable, run_import: Callable) -> None:
    run_import(write_rows({"ref": "A", "text": "<script>alert(1)</script> & <b>gras</b>"}))
    page = PropertyPage.objects.get(reference="A")
    stored = page.body.raw_data[0]["value"]
    assert stored == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;gras&lt;/b&gt;</p>"


def test_a_row_without_certificate_is_a_draft_with_its_gap(
    write_rows: Callable, run_import: Callable
) -> None:
    run_import(write_rows({"ref": "A"} | NO_CERTIFICATE, {"ref": "B"}), "--publish")
    assert live_references() == {"B"}
    line = ImportRun.objects.get().report[0]
    assert (line["code"], line["row"], line["reference"], line["column"]) == (
        "energy_certificate_missing",
        2,
        "A",
        "epc",
    )
    assert line["expected"]


def test_without_publish_everything_is_a_draft(write_rows: Callable, run_import: Callable) -> None:
    run_import(write_rows({"ref": "A"}, {"ref": "B"}))
    assert PropertyPage.objects.count() == 2
    assert live_references() == set()


def test_bad_rows_do_not_stop_the_others(write_rows: Callable, run_import: Callable) -> None:
    path = write_rows(
        {"ref": "A"},
        {"ref": ""},
        {"ref": "C", "deal": "swap"},
        {"ref": "D", "price": "a lot"},
        {"ref": "A", "price": "1"},
        {"ref": "E", "bedrooms": "many"},
        {"ref": "F"},
    )
    run_import(path, "--publish")
    assert live_references() == {"A", "E", "F"}
    run = ImportRun.objects.get()
    errors = {line["row"]: line for line in run.report if line["level"] == "error"}
    assert set(errors) == {3, 4, 5, 6}
    assert (errors[4]["column"], errors[4]["value"]) == ("deal", "swap")
    assert all(line["code"] and line["message"] for line in errors.values())
    assert "sale" in errors[4]["expected"]
    assert run.counts["refused"] == 4


def test_a_reference_that_a_marketer_uses_is_refused(
    write_rows: Callable, run_import: Callable, make_property: Callable, agency: Any
) -> None:
    theirs = make_property(agency, reference="A", title="À la main")
    run_import(write_rows({"ref": "A"}, {"ref": "B"}), "--publish")
    assert PropertyPage.objects.get(reference="A").pk == theirs.pk
    line = ImportRun.objects.get().report[0]
    assert (line["row"], line["column"], line["value"]) == (2, "ref", "A")
    assert line["level"] == "error"
    assert not ImportedProperty.objects.filter(reference="A").exists()


def test_a_full_plan_stops_publishing_in_the_middle_of_a_batch(
    write_rows: Callable, run_import: Callable, plan_for_three: list
) -> None:
    path = write_rows(*({"ref": letter} for letter in "ABCDEFGH"))
    text = run_import(path, "--publish", "--batch-size", "5")
    assert live_references() == {"A", "B", "C"}
    assert PropertyPage.objects.count() == 8
    assert Listing.objects.public().count() == 3
    run = ImportRun.objects.get()
    assert [line["code"] for line in run.report] == ["plan_full"] * 5
    assert run.report[0]["expected"] == "Choose a larger plan."
    assert "5  plan_full" in text


def test_a_batch_asks_once(
    write_rows: Callable, run_import: Callable, plan_for_three: list
) -> None:
    run_import(write_rows({"ref": "A"}, {"ref": "B"}, {"ref": "C"}), "--publish")
    assert plan_for_three == [PropertiesToPublish(3)]


def test_a_suspended_agency_gets_drafts(
    write_rows: Callable, run_import: Callable, agency: Any
) -> None:
    type(agency).objects.filter(pk=agency.pk).update(service_state="suspended")
    assert "suspended" in run_import(write_rows({"ref": "A"}), "--publish")
    assert live_references() == set()


def test_a_dry_run_writes_nothing_and_says_the_same(
    write_rows: Callable,
    run_import: Callable,
    row_counts: Callable,
    plan_for_three: list,
    tmp_path: Path,
) -> None:
    run_import(write_rows({"ref": "Z"}), "--publish")
    rows = [{"ref": letter} for letter in "ABCDE"]
    rows += [
        {"ref": "Y"} | NO_CERTIFICATE,
        {"ref": "Z", "price": "1000000"},
        {"ref": "X", "deal": "?"},
    ]
    path = write_rows(*rows)
    before = row_counts()
    words = ["--publish", "--batch-size", "3"]
    run_import(path, *words, "--dry-run", "--report", str(tmp_path / "dry.json"))
    assert row_counts() == before
    assert PropertyPage.objects.get(reference="Z").price == 250000
    run_import(path, *words, "--report", str(tmp_path / "real.json"))
    dry, real = (json.loads((tmp_path / f"{name}.json").read_text()) for name in ("dry", "real"))
    assert dry == real
    assert real["counts"]["created"] == 6
    assert real["counts"]["live"] == 2


def test_a_limit_reads_the_first_rows(write_rows: Callable, run_import: Callable) -> None:
    path = write_rows({"ref": "A"}, {"ref": "B"}, {"ref": "C"})
    text = run_import(path, "--limit", "2")
    assert set(PropertyPage.objects.values_list("reference", flat=True)) == {"A", "B"}
    assert "not in this file" not in text


def test_the_report_as_a_table_is_inert(
    write_rows: Callable, run_import: Callable, tmp_path: Path
) -> None:
    run_import(write_rows({"ref": "A", "deal": "=1+1"}), "--report", str(tmp_path / "report.csv"))
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as file:
        (line,) = csv.DictReader(file)
    assert (line["row"], line["column"], line["value"]) == ("2", "deal", "'=1+1")


@pytest.fixture
def photo_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    (folder / "C").mkdir(parents=True)
    colors = {
        "A.jpg": "#aa3311",
        "A-2.jpg": "#11aa33",
        "garden.jpg": "#3311aa",
        "C/front.jpg": "#777",
    }
    for name, color in colors.items():
        (folder / name).write_bytes(photo_file(color=color).read())
    (folder / "B-1.jpg").write_bytes(b"no photo at all")
    (tmp_path / "secret.jpg").write_bytes(photo_file().read())
    return folder


def photos_of(reference: str) -> list[int]:
    page = PropertyPage.objects.get(reference=reference).get_latest_revision_as_object()
    return [
        item["value"]["photo"]
        for block in page.body.raw_data
        if block["type"] == "gallery"
        for item in block["value"]["photos"]
    ]


def test_photos_by_reference_folder_and_column(
    write_rows: Callable, run_import: Callable, photo_folder: Path, agency: Any
) -> None:
    path = write_rows(
        {"ref": "A"}, {"ref": "B"}, {"ref": "C"}, {"ref": "D", "photos": "garden.jpg|gone.jpg"}
    )
    text = run_import(path, "--publish", "--photos", str(photo_folder))
    assert [len(photos_of(reference)) for reference in "ABCD"] == [2, 0, 1, 1]
    page = PropertyPage.objects.get(reference="A")
    assert page.cover_id == photos_of("A")[0]
    assert page.body.raw_data[0]["type"] == "gallery"
    assert page.listing.card_data["cover"]["id"] == page.cover_id
    assert {photo.collection_id for photo in PropertyPhoto.objects.all()} == {agency.collection_id}
    assert "photo_refused" in text
    assert "photo_missing_in_folder" in text


def test_photos_are_stored_and_shown_once(
    write_rows: Callable, run_import: Callable, photo_folder: Path
) -> None:
    path = write_rows({"ref": "A"})
    words = ["--publish", "--photos", str(photo_folder)]
    run_import(path, *words)
    run_import(path, *words)
    run_import(write_rows({"ref": "A", "price": "1000000"}), *words)
    assert PropertyPhoto.objects.count() == ImportedPhoto.objects.count() == 2
    assert len(photos_of("A")) == 2


def test_a_photo_the_marketer_took_out_does_not_come_back(
    write_rows: Callable, run_import: Callable, photo_folder: Path
) -> None:
    words = ["--publish", "--photos", str(photo_folder)]
    run_import(write_rows({"ref": "A"}), *words)
    page = PropertyPage.objects.get(reference="A")
    blocks = list(page.body.raw_data)
    kept = blocks[0]["value"]["photos"].pop(0)["value"]["photo"]
    page.body = PropertyPage._meta.get_field("body").to_python(blocks)
    page.save_revision().publish()
    (photo_folder / "A-3.jpg").write_bytes(photo_file(color="#000").read())
    run_import(write_rows({"ref": "A"}), *words)
    assert len(photos_of("A")) == 2
    assert kept not in photos_of("A")


def test_a_photo_name_does_not_leave_the_folder(
    write_rows: Callable, run_import: Callable, photo_folder: Path
) -> None:
    run_import(write_rows({"ref": "D", "photos": "../secret.jpg"}), "--photos", str(photo_folder))
    assert PropertyPhoto.objects.count() == 0


def test_a_photo_by_link_does_not_leave_the_folder(
    write_rows: Callable, run_import: Callable, photo_folder: Path
) -> None:
    (photo_folder / "inside.jpg").symlink_to(photo_folder.parent / "secret.jpg")
    run_import(write_rows({"ref": "D", "photos": "inside.jpg"}), "--photos", str(photo_folder))
    assert PropertyPhoto.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--language", "de"], "no list of properties"),
        (["--user", "nobody@example.org"], "no person"),
        (["--photos", "/nowhere"], "does not exist"),
    ],
)
def test_a_wrong_order_is_refused_in_a_line(
    write_rows: Callable, run_import: Callable, words: list[str], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        run_import(write_rows({"ref": "A"}), *words)


def test_an_unknown_agency_is_refused(write_rows: Callable, run_import: Callable) -> None:
    with pytest.raises(CommandError, match="deux-rives"):
        run_import(write_rows({"ref": "A"}), slug="elsewhere")


def test_a_person_needs_the_right_to_publish(
    write_rows: Callable, run_import: Callable, make_member: Callable, agency: Any
) -> None:
    marketer = make_member(agency, "marketer")
    path = write_rows({"ref": "A"})
    with pytest.raises(CommandError, match="may not publish"):
        run_import(path, "--publish", "--user", marketer.email)
    run_import(path, "--user", marketer.email)
    assert PropertyPage.objects.get(reference="A").owner == marketer


def test_a_person_of_another_agency_may_not_import(
    write_rows: Callable, run_import: Callable, make_member: Callable, other_agency: Any
) -> None:
    stranger = make_member(other_agency, "manager")
    with pytest.raises(CommandError, match="may not import"):
        run_import(write_rows({"ref": "A"}), "--user", stranger.email)


def test_two_agencies_have_their_own_references(
    write_rows: Callable, run_import: Callable, other_agency: Any
) -> None:
    path = write_rows({"ref": "A", "zip": "9000", "city": "Gent"})
    run_import(path)
    run_import(path, slug=other_agency.slug)
    owners = PropertyPage.objects.filter(reference="A").values_list("agency__slug", flat=True)
    assert sorted(owners) == ["deux-rives", "gentse-gevels"]
    assert not any(Page.find_problems())
