"""No file is handed out before the scanner passed it; what it finds is told and stays closed."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from immo_agencies.models import AuditEvent
from immo_pages.documents.scanning.scanner import ClamdScanner, ScanFailed
from immo_pages.documents.scanning.tasks import scan_document
from immo_pages.models import PropertyDocument
from tests.immo_pages.api_world import full_body
from tests.immo_pages.scanner_double import SIGNATURE, Double, FakeClamd

CLEAN = b"%PDF-1.4\n%clean\n%%EOF\n"
BAD = b"%PDF-1.4\n%" + SIGNATURE + b"\n%%EOF\n"


@pytest.fixture
def scanner(settings, monkeypatch):
    """The double, installed; ``scanner.away`` makes it fail."""
    settings.IMMO_PAGES_SCANNER = "tests.immo_pages.scanner_double.Double"
    monkeypatch.setattr(Double, "away", False)
    return Double


@pytest.fixture
def put(agency, django_capture_on_commit_callbacks):
    """``put(content, scan=True)`` stores a document, and lets the tasks of its commit run."""

    def store(content: bytes = CLEAN, *, scan: bool = True, **facts) -> PropertyDocument:
        facts = {"access": "public", "collection": agency.collection, "title": "Plan"} | facts
        with django_capture_on_commit_callbacks(execute=scan):
            document = PropertyDocument.objects.create(
                file=ContentFile(content, name="plan.pdf"), **facts
            )
        document.refresh_from_db()
        return document

    return store


def answers(document, page, visitor) -> tuple[int, bool, bool]:
    """Status of the file, whether the page names it, whether the API does."""
    client = visitor()
    listed = client.get("/api/v2/documents/").json()["items"]
    detail = client.get(f"/api/v2/pages/{page.pk}/").content.decode()
    html = client.get(page.url).content.decode()
    in_api = bool(listed) or document.url in detail
    return client.get(document.url).status_code, document.url in html, in_api


def test_nobody_gets_a_file_before_it_is_found_clean(
    agency, scanner, put, make_property, visitor, make_member, member_client
):
    document = put(scan=False)
    assert document.scan_state == "waiting"
    page = make_property(agency, body=full_body([], [document]))
    assert answers(document, page, visitor) == (404, False, False)
    member = member_client(make_member(agency, "manager"))
    closed = member.get(document.url)
    assert (closed.status_code, closed["Cache-Control"]) == (409, "private, no-store")
    assert b"%PDF" not in closed.content

    scan_document.enqueue(agency.pk, document.pk, document.file_hash)
    assert answers(document, page, visitor) == (200, True, True)
    assert member.get(document.url).status_code == 200


def test_an_infected_file_is_told_and_never_served(
    agency, scanner, put, make_property, visitor, make_member, member_client, mailoutbox
):
    manager, marketer = make_member(agency, "manager"), make_member(agency, "marketer")
    make_member(agency, "viewer")
    document = put(BAD, uploaded_by_user=marketer)
    assert document.scan_state == "infected"
    assert {mail.to[0] for mail in mailoutbox} == {manager.email, marketer.email}
    assert all("Immo.Test" in mail.body for mail in mailoutbox)
    assert AuditEvent.objects.filter(action="document.infected").count() == 1
    page = make_property(agency, body=full_body([], [document]))
    assert answers(document, page, visitor) == (404, False, False)
    client = member_client(manager)
    assert client.get(document.url).status_code == 409
    # Neither a later title nor the command opens it.
    document.title = "Autre"
    document.save()
    call_command("scan_documents", stdout=io.StringIO())
    document.refresh_from_db()
    assert document.scan_state == "infected"
    # Nor the way to make it public.
    PropertyDocument.objects.update(access="private")
    client.post(reverse("immo_documents:publish", args=[document.pk]), {"to": "public"})
    document.refresh_from_db()
    assert document.access == "private"
    shown = client.get(reverse("wagtaildocs:index")).content.decode()
    assert str(document.get_scan_state_display()) in shown


def test_a_new_file_of_a_clean_document_waits_again(agency, scanner, put):
    document = put()
    assert document.scan_state == "clean"
    document.file = ContentFile(BAD, name="plan.pdf")
    document.save(update_fields=["file"])
    document.refresh_from_db()
    assert document.scan_state == "waiting"
    # What was asked about the old bytes says nothing about these.
    old = PropertyDocument.objects.filter(pk=document.pk)
    scan_document.enqueue(agency.pk, document.pk, "0" * 40)
    assert old.get().scan_state == "waiting"
    scan_document.enqueue(agency.pk, document.pk, document.file_hash)
    assert old.get().scan_state == "infected"


def test_without_an_answer_it_stays_closed_until_the_scanner_is_back(
    agency, other_agency, scanner, put, visitor
):
    scanner.away = True
    document = put()
    assert document.scan_state == "failed"
    assert visitor().get(document.url).status_code == 404
    scanner.away = False
    scan_document.enqueue(other_agency.pk, document.pk, document.file_hash)
    document.refresh_from_db()
    assert document.scan_state == "failed"
    call_command("scan_documents", stdout=io.StringIO())
    document.refresh_from_db()
    assert document.scan_state == "clean"


def test_with_the_database_backend_it_is_tried_again_later(agency, scanner, put, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    scanner.away = True
    document = put()
    asked = DBTaskResult.objects.filter(task_path__endswith="scan_document")
    first = asked.get()
    assert document.scan_state == "waiting"
    scan_document.call(*first.args_kwargs["args"])
    later = asked.exclude(pk=first.pk).get()
    assert later.run_after > timezone.now() + timedelta(seconds=30)
    assert later.args_kwargs["args"] == [agency.pk, document.pk, document.file_hash, 1]


def test_clamd_over_its_socket(settings):
    daemon = FakeClamd()
    scanner = ClamdScanner(daemon.address)
    large = b"x" * 300_000
    assert scanner.scan(io.BytesIO(large)).is_clean
    assert daemon.received == large
    assert scanner.scan(io.BytesIO(b"a" + SIGNATURE)).threat == "Immo.Test"
    daemon.limit = 100_000
    with pytest.raises(ScanFailed):
        scanner.scan(io.BytesIO(b"x" * 30_000_000))
    daemon.close()
    with pytest.raises(ScanFailed):
        ClamdScanner("/nowhere/clamd.ctl").scan(io.BytesIO(b"x"))


def test_clamd_stands_in_the_settings(settings, put):
    daemon = FakeClamd()
    settings.IMMO_PAGES_CLAMD = daemon.address
    assert put().scan_state == "clean"
    assert put(BAD).scan_state == "infected"
    daemon.close()
