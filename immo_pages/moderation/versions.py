"""Which versions of a page a review compares."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision, TaskState, WorkflowState

from immo_pages.models import PropertyPage


def judged(page: Any) -> Any:
    """``page`` with what is derived from its content derived again.

    The mirrored columns of a revision are those of the last save of the row.
    """
    if isinstance(page, PropertyPage):
        page.derive_region()
        page.mirror_body()
    return page


def latest_round(page: Page) -> WorkflowState | None:
    """The approval that is under way, else the last one there was."""
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk)
    )
    related = ("requested_by", "current_task_state__task", "current_task_state__finished_by")
    return states.select_related(*related).order_by("-created_at", "-pk").first()


def task_states_of(state: WorkflowState) -> list[TaskState]:
    """Each time the page was sent in one approval, the first first; no content is read."""
    rows = state.task_states.select_related("finished_by", "revision__user")
    return list(rows.defer("revision__content").order_by("started_at", "pk"))


@dataclass(frozen=True)
class Versions:
    """Two pages to compare. ``before`` is None where there is nothing to compare with.

    ``against``: "live", "sent_back" or "sent".
    """

    against: str
    before: Any
    after: Any


def to_review(row: Any, sent: list[TaskState], against: str = "") -> Versions:
    """What approval would publish, against the live version or what was sent back before.

    ``row`` is the stored page of its own class; ``against`` is a wish.
    """
    after = judged(row.get_latest_revision_as_object())
    earlier = _sent_back_before(sent)
    if earlier is not None and (against == "sent_back" or not row.live):
        return Versions("sent_back", judged(_page_of(earlier)), after)
    return Versions("live", judged(row) if row.live else None, after)


def was_sent_back(sent: list[TaskState]) -> bool:
    """Whether there is an earlier sending to compare with."""
    return _sent_back_before(sent) is not None


def since_sent(row: Any, sent: list[TaskState]) -> Versions:
    """What the author sent last, against the page as it is now."""
    return Versions("sent", judged(_page_of(sent[-1])), judged(row.get_latest_revision_as_object()))


def _sent_back_before(sent: list[TaskState]) -> TaskState | None:
    rejected = [task for task in sent[:-1] if task.status == TaskState.STATUS_REJECTED]
    return rejected[-1] if rejected else None


def _page_of(task: TaskState) -> Any:
    return Revision.objects.get(pk=task.revision_id).as_object()
