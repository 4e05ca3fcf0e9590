"""The rows of the queue: age in words, whose they are, who stands in for whom."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from immo_agencies.absences import absences_on
from immo_agencies.models import Absence, Agency
from immo_pages.models import ModerationMessage


@dataclass(frozen=True)
class Age:
    """How long a page waits; ``is_late``: longer than the agency wants."""

    text: str
    is_late: bool


def age_of(started_at: datetime.datetime, agency: Agency, now: datetime.datetime) -> Age:
    """Since when, in words: "waits 3 hours"."""
    waits = now - started_at
    is_late = waits > datetime.timedelta(hours=agency.approval_hours)
    if waits < datetime.timedelta(minutes=1):
        return Age(_("came in just now"), is_late)
    duration = timesince(started_at, now, depth=1)
    return Age(_("waits for %(duration)s") % {"duration": duration}, is_late)


@dataclass(frozen=True)
class Cover:
    """Who is away today, as far as one person is concerned."""

    own: Absence | None
    others: tuple[Absence, ...]

    @property
    def people(self) -> list[int]:
        """Keys of the people she stands in for."""
        return [absence.user_id for absence in self.others]


def cover_of(user: Any, agency: Agency, day: datetime.date) -> Cover:
    """The absence of ``user``, and those of the people whose deputy she is; one query."""
    absences = absences_on(agency, day)
    others = tuple(row for row in absences.values() if row.deputy_id == user.pk)
    return Cover(absences.get(user.pk), others)


def taken_up_by(
    user: Any, cover: Cover, states: QuerySet[WorkflowState]
) -> QuerySet[WorkflowState]:
    """Those of ``states`` on which ``user``, or somebody she stands in for, has worked already.

    She asked something, sent the page back before, or corrected it.
    """
    keys = [user.pk, *cover.people]
    asked = ModerationMessage.objects.with_scopes_disabled().filter(
        workflow_state=OuterRef("pk"), author__in=keys
    )
    decided = TaskState.objects.filter(workflow_state=OuterRef("pk"), finished_by__in=keys)
    corrected = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=OuterRef("object_id"),
        user__in=keys,
        created_at__gte=OuterRef("current_task_state__started_at"),
    )
    return states.filter(Q(Exists(asked)) | Q(Exists(decided)) | Q(Exists(corrected)))
