"""A row of the log as people read it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from immo_agencies.access import Access
from immo_agencies.log.people import People
from immo_agencies.log.titles import field_name, has_title, kind_name, titles_of
from immo_agencies.log.words import all_words, words_for
from immo_agencies.models import AuditEvent


@dataclass(frozen=True)
class Row:
    """Who did what when, to what, and whether it was accepted."""

    at: datetime.datetime
    who: str
    what: str
    kind: str
    object_id: str
    title: str
    deleted: bool
    fields: list[str]
    outcome: str
    accepted: bool
    by_support: bool


def rows_of(events: Iterable[AuditEvent], access: Access, people: People) -> list[Row]:
    """``events`` in words, in the language that is active: one query for each kind of object."""
    events = list(events)
    titles, words = titles_of(events, access, people), all_words()
    return [_row(event, titles, words, people) for event in events]


def _row(event: AuditEvent, titles: Any, words: Any, people: People) -> Row:
    title = titles.get((event.object_type, event.object_id))
    about_something = bool(event.object_type)
    deleted = about_something and title is None and has_title(event.object_type)
    return Row(
        at=event.at,
        who=people.who_did(event),
        what=str(words_for(event.action, words)),
        kind=kind_name(event.object_type) if about_something else "",
        object_id=event.object_id,
        title=_("deleted") if deleted else title or "",
        deleted=deleted,
        fields=[field_name(event.object_type, name) for name in event.changes],
        outcome=event.get_outcome_display(),
        accepted=event.outcome == AuditEvent.Outcome.DONE,
        by_support=event.support_session_id is not None,
    )
