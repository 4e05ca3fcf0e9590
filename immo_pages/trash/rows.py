"""What the screens show of the trash."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from immo_agencies.tenancy import active_access, for_agency, on_the_list
from immo_pages.models import TrashedPage, TrashEntry
from immo_pages.trash.actions import DAYS_KEPT

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """One act of deleting. ``days_left``: until it is final, 0 on the last night."""

    entry: TrashEntry
    title: str
    reference: str
    languages: list[str]
    below: int
    days_left: int

    @property
    def is_last_week(self) -> bool:
        """Whether it is time to hurry."""
        return self.days_left <= 7


def entries_for(request: HttpRequest) -> QuerySet[TrashEntry]:
    """The trash of the active agency, without what a member's list of properties leaves out."""
    access = active_access(request)
    found = for_agency(request, TrashEntry.objects.all())
    if access is None or access.page_keys is None:
        return found
    hers = Page.objects.filter(on_the_list(access, Page))
    return found.filter(
        pk__in=TrashedPage.objects.filter(is_top=True, page__in=hers).values("entry")
    )


def with_pages(entries: QuerySet[TrashEntry]) -> QuerySet[TrashEntry]:
    """All that ``row_of`` reads: two queries whatever there is."""
    tops = TrashedPage.objects.filter(is_top=True).select_related("page__locale")
    tops = tops.order_by("page__path")
    below = Count("pages", filter=Q(pages__is_top=False))
    named = entries.select_related("deleted_by").annotate(below=below)
    return named.prefetch_related(Prefetch("pages", tops, to_attr="tops"))


def row_of(entry: Any, now: datetime) -> Row:
    """What a line says of an entry that came through ``with_pages``."""
    first = entry.tops[0] if entry.tops else None
    left = entry.deleted_at + DAYS_KEPT * _DAY - now
    return Row(
        entry=entry,
        title=first.page.draft_title or first.page.title if first else "",
        reference=(first.reference or "") if first else "",
        languages=[top.page.locale.language_code for top in entry.tops],
        below=entry.below,
        days_left=max(0, ceil(left / _DAY)),
    )
