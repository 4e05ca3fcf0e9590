"""Row 22 of the surface table: redirects by file, with a test run that changes nothing."""

import csv
import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from immo_agencies.models import AuditEvent
from immo_agencies.redirects import csv_file, importing
from immo_agencies.redirects.csv_file import CsvRow, is_permanent, read_rows
from immo_agencies.spreadsheets import safe_cell

LIST = "/admin/our-redirects/"
IMPORT = f"{LIST}import/"
CONFIRM = f"{IMPORT}confirm/"


@pytest.fixture
def site(agency) -> Site:
    return agency.sites().get()


@pytest.fixture
def administrator(agency, make_member, member_client) -> Client:
    return member_client(make_member(agency, "administrator"))


def upload(browser: Client, text: str | bytes, **data):
    """Send a file; the answer is the test run, or the form again."""
    content = text.encode() if isinstance(text, str) else text
    return browser.post(IMPORT, {"file": SimpleUploadedFile("r.csv", content)} | data)


def outcomes(answer) -> list[str]:
    """What happens to each row of the test run."""
    return [step.outcome.value for step in answer.context["plan"].steps]


def confirm(browser: Client, answer):
    return browser.post(CONFIRM, {"envelope": answer.context["envelope"]})


def file_error(answer) -> str:
    return answer.context["form"].errors.as_data()["file"][0].code


FILE = """from,to,permanent
/new,/contact,yes
/temporary,https://example.org/,no
/changes,/contact,
/same,/contact,yes
/,/contact,yes
/trick,javascript:alert(1),yes
/circle,/circle/,yes
/new/,/elsewhere,yes
/what,/contact,perhaps
"""


@pytest.fixture
def stored(site) -> None:
    for old_path, link in (("/changes", "/before"), ("/same", "/contact")):
        Redirect.objects.create(site=site, old_path=old_path, redirect_link=link)


def test_test_run_shows_every_row_and_changes_nothing(site, stored, administrator):
    answer = upload(administrator, FILE)
    assert outcomes(answer) == ["create", "create", "update", "same", *["refused"] * 5]
    assert answer.context["plan"].counts == {"create": 2, "update": 1, "same": 1, "refused": 5}
    reasons = [step.reason for step in answer.context["plan"].steps]
    assert all(reasons[4:])
    assert not any(reasons[:4])
    text = answer.content.decode()
    assert re.findall(r'data-outcome="(\w+)"', text) == outcomes(answer)
    assert "/before" in text
    assert Redirect.objects.count() == 2
    assert not AuditEvent.objects.filter(action__startswith="redirect.").exists()


def test_confirming_does_it(site, stored, administrator, agency):
    assert confirm(administrator, upload(administrator, FILE)).status_code == 302
    rows = {r.old_path: r for r in Redirect.objects.all()}
    assert {path: row.redirect_link for path, row in rows.items()} == {
        "/new": "/contact",
        "/temporary": "https://example.org/",
        "/changes": "/contact",
        "/same": "/contact",
    }
    assert not rows["/temporary"].is_permanent
    assert {row.site for row in rows.values()} == {site}
    event = AuditEvent.objects.get(action="redirect.imported", agency=agency)
    changed = {str(rows[path].pk) for path in ("/new", "/temporary", "/changes")}
    assert set(event.changes) == changed
    again = upload(administrator, FILE)
    assert set(outcomes(again)) == {"same", "refused"}
    assert not again.context["plan"].changes_something


def test_what_changed_meanwhile_is_asked_again(site, administrator):
    answer = upload(administrator, "from,to\n/a,/b\n")
    Redirect.objects.create(site=site, old_path="/b", redirect_link="/a")
    confirm(administrator, answer)
    assert Redirect.objects.get().old_path == "/b"


def test_nothing_is_done_when_something_breaks(site, stored, administrator, monkeypatch):
    answer = upload(administrator, FILE)

    def breaks(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(importing, "record", breaks)
    administrator.raise_request_exception = False
    assert confirm(administrator, answer).status_code == 500
    monkeypatch.undo()
    assert sorted(Redirect.objects.values_list("old_path", "redirect_link")) == [
        ("/changes", "/before"),
        ("/same", "/contact"),
    ]
    assert confirm(administrator, answer).status_code == 302
    assert Redirect.objects.count() == 4


def test_circles_inside_a_file(site, administrator):
    text = "from,to\n/a,/b\n/b,/c\n/c,/a\n/d,/a\n"
    assert outcomes(upload(administrator, text)) == ["refused"] * 4
    # A circle that the file itself opens is none.
    Redirect.objects.create(site=site, old_path="/b", redirect_link="/a")
    assert outcomes(upload(administrator, "from,to\n/a,/b\n/b,/e\n")) == ["create", "update"]


# --- whose ---------------------------------------------------------------------------------------


def test_rows_name_own_sites_only(agency, other_agency, site, make_property, administrator):
    house = Site.objects.create(hostname="maison.localhost", root_page=make_property(agency))
    text = "from,to,site\n/a,/b,MAISON.localhost\n/a,/b,\n/a,/b,gent.localhost\n/a,/b,nowhere.be\n"
    assert administrator.get(IMPORT).context["form"].fields["site"]
    answer = upload(administrator, text, site=site.pk)
    steps = answer.context["plan"].steps
    assert outcomes(answer) == ["create", "create", "refused", "refused"]
    assert steps[2].reason == steps[3].reason
    confirm(administrator, answer)
    assert set(Redirect.objects.values_list("site", flat=True)) == {site.pk, house.pk}
    foreign = upload(administrator, text, site=other_agency.sites().get().pk)
    assert set(foreign.context["form"].errors.as_data()) == {"site"}


def test_a_foreign_redirect_at_the_same_path_is_not_seen(agency, other_agency, site, administrator):
    theirs = Redirect.objects.create(
        old_path="/a", site=other_agency.sites().get(), redirect_link="/GCANARY"
    )
    answer = upload(administrator, "from,to\n/a,/b\n")
    assert outcomes(answer) == ["create"]
    assert "GCANARY" not in answer.content.decode()
    confirm(administrator, answer)
    theirs.refresh_from_db()
    assert theirs.redirect_link == "/GCANARY"


def test_the_envelope_is_for_one_person_one_agency_one_hour(
    agency, other_agency, site, administrator, make_member, member_client, time_machine
):
    answer = upload(administrator, "from,to\n/a,/b\n")
    envelope = answer.context["envelope"]
    others = [
        member_client(make_member(other_agency, "manager")),
        member_client(make_member(agency, "manager")),
    ]
    for browser in others:
        browser.post(CONFIRM, {"envelope": envelope})
    for wrong in ("", "x", envelope[:-2], "a:b:c"):
        assert administrator.post(CONFIRM, {"envelope": wrong})["Location"] == IMPORT
    assert not Redirect.objects.exists()
    assert administrator.get(CONFIRM).status_code in {404, 405}
    from datetime import timedelta

    from django.utils import timezone

    time_machine.move_to(timezone.now() + timedelta(hours=2))
    administrator.post(CONFIRM, {"envelope": envelope})
    assert not Redirect.objects.exists()


# --- what files look like ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "from,to,permanent\n/é,/ü,yes\n".encode(),
        b"\xef\xbb\xbf" + "from,to,permanent\n/é,/ü,yes\n".encode(),
        "From;To;Permanent\r\n/é;/ü;yes\r\n".encode("cp1252"),
        "De;Vers;Permanent\n/é;/ü;oui\n".encode("utf-16"),
        "van\tnaar\tpermanent\n\n/é\t/ü\tja\n\n".encode(),
        '"from","to","permanent"\n"/é","/ü","1"\n'.encode(),
        "to,note,from,permanent\n/ü,x,/é,\n".encode(),
        "from|to\n/é|/ü\n".encode(),
    ],
)
def test_usual_encodings_and_separators(data):
    (row,) = read_rows(data)
    assert (row.old, row.target) == ("/é", "/ü")
    assert is_permanent(row.permanent)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "columns"),
        (b"a,b\n/x,/y\n", "columns"),
        (b"from,to\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"from,to\n" + b"/a,/b\n" * (csv_file.MOST_ROWS + 1), "rows"),
        (b"x" * (csv_file.MOST_BYTES + 1), "size"),
        (b'from,to\n"' + b"x" * 200_000 + b'",/b\n', "binary"),
    ],
)
def test_other_files_are_refused(data, code):
    with pytest.raises(ValidationError) as refused:
        read_rows(data)
    assert refused.value.code == code


def test_a_refused_file_is_said(site, administrator):
    assert file_error(administrator.post(IMPORT, {})) == "required"
    assert file_error(upload(administrator, b"")) == "empty"
    assert file_error(upload(administrator, b"a,b\n/x,/y\n")) == "columns"
    assert file_error(upload(administrator, b"x" * (csv_file.MOST_BYTES + 1))) == "size"
    assert not Redirect.objects.exists()


def test_words_for_temporary():
    assert not any(is_permanent(word) for word in ("no", "Non", "NEE", "nein", "0", "302"))
    assert all(is_permanent(word) for word in ("", "yes", "Oui", "ja", "1", "301"))
    with pytest.raises(ValidationError):
        is_permanent("perhaps")


def test_short_rows_and_long_cells(site, administrator):
    rows = read_rows(b"from,to,permanent\n/a\n/b,/c,yes,more\n")
    assert rows == [CsvRow(2, "/a", ""), CsvRow(3, "/b", "/c", "yes")]
    answer = upload(administrator, f"from,to\n/a,/{'x' * 300}\n/{'y' * 300},/b\n/c,\n")
    assert outcomes(answer) == ["refused"] * 3


# --- out and in again ------------------------------------------------------------------------


def test_export_is_what_an_import_reads(agency, site, make_property, administrator):
    page = make_property(agency)
    Redirect.objects.create(site=site, old_path="/p", redirect_page=page, is_permanent=False)
    Redirect.objects.create(site=site, old_path="/l", redirect_link="/contact")
    answer = administrator.get(LIST, {"export": "csv"})
    data = b"".join(answer.streaming_content)
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert rows == [
        {"from": "/l", "to": "/contact", "permanent": "yes", "site": "namur.localhost"},
        {"from": "/p", "to": page.full_url, "permanent": "no", "site": "namur.localhost"},
    ]
    assert outcomes(upload(administrator, data)) == ["same", "same"]
    assert administrator.get(LIST, {"export": "xlsx"}).status_code == 200


def test_no_cell_is_run_by_a_spreadsheet(site, administrator):
    for text in ("=1+1", "+1", "-1", "@x", "\tx", "\rx"):
        assert safe_cell(text) == f"'{text}"
    Redirect.objects.create(site=site, old_path="/a", redirect_link="=1+1")
    data = b"".join(administrator.get(LIST, {"export": "csv"}).streaming_content)
    (row,) = csv.DictReader(io.StringIO(data.decode(), newline=""))
    assert row["to"] == "'=1+1"


def test_export_keeps_search_and_filter(site, administrator):
    for path, permanent in (("/a", True), ("/b", False)):
        Redirect.objects.create(
            site=site, old_path=path, redirect_link="/c", is_permanent=permanent
        )
    answer = administrator.get(LIST, {"export": "csv", "is_permanent": "False"})
    assert b"/a," not in b"".join(answer.streaming_content)


def test_cost_of_a_test_run_does_not_grow_with_rows(site, administrator):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    upload(administrator, "from,to\n/x,/y\n")  # fills the caches of the process
    for number in (1, 3):
        text = "from,to\n" + "".join(f"/n{i},/b\n" for i in range(number))
        with CaptureQueriesContext(connection) as queries:
            upload(administrator, text)
        counts.append(len(queries))
    assert counts[0] == counts[1]
