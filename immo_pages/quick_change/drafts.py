"""The revisions of a page that may still go live, and how a quick change is written into them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from wagtail.models import Page, Revision, TaskState, WorkflowState

from immo_pages.quick_change.values import Plain, put_in_content


@dataclass(frozen=True)
class Drafts:
    """``latest``: what is being worked on. ``pinned``: scheduled, or waiting for approval."""

    latest: Revision | None
    pinned: list[Revision]

    @property
    def others(self) -> list[Revision]:
        """Pinned ones beside the latest."""
        return [one for one in self.pinned if self.latest is None or one.pk != self.latest.pk]

    @property
    def latest_is_pinned(self) -> bool:
        """Whether the latest revision is the one that is scheduled or waits."""
        return self.latest is not None and len(self.others) < len(self.pinned)


def drafts_of(page: Page) -> Drafts:
    """Read them under the lock of the page's row."""
    base = page.get_base_content_type()
    key = str(page.pk)
    waiting = WorkflowState.objects.active().filter(base_content_type=base, object_id=key)
    current = TaskState.objects.filter(pk__in=waiting.values("current_task_state"))
    revisions = Revision.objects.filter(base_content_type=base, object_id=key)
    is_pinned = Q(pk__in=current.values("revision")) | Q(approved_go_live_at__isnull=False)
    pinned = list(revisions.filter(is_pinned).order_by("pk"))
    known = {one.pk: one for one in pinned}
    latest = (
        known.get(page.latest_revision_id) or revisions.filter(pk=page.latest_revision_id).first()
    )
    return Drafts(latest, pinned)


def rewrite(revision: Revision, values: Mapping[str, Any], page: Page) -> None:
    """Write ``values`` into ``revision`` where it is: its schedule and its approval stay."""
    content: Plain = revision.content
    put_in_content(content, values, page)
    Revision.objects.filter(pk=revision.pk).update(content=content)


def write_latest(
    drafts: Drafts, values: Mapping[str, Any], page: Any, *, by: Any, now: datetime
) -> Revision:
    """Write ``values`` into the latest draft of ``page``: a new revision on top of it.

    One that is scheduled or waits for approval is written in place, and counts as written now:
    an open editor notices that it is out of date.
    """
    latest = drafts.latest
    if latest is not None and drafts.latest_is_pinned:
        rewrite(latest, values, page)
        latest.created_at = now
        Revision.objects.filter(pk=latest.pk).update(created_at=now)
    else:
        latest = _on_top(latest, values, page, by=by, now=now)
    page.latest_revision, page.latest_revision_created_at = latest, now
    if page.live and not page.has_unpublished_changes:
        page.live_revision = latest
    names = ("latest_revision", "latest_revision_created_at", "live_revision")
    Page.objects.filter(pk=page.pk).update(**{name: getattr(page, name) for name in names})
    return latest


def _on_top(
    latest: Revision | None, values: Mapping[str, Any], page: Any, *, by: Any, now: datetime
) -> Revision:
    content: Plain = latest.content if latest is not None else page.serializable_data()
    put_in_content(content, values, page)
    return Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        user=by,
        created_at=now,
        content=content,
        object_str=latest.object_str if latest is not None else str(page),
    )
