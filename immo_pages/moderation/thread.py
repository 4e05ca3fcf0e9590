"""What was said about a page in one approval: sendings, decisions, questions and answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import TaskState, WorkflowState

from immo_pages.models import ModerationMessage


@dataclass(frozen=True)
class Entry:
    """One line: ``kind`` is "sent", "sent_back", "approved" or "message"."""

    kind: str
    at: datetime
    who: Any
    text: str = ""


def messages_of(state: WorkflowState) -> list[ModerationMessage]:
    """Questions and answers, the oldest first; one query."""
    rows = ModerationMessage.objects.with_scopes_disabled().filter(workflow_state=state)
    return list(rows.select_related("author"))


def thread_of(state: WorkflowState, sent: list[TaskState]) -> list[Entry]:
    """Everything about ``state`` in the order in which it happened."""
    entries = [Entry("message", row.created_at, row.author, row.text) for row in messages_of(state)]
    for task in sent:
        entries.append(Entry("sent", task.started_at, state.requested_by))
        if task.finished_at and task.status in _KINDS:
            entries.append(
                Entry(_KINDS[task.status], task.finished_at, task.finished_by, task.comment)
            )
    return sorted(entries, key=lambda entry: entry.at)


_KINDS = {TaskState.STATUS_REJECTED: "sent_back", TaskState.STATUS_APPROVED: "approved"}
