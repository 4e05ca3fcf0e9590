"""A document is what its bytes say: no macros, no scripts, no web pages."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from immo_pages.documents import packed
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
    "scan.webp": photograph("WEBP"),
    "offer.pptx": office("ppt/presentation.xml"),
    "visit.mp3": b"ID3\x04" + bytes(200),
    "visit.m4a": b"\0\0\0\x18ftypM4A " + bytes(200),
    "visit.ogg": b"OggS" + bytes(200),
    "visit.wav": b"RIFF\0\0\0\0WAVEfmt " + bytes(200),
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


HOSTILE = {
    "archive.zip": (archive(**{"a.pdf": "%PDF-"}), "document_archive"),
    "archive.rar": (b"Rar!\x1a\x07\x01\x00", "document_archive"),
    "archive.7z": (b"7z\xbc\xaf\x27\x1c", "document_archive"),
    "archive": (archive(**{"a.txt": "x"}), "document_archive"),
    "zip.pdf": (archive(**{"a.txt": "x"}), "document_kind"),
    "front.docx": (b"GIF89a" + office("word/document.xml"), "document_kind"),
    "many.docx": (
        office("word/document.xml", **{f"word/{i}.xml": "" for i in range(6000)}),
        "document_kind",
    ),
    "template.docx": (
        office(
            "word/document.xml",
            **{"word/_rels/settings.xml.rels": "<R attachedTemplate='http://x.example/a.dotm'/>"},
        ),
        "document_kind",
    ),
    "inner.xlsx": (office("xl/workbook.xml", **{"xl/embeddings/a.xlsm": "x"}), "document_kind"),
    "program.docx": (office("word/document.xml", **{"word/media/a.exe": "x"}), "document_kind"),
    "sound.mp3": (HTML, "document_kind"),
    "sound.wav": (b"RIFF\0\0\0\0WEBPVP8 ", "document_kind"),
    "page.webp": (HTML, "document_kind"),
    "half.webp": (b"RIFF\x10\0\0\0WEBPVP8 \0\0", "photo_format"),
    "\u202efdp.exe": (b"MZ", "document_kind"),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_files_are_refused_with_the_right_words(agency, name):
    content, code = HOSTILE[name]
    with pytest.raises(ValidationError) as refused:
        PropertyDocument.objects.create(
            title="x", file=ContentFile(content, name=name), collection=agency.collection
        )
    assert [error.code for error in refused.value.error_list] == [code]
    assert not PropertyDocument.objects.exists()


def test_a_swelling_office_file_is_refused(agency, monkeypatch):
    monkeypatch.setattr(packed, "_MAX_UNPACKED", 10_000_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", "<x/>")
        with bomb.open("word/media/a.png", "w", force_zip64=True) as entry:
            for _part in range(11):
                entry.write(bytes(1_000_000))
    with pytest.raises(ValidationError):
        PropertyDocument.objects.create(
            title="x",
            file=ContentFile(buffer.getvalue(), name="a.docx"),
            collection=agency.collection,
        )
