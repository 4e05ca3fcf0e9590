"""Which papers of the adverts on air run out."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from immo_agencies.models import Agency
from immo_agencies.tenancy import owned_by
from immo_pages.due_papers import WITHIN_DAYS, DuePaper, papers_due
from immo_pages.models import PropertyPage


def expiring(
    agency: Agency,
    within_days: int = WITHIN_DAYS,
    *,
    on: date | None = None,
    most: int | None = None,
) -> Sequence[DuePaper]:
    """Papers of the live properties of ``agency`` that have run out or will within the days.

    The most urgent first, ``most`` of them. Two queries a kind of paper, whatever there is.
    """
    pages = owned_by(agency, PropertyPage.objects.filter(live=True).defer("body"))
    day = on or timezone.localdate()
    papers, _total = papers_due(pages, today=day, most=most, within=within_days)
    return papers
