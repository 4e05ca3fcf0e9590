"""Read and write the CSV file of redirects: ``from``, ``to``, ``permanent`` and ``site``."""

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from immo_agencies.spreadsheets import plain_cell

COLUMNS = ("from", "to", "permanent", "site")
MOST_BYTES = 1024 * 1024
MOST_ROWS = 1000
_LONGEST_HEADING = 1000
_HEADINGS = {
    "from": {"from", "de", "van", "von", "old_path", "redirect from"},
    "to": {"to", "vers", "à", "naar", "nach", "redirect_link", "target"},
    "permanent": {"permanent", "permanente", "is_permanent", "type"},
    "site": {"site", "host", "hostname"},
}
_YES = {"yes", "true", "1", "oui", "ja", "vrai", "waar", "wahr", "301", "308", "permanent"}
_NO = {"no", "false", "0", "non", "nee", "nein", "faux", "onwaar", "falsch", "302", "307"}
_NO |= {"temporary", "temporaire", "tijdelijk", "temporär"}


@dataclass(frozen=True)
class CsvRow:
    """A row as it was written; ``line`` counts the heading as the first."""

    line: int
    old: str
    target: str
    permanent: str = ""
    site: str = ""

    def as_list(self) -> list[Any]:
        """For the signed envelope between test run and import."""
        return list(asdict(self).values())


def read_rows(data: bytes) -> list[CsvRow]:
    """Rows of a file in any usual encoding and with any usual separator; blank ones are left out.

    Raises ValidationError with the code ``size``, ``binary``, ``columns``, ``empty`` or ``rows``.
    """
    if len(data) > MOST_BYTES:
        raise _refused("size", _("The file is too large: at most 1 MB."))
    text = _decoded(data).lstrip()
    heading = next(iter(text.splitlines()), "")
    separator, columns = _columns_of(heading[:_LONGEST_HEADING])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        records = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise _refused("binary", _("This is not a CSV file.")) from error
    return _rows(records[1:], columns)


def _rows(records: list[tuple[int, list[str]]], columns: dict[str, int]) -> list[CsvRow]:
    rows: list[CsvRow] = []
    for line, cells in records:
        value = {name: _cell(cells, at) for name, at in columns.items()}
        rows.append(
            CsvRow(
                line, value["from"], value["to"], value.get("permanent", ""), value.get("site", "")
            )
        )
        if len(rows) > MOST_ROWS:
            raise _refused(
                "rows", _("Too many rows: at most %(count)s a file.") % {"count": MOST_ROWS}
            )
    if not rows:
        raise _refused("empty", _("The file has no rows."))
    return rows


def _cell(cells: list[str], at: int) -> str:
    text = cells[at].strip() if at < len(cells) else ""
    # Our own export writes an apostrophe before what a spreadsheet would run.
    return plain_cell(text)


def _decoded(data: bytes) -> str:
    marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    # What spreadsheet programs write here.
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise _refused("binary", _("This is not a CSV file."))


def _columns_of(heading: str) -> tuple[str, dict[str, int]]:
    """The separator that gives known headings, and where each column stands."""
    for separator in (",", ";", "\t", "|"):
        names = next(csv.reader([heading], delimiter=separator), [])
        words = [name.strip().lower() for name in names]
        found = {
            column: at
            for column, known in _HEADINGS.items()
            for at, word in reversed(list(enumerate(words)))
            if word in known
        }
        if {"from", "to"} <= found.keys():
            return separator, found
    raise _refused("columns", _("The first line must name the columns: from, to, permanent."))


def _refused(code: str, message: str) -> ValidationError:
    return ValidationError(message, code=code)


def is_permanent(text: str) -> bool:
    """Whether ``text`` says permanent, which is also what nothing says; raises ValidationError."""
    word = text.strip().lower()
    if word in _YES or not word:
        return True
    if word in _NO:
        return False
    raise _refused("permanent", _("Write yes or no in the column permanent."))


def target_of(redirect: Redirect) -> str:
    """Where a redirect leads, as written in a file: the address of its page, or its link."""
    if redirect.redirect_page is None:
        return redirect.redirect_link
    return (redirect.redirect_page.full_url or "") + redirect.redirect_page_route_path


def values_of(redirect: Redirect) -> dict[str, str]:
    """A redirect as a row of the file."""
    return {
        "from": redirect.old_path,
        "to": target_of(redirect),
        "permanent": "yes" if redirect.is_permanent else "no",
        "site": redirect.site.hostname,
    }


def from_lists(rows: Iterable[list[Any]]) -> list[CsvRow]:
    """The reverse of ``CsvRow.as_list``."""
    return [CsvRow(*row) for row in rows]
