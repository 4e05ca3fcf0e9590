"""The open houses that are still to come, in Belgian time and in the visitor's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst

from immo_pages.formats import CLOSED, date_text
from immo_pages.vocabulary import MarketStatus

#: A visit takes place where the property stands, whatever the clock of the visitor says.
BELGIAN_TIME = ZoneInfo("Europe/Brussels")
_NO_VISITS = CLOSED | {MarketStatus.WITHDRAWN}


@dataclass(frozen=True)
class ComingOpenHouse:
    """One open house; datetimes in Belgian time."""

    starts_at: datetime
    ends_at: datetime
    note: str

    @property
    def day(self) -> str:
        """``Saturday 28 November 2026`` in the active language."""
        weekday = date_format(self.starts_at, "l")
        return str(capfirst(f"{weekday} {date_text(self.starts_at.date())}"))

    @property
    def hours(self) -> str:
        """``14:00–16:00``, with the day of the end when it is another."""
        starts, ends = (f"{moment:%H:%M}" for moment in (self.starts_at, self.ends_at))
        if self.starts_at.date() != self.ends_at.date():
            ends = f"{date_text(self.ends_at.date())} {ends}"
        return f"{starts}–{ends}"


def coming_open_houses(page: Any, *, now: datetime) -> list[ComingOpenHouse]:
    """Those of ``page`` that have not ended at ``now``, the earliest first.

    None of a property that is sold, let or withdrawn. Reads the prefetched relation.
    """
    return coming(page.open_houses.all(), page.status, now=now)


def coming(visits: Iterable[Any], status: str, *, now: datetime) -> list[ComingOpenHouse]:
    """The same of rows in hand."""
    if status in _NO_VISITS:
        return []
    found = [
        ComingOpenHouse(
            one.starts_at.astimezone(BELGIAN_TIME), one.ends_at.astimezone(BELGIAN_TIME), one.note
        )
        for one in visits
        if one.ends_at > now
    ]
    return sorted(found, key=lambda one: (one.starts_at, one.ends_at))


def calendar_path(page: Any) -> str:
    """Path of the calendar file, on the host of the page."""
    return reverse("immo_pages_open_houses", args=[page.pk])
