"""A document is what its bytes say: no macros, no scripts, no web pages."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from immo_pages.models import PropertyDocument
from tests.immo_pages.camera import SECRET, photograph
from tests.immo_pages.papers import archive, office, open_document

PDF = b"%PDF-1.7\n%%EOF\n"
GOOD = {
    "plan.pdf": PDF,
    "Plan.PDF": PDF,
    "acte.docx": office("word/document.xml"),
    "charges.xlsx": office("xl/workbook.xml"),
    "acte.odt": open_document("text"),
    "charges.ods": open_document("spreadsheet"),
    "scan.jpg": photograph("JPEG"),
    "scan.jpeg": photograph("JPEG"),
    "scan.png": photograph("PNG"),
}
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
BAD = {
    "page.pdf": HTML,
    "page.html": HTML,
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "drawing.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "plan.docx": PDF,
    "archive.docx": archive(**{"a.txt": "x"}),
    "sheet.docx": office("xl/workbook.xml"),
    "macro.docx": office("word/document.xml", **{"word/vbaProject.bin": "x"}),
    "hidden.docx": office("word/document.xml", **{"word/VBAPROJECT.BIN": "x"}),
    "typed.xlsx": office(
        "xl/workbook.xml", types="<Override ContentType='x.macroEnabled.main+xml'/>"
    ),
    "macro.docm": office("word/document.xml"),
    "script.odt": open_document("text", **{"Basic/script-lc.xml": "x"}),
    "sheet.odt": open_document("spreadsheet"),
    "photo.jpg": photograph("PNG"),
    "half.jpg": photograph("JPEG", 600, 400)[:2500],
    "empty.pdf": b"",
    "programme.exe": b"MZ",
    "plan.pdf.exe": PDF,
    "noname": PDF,
}


@pytest.mark.parametrize("name", list(GOOD))
def test_accepted(agency, name):
    document = PropertyDocument.objects.create(
        title="x", file=ContentFile(GOOD[name], name=name), collection=agency.collection
    )
    with document.file.storage.open(document.file.name) as file:
        stored = file.read()
    assert SECRET not in stored
    assert document.file_size == len(stored)
    assert document.filename.endswith(name.rpartition(".")[2])


@pytest.mark.parametrize("name", list(BAD))
def test_refused(agency, name):
    with pytest.raises(ValidationError, match=name):
        PropertyDocument.objects.create(
            title="x", file=ContentFile(BAD[name], name=name), collection=agency.collection
        )
    assert not PropertyDocument.objects.exists()


@pytest.mark.parametrize("name", ["page.pdf", "macro.docx", "half.jpg"])
def test_the_admin_says_why(agency, make_member, member_client, name):
    client = member_client(make_member(agency, "manager"))
    data = {
        "title": "x",
        "file": SimpleUploadedFile(name, BAD[name]),
        "collection": agency.collection.pk,
        "kind": "other",
        "access": "private",
    }
    answer = client.post(reverse("wagtaildocs:add"), data)
    assert answer.status_code == 200
    assert name in str(answer.context["form"].errors["file"])
    data["file"] = SimpleUploadedFile("plan.pdf", PDF)
    assert client.post(reverse("wagtaildocs:add"), data).status_code == 302
    assert PropertyDocument.objects.get().file_size == len(PDF)


def test_a_new_file_of_an_old_document_is_judged_too(agency, make_document):
    document = make_document(agency)
    document.file = ContentFile(HTML, name="page.pdf")
    with pytest.raises(ValidationError):
        document.save()
    document.refresh_from_db()
    with document.file.open() as file:
        assert io.BytesIO(file.read()).read(5) == b"%PDF-"
