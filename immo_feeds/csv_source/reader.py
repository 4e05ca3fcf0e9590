"""Rows of a .csv or .csv.gz file, one after the other, in memory that does not grow with it."""

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, TextIO, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from immo_feeds.csv_source.findings import Code, Finding, Level
from immo_feeds.csv_source.nearest import with_nearest

DELIMITERS = (",", ";", "\t", "|")
HEADER_ROW = 1
LONGEST_LINE = 1_000_000  # characters; a longer one is cut and its row refused
CHUNK = 1 << 16


class FileUnreadable(ValidationError):
    """The file as a whole cannot be imported: no table, broken archive, missing columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column name, and what was wrong with its shape."""

    number: int
    cells: dict[str, str]
    findings: tuple[Finding, ...] = ()


def read_rows(
    path: Path, *, needed: tuple[str, ...] = (), delimiter: str = "", encoding: str = ""
) -> Iterator[Row]:
    """Yield the rows of a file, blank ones left out, numbered as in a spreadsheet (header = 1).

    Delimiter and encoding are found out when they are not given. Raises ``FileUnreadable``, naming
    the columns of ``needed`` that the header lacks.
    """
    encoding = encoding or encoding_of(path)
    try:
        with _opened(path, encoding) as lines:
            first = lines.readline(LONGEST_LINE)
            rest = iter(partial(lines.readline, LONGEST_LINE), "")
            records = csv.reader(chain([first], rest), delimiter=delimiter or delimiter_of(first))
            header = _header(next(records, []))
            _check_header(path, header, needed)
            yield from _rows(records, header)
    except (OSError, EOFError, zlib.error, UnicodeError, csv.Error) as error:
        raise FileUnreadable(_broken(path, str(error))) from error


def encoding_of(path: Path) -> str:
    """UTF-8 when the whole file is, with byte order mark or without; else Windows-1252 (Excel)."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with _opened_bytes(path) as stream:
            for chunk in iter(partial(stream.read, CHUNK), b""):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    except (OSError, EOFError, zlib.error) as error:
        raise FileUnreadable(_broken(path, str(error))) from error
    return "utf-8-sig"


def delimiter_of(header_line: str) -> str:
    """The delimiter that cuts the header into most columns."""
    return max(DELIMITERS, key=lambda mark: len(_split(header_line, mark)))


def _rows(records: Iterator[list[str]], header: list[str]) -> Iterator[Row]:
    """A spreadsheet counts records, not lines: a quoted cell may hold line ends."""
    number = HEADER_ROW
    while True:
        number += 1
        try:
            cells = next(records)
        except StopIteration:
            return
        except csv.Error as error:
            finding = Finding(number, "", str(error), Code.ROW_UNREADABLE, Level.ERROR)
            yield Row(number, {}, (finding,))
            continue
        if any(cell.strip() for cell in cells):
            yield _row(number, header, cells)


def _row(number: int, header: list[str], cells: list[str]) -> Row:
    """A cell too many has moved the others to the wrong column, so that row is refused."""
    findings: tuple[Finding, ...] = ()
    if any(cell.strip() for cell in cells[len(header) :]):
        findings = (_shape(number, header, cells, Code.ROW_TOO_LONG, Level.ERROR),)
    elif len(cells) < len(header):
        findings = (_shape(number, header, cells, Code.ROW_TOO_SHORT, Level.WARNING),)
    return Row(number, dict(zip(header, cells, strict=False)), findings)


def _shape(number: int, header: list[str], cells: list[str], code: Code, level: Level) -> Finding:
    expected = _("%(count)s cells") % {"count": len(header)}
    return Finding(number, "", str(len(cells)), code, level, expected)


def _header(cells: list[str]) -> list[str]:
    """Column names without the empty ones a spreadsheet adds at the end."""
    names = [" ".join(name.split()) for name in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _check_header(path: Path, header: list[str], needed: tuple[str, ...]) -> None:
    if not header:
        raise FileUnreadable(
            _("%(file)s: the first row has no column names.") % {"file": path.name}
        )
    faults = [
        _("%(file)s: column “%(column)s” is missing: %(hint)s")
        % {"file": path.name, "column": name, "hint": with_nearest(name, header)}
        for name in needed
        if name not in header
    ]
    faults += [
        _("%(file)s: column “%(column)s” occurs more than once.")
        % {"file": path.name, "column": name}
        for name in needed
        if header.count(name) > 1
    ]
    if faults:
        raise FileUnreadable(faults)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


@contextmanager
def _opened_bytes(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        yield cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if packed else raw


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[TextIO]:
    """Text with its line ends left to ``csv``; bytes Windows-1252 does not know become U+FFFD."""
    errors = "replace" if codecs.lookup(encoding).name == "cp1252" else "strict"
    with _opened_bytes(path) as stream:
        yield io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")


def _broken(path: Path, reason: str) -> str:
    return _("%(file)s cannot be read: %(reason)s") % {"file": path.name, "reason": reason}
