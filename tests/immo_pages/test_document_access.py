"""A document becomes public on one screen, by who may, and is logged; no form is a way around."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail import hooks
from wagtail.models import UploadedFile

from immo_agencies.models import AuditEvent
from immo_agencies.permissions import Refusal
from immo_pages.models import PropertyDocument
from tests.immo_pages.camera import SECRET, photograph

PDF = b"%PDF-1.7\n%%EOF\n"


def pdf(name: str = "plan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF)


def facts(agency, prefix: str = "", **more) -> dict:
    plain = {"title": "x", "collection": agency.collection.pk, "kind": "plan", "access": "public"}
    return {f"{prefix}{name}": value for name, value in (plain | more).items()}


def logged(action: str) -> int:
    return AuditEvent.objects.filter(action=action).count()


@pytest.fixture
def manager(agency, make_member, member_client):
    return member_client(make_member(agency, "manager"))


@pytest.mark.parametrize("door", ["add", "chooser", "edit", "edit_multiple"])
def test_no_form_makes_public_what_is_not(agency, manager, make_document, door):
    document = make_document(agency)
    key = document.pk
    address, data = {
        "add": (reverse("wagtaildocs:add"), facts(agency, file=pdf())),
        "chooser": (
            reverse("wagtaildocs_chooser:create"),
            facts(agency, "document-chooser-upload-", file=pdf()),
        ),
        "edit": (reverse("wagtaildocs:edit", args=[key]), facts(agency)),
        "edit_multiple": (
            reverse("wagtaildocs:edit_multiple", args=[key]),
            facts(agency, f"doc-{key}-"),
        ),
    }[door]
    script = {"headers": {"x-requested-with": "XMLHttpRequest"}} if "multiple" in door else {}
    manager.post(address, data, **script)
    assert not PropertyDocument.objects.filter(access="public").exists()
    # The same form without that word goes through.
    private = {name: "private" if value == "public" else value for name, value in data.items()}
    for name in private:
        if name.endswith("file"):
            private[name] = pdf()
    manager.post(address, private | {n: "y" for n in private if n.endswith("title")}, **script)
    assert PropertyDocument.objects.filter(title="y", access="private").count() == 1


def test_multiple_add_neither_and_its_images_are_clean(agency, manager):
    script = {"headers": {"x-requested-with": "XMLHttpRequest"}}
    photo = SimpleUploadedFile("scan.jpg", photograph("JPEG"))
    answer = manager.post(reverse("wagtaildocs:add_multiple"), {"files[]": photo}, **script)
    assert json.loads(answer.content)["success"], answer.content
    upload = UploadedFile.objects.get()
    address = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[upload.pk])
    prefix = f"uploaded-document-{upload.pk}-"
    manager.post(address, facts(agency, prefix), **script)
    assert not PropertyDocument.objects.exists()
    answer = manager.post(address, facts(agency, prefix, access="on_request"), **script)
    assert json.loads(answer.content)["success"], answer.content
    document = PropertyDocument.objects.get()
    with document.file.open() as file:
        stored = file.read()
    assert SECRET not in stored
    assert document.file_size == len(stored)


@pytest.mark.parametrize(
    ("role", "allowed"), [("manager", True), ("editor", True), ("marketer", False)]
)
def test_the_screen_asks_for_the_right_and_logs(
    agency, make_member, member_client, make_document, role, allowed
):
    document = make_document(agency)
    client = member_client(make_member(agency, role))
    address = reverse("immo_documents:publish", args=[document.pk])
    shown = client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert (address in shown) is allowed
    assert client.get(address).status_code == (200 if allowed else 403)
    document.refresh_from_db()
    assert document.access == "private"
    assert client.post(address, {"to": "public"}).status_code == (302 if allowed else 403)
    document.refresh_from_db()
    assert document.access == ("public" if allowed else "private")
    assert logged("document.made_public") == int(allowed)
    if allowed:
        client.post(address, {"to": "private"})
        document.refresh_from_db()
        assert document.access == "private"
        assert logged("document.made_private") == 1


def test_foreign_is_absent(other_agency, manager, make_document):
    foreign = make_document(other_agency)
    for key in (foreign.pk, 999999):
        assert manager.post(reverse("immo_documents:publish", args=[key])).status_code == 404
    foreign.refresh_from_db()
    assert foreign.access == "private"


def test_what_stands_behind_a_public_address_is_not_replaced_by_the_way(
    agency, make_member, member_client, make_document, manager
):
    document = make_document(agency, access="public")
    address = reverse("wagtaildocs:edit", args=[document.pk])
    marketer = member_client(make_member(agency, "marketer"))
    refused = marketer.post(address, facts(agency, file=pdf("other.pdf")))
    assert "file" in refused.context["form"].errors
    assert marketer.post(address, facts(agency, title="z")).status_code == 302
    document.refresh_from_db()
    assert (document.title, document.access) == ("z", "public")
    assert document.filename != "other.pdf"
    assert manager.post(address, facts(agency, file=pdf("other.pdf"))).status_code == 302
    assert marketer.post(address, facts(agency, access="private")).status_code == 302
    document.refresh_from_db()
    assert (document.filename, document.access) == ("other.pdf", "private")


@pytest.fixture
def full(monkeypatch):
    """A plan that allows two kilobytes a time; what it was asked."""
    asked = []

    def refuse(action, agency, subject):
        if str(action) == "immo_pages.upload_file":
            asked.append(subject)
            if subject.size > 2000:
                return Refusal("storage_full", "PLANFULL")
        return None

    with hooks.register_temporarily("immo_refuse", refuse):
        yield asked


def test_the_plan_limits_what_is_sent(agency, manager, full):
    large = SimpleUploadedFile("plan.pdf", PDF + b"%" * 3000)
    answer = manager.post(reverse("wagtaildocs:add"), facts(agency, access="private", file=large))
    assert "PLANFULL" in str(answer.context["form"].errors["file"])
    assert (full[0].count, full[0].size) == (1, len(PDF) + 3000)
    small = facts(agency, access="private", file=pdf())
    assert manager.post(reverse("wagtaildocs:add"), small).status_code == 302
    assert PropertyDocument.objects.count() == 1


def test_the_plan_limits_the_legal_file_too(agency, manager, make_property, full):
    page = make_property(agency)
    address = reverse("immo_assigned:legal", args=[page.pk])
    seen = re.search(r'name="seen" value="(\w+)"', manager.get(address).content.decode())[1]
    large = SimpleUploadedFile("ru.pdf", PDF + b"%" * 3000)
    manager.post(address, {"seen": seen, "new-0-file": large, "new-0-kind": "planning"})
    assert full
    assert not PropertyDocument.objects.exists()


def test_a_file_above_the_bound_is_refused_everywhere(agency, manager, make_property, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 2000
    large = SimpleUploadedFile("plan.pdf", PDF + b"%" * 3000)
    answer = manager.post(reverse("wagtaildocs:add"), facts(agency, access="private", file=large))
    assert "file" in answer.context["form"].errors
    page = make_property(agency)
    large.seek(0)
    data = {"new-0-file": large, "new-0-kind": "planning"}
    manager.post(reverse("immo_assigned:legal", args=[page.pk]), data)
    assert not PropertyDocument.objects.exists()
