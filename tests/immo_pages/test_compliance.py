"""The report of what adverts lack, and the statement of one property."""

import csv
import datetime
import io
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook
from pypdf import PdfReader

from immo_agencies.models import AuditEvent
from immo_agencies.tenancy import agency_map
from immo_pages.advert_rules import RULES_VERSION, advert_gaps
from immo_pages.compliance.pdf import as_pdf
from immo_pages.compliance.report import Wish, report_of
from immo_pages.compliance.results import State, results_of
from immo_pages.compliance.statement import make_statement
from immo_pages.models import PropertyPage
from tests.conftest import energy_block, gallery_block
from tests.immo_pages.assigned_world import give

pytestmark = pytest.mark.django_db
REPORT = "/admin/compliance/"
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def editor(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "editor")


@pytest.fixture
def browser(editor: Any, member_client: Any) -> Any:
    return member_client(editor)


def screen(page: Any, name: str = "statement") -> str:
    return reverse(f"immo_compliance:{name}", args=[page.pk])


def test_live_and_draft_with_what_each_lacks(browser: Any, agency: Any, make_property: Any) -> None:
    live = make_property(agency)
    draft = make_property(agency, live=False, body=[], price=None)

    report = browser.get(REPORT).context["report"]

    def codes(page: Any) -> set[str]:
        return {row.gap.code for row in report.rows if row.page.pk == page.pk}

    assert codes(live) == {gap.code for gap in advert_gaps(live)}
    assert {"energy_certificate_missing", "price_missing"} <= codes(draft)
    assert report.properties == 2
    assert report.with_required == sum(
        any(gap.level == "error" for gap in advert_gaps(page)) for page in (live, draft)
    )
    assert all(row.gap.law and row.gap.source for row in report.rows)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"state": "draft"}, lambda row: not row.page.live),
        ({"state": "live"}, lambda row: row.page.live),
        ({"level": "error"}, lambda row: row.gap.level == "error"),
        ({"rule": "price_missing"}, lambda row: row.gap.code == "price_missing"),
        ({"region": "be-wal"}, lambda row: row.page.region == "be-wal"),
        ({"region": "be-vlg"}, lambda row: False),
        ({"rule": "no such rule"}, lambda row: False),
    ],
)
def test_narrowed(
    query: dict[str, str], kept: Any, browser: Any, agency: Any, make_property: Any
) -> None:
    make_property(agency)
    make_property(agency, live=False, body=[], price=None)
    everything = browser.get(REPORT).context["report"].rows

    rows = browser.get(REPORT, query).context["report"].rows

    def key(row: Any) -> Any:
        return row.page.pk, row.gap.code

    assert {key(row) for row in rows} == {key(row) for row in everything if kept(row)}


def test_tables_to_keep_hold_the_same_and_no_formula(
    browser: Any, agency: Any, make_property: Any
) -> None:
    make_property(agency, live=False, body=[], title='=HYPERLINK("http://x")', reference="+1")
    rows = browser.get(REPORT).context["report"].rows

    text = browser.get(REPORT, {"export": "csv"}).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    book = load_workbook(io.BytesIO(browser.get(REPORT, {"export": "xlsx"}).content))
    cells = [[cell or "" for cell in line] for line in book.active.iter_rows(values_only=True)]

    assert len(lines) == len(cells) == len(rows) + 1
    assert cells == lines
    assert {line[1] for line in lines[1:]} == {'\'=HYPERLINK("http://x")'}
    kinds = {cell.data_type for line in book.active.iter_rows() for cell in line}
    assert "f" not in kinds


def test_nothing_of_others_and_only_for_who_composes(
    browser: Any,
    agency: Any,
    other_agency: Any,
    make_property: Any,
    make_member: Any,
    member_client: Any,
) -> None:
    own = make_property(agency, live=False, body=[])
    foreign = make_property(other_agency, live=False, body=[], title="GCANARY")
    agent, photographer = make_member(agency, "agent"), make_member(agency, "photographer")
    mine = make_property(agency, live=False, body=[])
    give(agency, agent, mine)

    assert {row.page.pk for row in browser.get(REPORT).context["report"].rows} == {own.pk, mine.pk}
    seen = member_client(agent).get(REPORT).context["report"]
    assert {row.page.pk for row in seen.rows} == {mine.pk}
    assert member_client(agent).get(screen(own)).status_code == 404
    assert browser.get(screen(foreign)).status_code == 404
    assert browser.post(screen(foreign, "pdf")).status_code == 404
    shut = member_client(photographer)
    assert (shut.get(REPORT).status_code, shut.get(screen(own)).status_code) == (403, 403)


def test_the_same_queries_for_one_and_many_properties(
    browser: Any, agency: Any, make_property: Any
) -> None:
    def queries() -> int:
        browser.get(REPORT)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(REPORT).status_code == 200
        return len(captured)

    make_property(agency, live=False, body=[], price=None)
    one = queries()
    for _ in range(12):
        make_property(agency, live=False, body=[], price=None)

    assert queries() == one
    assert len(browser.get(REPORT).context["page_obj"].object_list) == 50


def test_missing_since_is_what_is_certain(agency: Any, make_property: Any) -> None:
    ended = energy_block(issued_on="2014-06-11", valid_until="2024-06-11")
    with time_machine.travel("2024-03-01 12:00", tick=False):
        page = make_property(agency, live=False, price=None, body=[ended])
    page = PropertyPage.objects.get(pk=page.pk)

    rows = report_of([page], Wish(), on=TODAY).rows

    since = {row.gap.code: row.since for row in rows}
    assert since["price_missing"] == datetime.date(2024, 3, 1)
    assert since["energy_certificate_expired"] == datetime.date(2024, 6, 12)


def result(page: Any, code: str, agency: Any, on: datetime.date = TODAY) -> Any:
    return {one.code: one for one in results_of(page, on=on, agency=agency)}.get(code)


def test_each_rule_of_the_region_says_what_came_out(agency: Any, make_property: Any) -> None:
    page = make_property(agency, live=False, price=None)
    exempt = make_property(
        agency, live=False, body=[energy_block(status="exempt", exemption_reason="Ruine")]
    )

    assert result(page, "price_missing", agency).state == State.MISSING
    certificate = result(page, "energy_certificate_missing", agency)
    assert certificate.state == State.PRESENT
    assert "B" in certificate.text
    assert "157" in certificate.text
    assert result(page, "charges_missing", agency).state == State.NOT_APPLICABLE
    assert "Ruine" in result(exempt, "energy_certificate_missing", agency).text
    early = result(page, "energy_certificate_missing", agency, datetime.date(2014, 1, 1))
    assert early.state == State.NOT_APPLICABLE
    assert result(page, "planning_permit_missing", agency) is None  # the law of another region


def test_a_missing_result_is_a_gap_and_no_other_is(agency: Any, make_property: Any) -> None:
    for facts in ({}, {"price": None, "body": []}, {"transaction": "rent", "price": None}):
        page = make_property(agency, live=False, **facts)
        results = results_of(page, on=TODAY, agency=agency)
        missing = {one.code for one in results if one.state == State.MISSING}
        assert missing == {gap.code for gap in advert_gaps(page, on=TODAY)}


def words(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def test_the_pdf_of_a_version_holds_what_the_screen_shows(
    browser: Any, agency: Any, editor: Any, make_property: Any
) -> None:
    page = make_property(agency, title="Villa *première* #let")
    old = page.latest_revision
    page.title = "Villa seconde"
    page.price = None
    newest = page.save_revision()

    answer = browser.post(f"{screen(page, 'pdf')}?revision={old.pk}")
    latest = browser.get(screen(page)).context["statement"]
    text = words(answer.content)

    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert "Villa *première* #let" in text
    assert latest.page.title == "Villa seconde"
    assert {one.code for one in latest.results if one.state == State.MISSING} >= {"price_missing"}
    for expected in (
        *(RULES_VERSION, agency.ipi_number, agency.vat_number, page.reference),
        *(f"{page.pk}-{old.pk}-", str(old.pk), editor.get_full_name()),
    ):
        assert expected in text
    event = AuditEvent.objects.get(action="compliance.statement_made")
    assert (event.object_type, event.object_id) == ("wagtailcore.revision", str(old.pk))
    assert list(event.changes) == ["rules"]
    assert newest.pk == latest.revision.pk


def test_reference_date_and_page_number_on_every_sheet(
    agency: Any, editor: Any, make_property: Any
) -> None:
    page = make_property(agency, live=False)
    now = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)
    with translation.override("nl"):
        made = make_statement(page, page.latest_revision, agency=agency, by=editor, now=now)
        sheets = PdfReader(io.BytesIO(as_pdf(made))).pages

    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, start=1):
        text = sheet.extract_text()
        assert made.number in text
        assert "22 november 2026" in text
        assert f"{number} / {len(sheets)}" in text
        assert [round(side) for side in sheet.mediabox[2:]] == [595, 842]


def test_a_version_of_another_page_is_absent(
    browser: Any, agency: Any, other_agency: Any, make_property: Any
) -> None:
    page, second = make_property(agency), make_property(agency)
    foreign = make_property(other_agency, live=False)

    for version in (second.latest_revision.pk, foreign.latest_revision.pk, 10**9, "x"):
        assert browser.get(screen(page), {"revision": version}).status_code == 404
    assert browser.get(screen(page), {"revision": page.latest_revision.pk}).status_code == 200
    assert browser.get(screen(page, "pdf")).status_code == 405


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"missing": "mandatory"}, {"nothing told"}),
        ({"missing": "advised"}, {"no photo", "nothing told"}),
        ({"missing": "complete"}, {"complete"}),
        ({"due": "1"}, {"complete"}),
    ],
)
def test_the_list_of_properties_narrowed_to_what_they_lack(
    query: dict[str, str],
    found: set[str],
    browser: Any,
    agency: Any,
    make_property: Any,
    make_photo: Any,
) -> None:
    for name in agency.missing_imprint():
        setattr(agency, name, "told")
    agency.save()
    agency_map.forget()
    soon = timezone.localdate() + datetime.timedelta(days=20)
    start = soon - datetime.timedelta(days=3652)
    certificate = energy_block(
        valid_until=str(soon), issued_on=str(start), certificate_number=f"{start:%Y%m%d}012345"
    )
    told = {"land_use": "residential", "live": False}
    gallery = gallery_block(make_photo(agency))
    gallery["value"]["photos"][0]["value"]["room"] = "facade"  # who cannot see it learns of it
    body = [gallery, certificate]
    make_property(agency, title="complete", body=body, **told)
    make_property(agency, title="no photo", **told)
    make_property(agency, title="nothing told", live=False, body=[], price=None)

    answer = browser.get(reverse("immo_properties:index"), query)

    assert {page.title for page in answer.context["object_list"]} == found
