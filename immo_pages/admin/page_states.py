"""In which state a property page is, for lists: words, and the same question in SQL."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState


class PageState(models.TextChoices):
    """States of a page; not the status of the property on the market."""

    LIVE = "live", _("published")
    CHANGED = "changed", _("published, with changes not yet published")
    DRAFT = "draft", _("draft")
    WAITING = "waiting", _("waits for approval")
    SCHEDULED = "scheduled", _("scheduled")


def with_states(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Annotate what ``state_of`` reads: no query a row."""
    waiting = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), models.CharField()),
    )
    pages: Any = queryset  # a PageQuerySet
    return pages.annotate_approved_schedule().annotate(immo_waiting=Exists(waiting))


def state_of(page: Any) -> PageState:
    """State of an annotated row; what still has to happen comes before what has happened."""
    if page.immo_waiting:
        return PageState.WAITING
    if page.approved_schedule:
        return PageState.SCHEDULED
    if not page.live:
        return PageState.DRAFT
    return PageState.CHANGED if page.has_unpublished_changes else PageState.LIVE


def in_state(queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Annotated rows in ``state``; all of them for no state."""
    unmoved = {"immo_waiting": False, "_approved_schedule": False}
    conditions: dict[str, dict[str, bool]] = {
        PageState.WAITING: {"immo_waiting": True},
        PageState.SCHEDULED: {"immo_waiting": False, "_approved_schedule": True},
        PageState.DRAFT: unmoved | {"live": False},
        PageState.CHANGED: unmoved | {"live": True, "has_unpublished_changes": True},
        PageState.LIVE: unmoved | {"live": True, "has_unpublished_changes": False},
    }
    return queryset.filter(**conditions[state]) if state in conditions else queryset
