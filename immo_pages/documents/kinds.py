"""Which files a document may be, told from their bytes, not from their name.

No SVG, no HTML, no macros: a document is opened by people who trust the agency's site.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_MAX_LISTING = 1_000_000  # bytes of a table of contents inside an archive
_MAX_ENTRIES = 5_000


@dataclass(frozen=True)
class DocumentKind:
    """A file type that is accepted, and how to recognise it."""

    content_type: str
    matches: Callable[[Any], bool]


def _starts_with(signature: bytes) -> Callable[[Any], bool]:
    def matches(file: Any) -> bool:
        return file.read(len(signature)) == signature

    return matches


def _office(main_part: str) -> Callable[[Any], bool]:
    """Word or Excel without macros: the main part is there and no part is called a macro."""

    def matches(file: Any) -> bool:
        with zipfile.ZipFile(file) as archive:
            names = {name.lower() for name in archive.namelist()}
            if len(names) > _MAX_ENTRIES or any("vbaproject" in name for name in names):
                return False
            listing = _read(archive, "[Content_Types].xml")
            return main_part in names and b"macroenabled" not in listing.lower()

    return matches


def _open_document(content_type: str) -> Callable[[Any], bool]:
    """OpenDocument without scripts: its first entry says the type."""

    def matches(file: Any) -> bool:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            scripts = any(name.startswith(("Basic/", "Scripts/")) for name in names)
            if len(names) > _MAX_ENTRIES or scripts:
                return False
            return _read(archive, "mimetype").strip() == content_type.encode()

    return matches


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as entry:
        return entry.read(_MAX_LISTING)


_WORD = DocumentKind(f"{_OFFICE}.wordprocessingml.document", _office("word/document.xml"))
_EXCEL = DocumentKind(f"{_OFFICE}.spreadsheetml.sheet", _office("xl/workbook.xml"))
_JPEG = DocumentKind("image/jpeg", _starts_with(b"\xff\xd8\xff"))

KINDS: dict[str, DocumentKind] = {
    ".pdf": DocumentKind("application/pdf", _starts_with(b"%PDF-")),
    ".docx": _WORD,
    ".xlsx": _EXCEL,
    ".odt": DocumentKind(f"{_OPEN}.text", _open_document(f"{_OPEN}.text")),
    ".ods": DocumentKind(f"{_OPEN}.spreadsheet", _open_document(f"{_OPEN}.spreadsheet")),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".png": DocumentKind("image/png", _starts_with(b"\x89PNG\r\n\x1a\n")),
}


def content_type_of(filename: str) -> str:
    """Type of a stored document by its ending, which its bytes were checked against."""
    kind = KINDS.get(PurePath(filename).suffix.lower())
    return kind.content_type if kind else "application/octet-stream"


def refuse_other_kinds(file: Any) -> None:
    """Raise ValidationError unless ``file`` is what its name says and of an accepted kind."""
    name = PurePath(file.name or "").name
    kind = KINDS.get(PurePath(name).suffix.lower())
    if kind is None or not _is(kind, file):
        raise ValidationError(
            _(
                "%(name)s is not a document we accept. Send a PDF, a Word, Excel or OpenDocument "
                "file without macros, or a JPEG or PNG image."
            ),
            code="document_kind",
            params={"name": name},
        )


def _is(kind: DocumentKind, file: Any) -> bool:
    file.seek(0)
    content = BytesIO(file.read())
    file.seek(0)
    try:
        return kind.matches(content)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError, NotImplementedError):
        return False
