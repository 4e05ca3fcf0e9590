"""Office files are archives: which parts they may have, asked before anything is unpacked.

A viewer unpacks them on somebody's computer. Macros, programs, a template fetched from the
internet and archives that swell have no place in a document of a property.
"""

import struct
import zipfile
from collections.abc import Callable
from typing import Any

_MAX_LISTING = 1_000_000  # bytes of one part that is read
_MAX_ENTRIES = 5_000
_MAX_DIRECTORY = 2_000_000  # bytes of the table of contents
_MAX_UNPACKED = 1_000_000_000
_TAIL = 66_000  # the end record and the longest comment behind it
_END = b"PK\x05\x06"
_ENCRYPTED = 0x1
_PROGRAMS = (
    *(".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".pptm", ".ppsm"),
    *(".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".jar", ".hta", ".lnk"),
)
_OFFICE_CODE = ("vbaproject", "vbadata", "activex/", "macrosheets/")
_OPEN_CODE = ("basic/", "scripts/", "object replacements/basic")


def office(main_part: str) -> Callable[[Any], bool]:
    """Word, Excel or PowerPoint without macros: the main part is there, no part is code."""

    def matches(file: Any) -> bool:
        with _opened(file) as archive:
            names = _names(archive)
            if main_part not in names or _holds(names, _OFFICE_CODE):
                return False
            listing = _part(archive, "[Content_Types].xml").lower()
            return b"macroenabled" not in listing and not _fetches_template(archive)

    return matches


def open_document(content_type: str) -> Callable[[Any], bool]:
    """OpenDocument without scripts: its first entry says the type."""

    def matches(file: Any) -> bool:
        with _opened(file) as archive:
            if _holds(_names(archive), _OPEN_CODE):
                return False
            return _part(archive, "mimetype").strip() == content_type.encode()

    return matches


def _opened(file: Any) -> zipfile.ZipFile:
    """Raises ValueError for an archive that begins elsewhere or whose contents are too long."""
    if file.read(4) != b"PK\x03\x04":
        raise ValueError("Something stands before the archive.")
    file.seek(0, 2)
    length = min(file.tell(), _TAIL)
    file.seek(-length, 2)
    tail = file.read(length)
    at = tail.rfind(_END)
    entries, size = struct.unpack_from("<HI", tail, at + 10) if at >= 0 else (0, 0)
    # Larger archives say 0xFFFF here and the truth elsewhere.
    if not 0 < entries <= _MAX_ENTRIES or size > _MAX_DIRECTORY:
        raise ValueError("The table of contents is too long.")
    file.seek(0)
    return zipfile.ZipFile(file)


def _names(archive: zipfile.ZipFile) -> set[str]:
    """Lower-case names; raises ValueError for locked, doubled or swelling entries."""
    entries = archive.infolist()
    names = {entry.filename.lower() for entry in entries}
    locked = any(entry.flag_bits & _ENCRYPTED for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    if locked or len(names) != len(entries) or unpacked > _MAX_UNPACKED:
        raise ValueError("Entries are locked, doubled or too large.")
    return names


def _holds(names: set[str], code: tuple[str, ...]) -> bool:
    return any(name.endswith(_PROGRAMS) or any(part in name for part in code) for name in names)


def _fetches_template(archive: zipfile.ZipFile) -> bool:
    """A template at an address of the internet brings its macros along."""
    links = [entry for entry in archive.namelist() if entry.lower().endswith("settings.xml.rels")]
    texts = [_part(archive, name).lower() for name in links]
    return any(b"attachedtemplate" in text and b"http" in text for text in texts)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as entry:
        return entry.read(_MAX_LISTING)
