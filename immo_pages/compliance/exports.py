"""The report as a table to keep, in cells that no spreadsheet program computes."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook  # type: ignore[import-untyped]

from immo_agencies.spreadsheets import safe_cell
from immo_pages.compliance.report import Report, ReportRow
from immo_pages.compliance.results import region_name

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(report: Report, name: str) -> HttpResponse:
    """``report`` as CSV that Excel reads as UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows(_lines(report))
    return _download("\ufeff" + text.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def as_xlsx(report: Report, name: str) -> HttpResponse:
    """``report`` as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Missing mentions")[:31])
    for line in _lines(report):
        sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    return _download(content.getvalue(), _XLSX, f"{name}.xlsx")


def _download(content: Any, content_type: str, filename: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _lines(report: Report) -> Iterator[list[str]]:
    yield [
        *(_("Reference"), _("Title"), _("Language"), _("Region"), _("Page"), _("Level")),
        *(_("Missing mention"), _("What to do"), _("Law"), _("Source"), _("Verified")),
        _("Missing at least since"),
    ]
    for row in report.rows:
        yield [safe_cell(cell) for cell in _cells(row)]


def _cells(row: ReportRow) -> list[Any]:
    page, gap = row.page, row.gap
    return [
        page.reference or "",
        page.draft_title or page.title,
        page.language_code,
        region_name(page),
        _("published") if page.live else _("draft"),
        _("required") if gap.level == "error" else _("recommended"),
        gap.message,
        gap.remedy,
        gap.law,
        gap.source,
        _("unverified") if gap.unverified else _("verified"),
        row.since.isoformat() if row.since else "",
    ]
