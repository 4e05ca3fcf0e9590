"""Which files a document may be, told from their bytes, not from their name.

No SVG, no HTML, no macros, no archives: a document is opened by people who trust the agency's site.
"""

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from immo_pages.documents import packed

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_ARCHIVES = {".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".iso", ".cab"}
# Zip, RAR, 7-Zip, gzip, bzip2, xz.
_ARCHIVE_STARTS = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
    NotImplementedError,
    EOFError,
)


@dataclass(frozen=True)
class FileKind:
    """A file type that is accepted, and how to recognise it from its first byte on."""

    content_type: str
    matches: Callable[[Any], bool]
    in_browser: bool = False


def _starts_with(*signatures: bytes) -> Callable[[Any], bool]:
    def matches(file: Any) -> bool:
        return file.read(max(map(len, signatures))).startswith(signatures)

    return matches


def _labelled(at: int, *labels: bytes, start: bytes = b"") -> Callable[[Any], bool]:
    """A container that begins with ``start`` and names itself at byte ``at``."""

    def matches(file: Any) -> bool:
        head = file.read(at + max(map(len, labels)))
        return head.startswith(start) and head[at:].startswith(labels)

    return matches


def _office(kind: str, main_part: str) -> FileKind:
    return FileKind(f"{_OFFICE}.{kind}", packed.office(main_part))


def _open(kind: str) -> FileKind:
    return FileKind(f"{_OPEN}.{kind}", packed.open_document(f"{_OPEN}.{kind}"))


_JPEG = FileKind("image/jpeg", _starts_with(b"\xff\xd8\xff"), in_browser=True)
_MP3 = _starts_with(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")
_M4A = _labelled(4, b"ftypM4A", b"ftypmp42", b"ftypisom", b"ftypM4B")

KINDS: dict[str, FileKind] = {
    ".pdf": FileKind("application/pdf", _starts_with(b"%PDF-"), in_browser=True),
    ".docx": _office("wordprocessingml.document", "word/document.xml"),
    ".xlsx": _office("spreadsheetml.sheet", "xl/workbook.xml"),
    ".pptx": _office("presentationml.presentation", "ppt/presentation.xml"),
    ".odt": _open("text"),
    ".ods": _open("spreadsheet"),
    ".odp": _open("presentation"),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".png": FileKind("image/png", _starts_with(b"\x89PNG\r\n\x1a\n"), in_browser=True),
    ".webp": FileKind("image/webp", _labelled(8, b"WEBP", start=b"RIFF"), in_browser=True),
    ".mp3": FileKind("audio/mpeg", _MP3, in_browser=True),
    ".m4a": FileKind("audio/mp4", _M4A, in_browser=True),
    ".ogg": FileKind("audio/ogg", _starts_with(b"OggS"), in_browser=True),
    ".wav": FileKind("audio/wav", _labelled(8, b"WAVE", start=b"RIFF"), in_browser=True),
}
ACCEPT = ",".join(KINDS)


def kind_of(filename: str) -> FileKind | None:
    """The kind a name stands for, which the bytes of a stored document were checked against."""
    return KINDS.get(PurePath(filename).suffix.lower())


def content_type_of(filename: str) -> str:
    """Type of a stored document by its ending."""
    kind = kind_of(filename)
    return kind.content_type if kind else "application/octet-stream"


def refuse_other_kinds(file: Any) -> None:
    """Raise ValidationError unless ``file`` is what its name says and of an accepted kind."""
    name = PurePath(file.name or "").name
    kind = kind_of(name)
    if kind is not None and _is(kind, file):
        return
    if PurePath(name).suffix.lower() in _ARCHIVES or (kind is None and _is_archive(file)):
        raise ValidationError(
            _("%(name)s is an archive. Unpack it and send the documents one by one."),
            code="document_archive",
            params={"name": name},
        )
    raise ValidationError(
        _(
            "%(name)s is not a document we accept. Send a PDF, a Word, Excel, PowerPoint or "
            "OpenDocument file without macros, a JPEG, PNG or WebP image, or an MP3, M4A, OGG or "
            "WAV recording."
        ),
        code="document_kind",
        params={"name": name},
    )


def _is(kind: FileKind, file: Any) -> bool:
    """Reads what is needed, never the whole: a file may have 200 megabytes."""
    file.seek(0)
    try:
        return kind.matches(file)
    except _BROKEN:
        return False
    finally:
        file.seek(0)


def _is_archive(file: Any) -> bool:
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    return start.startswith(_ARCHIVE_STARTS)
