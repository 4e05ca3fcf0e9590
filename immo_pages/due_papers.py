"""Papers of an advert that run out: certificates and rights of photos by their own date,
reports after a year."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from immo_pages.vocabulary import MarketStatus

WITHIN_DAYS = 30
_YEAR = 365
# Nobody asks for a new paper of what is sold, let or withdrawn.
_OVER = (MarketStatus.SOLD, MarketStatus.LET, MarketStatus.WITHDRAWN)


@dataclass(frozen=True)
class Paper:
    """A kind of paper: its column, how many days after that date it runs out, its place."""

    code: str
    label: Any
    column: str
    lasts: int
    anchor: str


PAPERS = (
    Paper("certificate", _("energy certificate"), "epc_valid_until", 0, "field-body-energy"),
    Paper(
        "planning_extract",
        _("planning extract"),
        "planning_extract_on",
        _YEAR,
        "field-planning_extract_on",
    ),
    Paper("flood_report", _("flood report"), "flood_report_on", _YEAR, "field-flood_report_on"),
    Paper("photo_rights", _("rights of photos"), "photo_rights_until", 0, "field-body-gallery"),
)


@dataclass(frozen=True)
class DuePaper:
    """One paper of one property; ``on`` is its last day."""

    page: Any
    paper: Paper
    on: datetime.date
    is_over: bool


def due(pages: QuerySet[Any], *, today: datetime.date, within: int = WITHIN_DAYS) -> QuerySet[Any]:
    """Those of ``pages`` with a paper that has run out or will within that many days.

    Of the languages of a property, which share its papers, the oldest page; of those on air and
    of drafts each.
    """
    condition = Q(pk__in=[])
    for paper in PAPERS:
        condition |= _runs_out(paper, today, within)
    return _offered(pages).filter(condition)


def papers_due(
    pages: QuerySet[Any], *, today: datetime.date, most: int | None, within: int = WITHIN_DAYS
) -> tuple[Sequence[DuePaper], int]:
    """The ``most`` urgent papers due among ``pages`` (all for None), and how many there are.

    Two queries a kind of paper, however many properties.
    """
    found: list[DuePaper] = []
    total = 0
    for paper in PAPERS:
        rows = _offered(pages).filter(_runs_out(paper, today, within))
        total += rows.count()
        for page in rows.order_by(F(paper.column).asc(), "pk")[:most]:
            on = getattr(page, paper.column) + datetime.timedelta(days=paper.lasts)
            found.append(DuePaper(page, paper, on, on < today))
    return sorted(found, key=lambda one: (one.on, one.page.pk))[:most], total


def _offered(pages: QuerySet[Any]) -> QuerySet[Any]:
    older = pages.model._base_manager.filter(
        translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"), live=OuterRef("live")
    )
    return pages.exclude(status__in=_OVER).exclude(Exists(older))


def _runs_out(paper: Paper, today: datetime.date, within: int) -> Q:
    latest = today + datetime.timedelta(days=within - paper.lasts)
    return Q(**{f"{paper.column}__lte": latest})
