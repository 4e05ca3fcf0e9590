"""The log as a table to keep: CSV that no spreadsheet takes for a formula."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext, override

from immo_agencies.log.rows import Row
from immo_agencies.spreadsheets import safe_cell


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, value: str) -> str:
        return value


def as_csv(rows: Iterable[Row], filename: str) -> StreamingHttpResponse:
    """``rows`` as a download in the language that is active, written while it is read."""
    response = StreamingHttpResponse(
        _lines(rows, get_language() or ""), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _lines(rows: Iterable[Row], language: str) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # The server reads on after the request, and its language, have ended.
    with override(language):
        headings = _headings()
    yield "\ufeff" + writer.writerow(headings)
    for row in rows:
        yield writer.writerow([safe_cell(cell) for cell in _cells(row)])


def _headings() -> list[str]:
    return [
        gettext("When"),
        gettext("Who"),
        gettext("What"),
        gettext("About"),
        gettext("Number"),
        gettext("Title"),
        gettext("Changed fields"),
        gettext("Outcome"),
    ]


def _cells(row: Row) -> list[Any]:
    moment = timezone.localtime(row.at).isoformat(timespec="seconds")
    fields = ", ".join(row.fields)
    return [moment, row.who, row.what, row.kind, row.object_id, row.title, fields, row.outcome]
