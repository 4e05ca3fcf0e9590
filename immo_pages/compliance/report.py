"""Every live and draft property of an agency and what its advert lacks."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from immo_pages.admin.gap_links import linked
from immo_pages.advert_rules import RULES, AdvertGap, GapLevel, advert_gaps
from immo_pages.due_papers import PAPERS

_IN_FORCE_SINCE = {rule.code: rule.valid_from for rule in RULES}
_ENDS = {paper.column: paper.lasts for paper in PAPERS}
# What is missing because a day has passed: the column of that day.
_BY_TIME = {
    "energy_certificate_expired": "epc_valid_until",
    "planning_extract_old": "planning_extract_on",
    "flood_report_old": "flood_report_on",
    "photo_rights_end": "photo_rights_until",
}


@dataclass(frozen=True)
class Wish:
    """What the report is narrowed to; empty parts narrow nothing."""

    region: str = ""
    level: str = ""
    rule: str = ""
    state: str = ""

    def wants_page(self, page: Any) -> bool:
        """Whether ``page`` is of the wanted region and state."""
        if self.region and page.region != self.region:
            return False
        return not self.state or page.live == (self.state == "live")

    def wants(self, gap: AdvertGap) -> bool:
        """Whether ``gap`` is of the wanted weight and rule."""
        return self.level in ("", gap.level) and self.rule in ("", gap.code)


@dataclass(frozen=True)
class ReportRow:
    """One missing mention of one property. ``since``: at least since that day; None: unknown."""

    page: Any
    gap: AdvertGap
    since: datetime.date | None


@dataclass
class Report:
    """Rows, and totals of the properties that were looked at."""

    rows: list[ReportRow] = field(default_factory=list)
    properties: int = 0
    with_required: int = 0
    with_advised: int = 0
    complete: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)


def report_of(pages: Iterable[Any], wish: Wish, *, on: datetime.date) -> Report:
    """The report on ``pages``, property pages with their columns: no query, no body is read.

    Totals count the properties of the wanted region and state, whatever weight and rule.
    """
    report = Report()
    for page in pages:
        if wish.wants_page(page):
            _add(report, page, advert_gaps(page, on=on), wish)
    return report


def _add(report: Report, page: Any, gaps: list[AdvertGap], wish: Wish) -> None:
    levels = {gap.level for gap in gaps}
    report.properties += 1
    report.with_required += GapLevel.ERROR in levels
    report.with_advised += GapLevel.WARNING in levels
    report.complete += not gaps
    for gap in linked(gaps, page.pk):
        report.by_rule[gap.code] += 1
        if wish.wants(gap):
            report.rows.append(ReportRow(page, gap, missing_since(gap, page)))


def missing_since(gap: AdvertGap, page: Any) -> datetime.date | None:
    """The day since which ``gap`` is there at least: nobody stores when a mention went missing.

    It is there since the page was last saved, or since the rule came into force or the paper ran
    out after that. None for what the agency lacks: its settings have no such day.
    """
    if gap.place == "agency" or page.latest_revision_created_at is None:
        return None
    days = [timezone.localdate(page.latest_revision_created_at), _IN_FORCE_SINCE[gap.code]]
    column = _BY_TIME.get(gap.code, "")
    if last_day := getattr(page, column) if column else None:
        days.append(last_day + datetime.timedelta(days=_ENDS[column] + 1))
    return max(days)
