"""Verbs of a review: approve, send back, ask, answer. Each writes one row of the agency's log."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Comment, Page, TaskState, WorkflowState

from immo_agencies.audit import record
from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of
from immo_pages.models import ModerationMessage
from immo_pages.moderation.remarks import Remark
from immo_pages.moderation.tasks import mail_message


class NotWaiting(Exception):
    """The page does not wait for this decision, or not of this person; the text says why."""


@transaction.atomic
def approve(page: Page, *, by: Any, seen: int, comment: str = "") -> None:
    """Approve, and so publish, the latest version of ``page``.

    ``seen`` is the key of the revision that was on the reviewer's screen. Raises NotWaiting when
    somebody changed or decided the page meanwhile, PublishRefused with nothing changed when the
    gate says no.
    """
    task = _open_task(page, by, "approve")
    if seen != Page.objects.values_list("latest_revision_id", flat=True).get(pk=page.pk):
        raise NotWaiting(_("The page was changed while you were reading. Look at it again."))
    task.task.specific.on_action(task, by, "approve", comment=comment)
    record("moderation.approved", agency_of(page), by=by, obj=page)


@transaction.atomic
def send_back(page: Page, *, by: Any, comment: str, remarks: Sequence[Remark]) -> None:
    """Ask for changes, as a whole and field by field; the remarks stand in the editor.

    Raises ValidationError without a word of either kind, NotWaiting when it is decided already.
    """
    if not comment.strip() and not remarks:
        raise ValidationError(_("Write what should change: the author reads it."))
    task = _open_task(page, by, "reject")
    revision = page.get_latest_revision()
    for remark in remarks:
        # An empty list of ranges: without it the text editor looks for a passage and logs an error.
        row = Comment.objects.create(
            page=page,
            user=by,
            text=remark.text,
            contentpath=remark.path,
            position="[]",
            revision_created=revision,
        )
        row.log_create(user=by, page_revision=revision)
    task.task.specific.on_action(task, by, "reject", comment=comment.strip())
    record("moderation.sent_back", agency_of(page), by=by, obj=page)


@transaction.atomic
def ask(page: Page, *, by: Any, text: str) -> ModerationMessage:
    """Ask the author something; the page goes on waiting. Raises NotWaiting, ValidationError."""
    task = _open_task(page, by, "reject")
    return _say(page, task.workflow_state, by, text, "moderation.asked")


@transaction.atomic
def answer(page: Page, *, by: Any, text: str) -> ModerationMessage:
    """Answer the reviewers of a page that waits. Raises NotWaiting, ValidationError."""
    state = _locked(page).current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        raise NotWaiting(_("This page does not wait for approval any more."))
    return _say(page, state, by, text, "moderation.answered")


def _say(page: Page, state: WorkflowState, by: Any, text: str, action: str) -> ModerationMessage:
    if not text.strip():
        raise ValidationError(_("Write your message."))
    agency: Agency | None = agency_of(page)
    message = ModerationMessage(
        agency=agency, page_id=page.pk, workflow_state=state, author=by, text=text.strip()
    )
    message.full_clean(exclude=["agency", "page", "workflow_state", "author"])
    message.save()
    record(action, agency, by=by, obj=page)
    agency_id = message.agency_id
    transaction.on_commit(lambda: mail_message.enqueue(agency_id, message.pk), robust=True)
    return message


def _locked(page: Page) -> Page:
    """The row of ``page``, so that two decisions come one after the other."""
    return Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)


def _open_task(page: Page, user: Any, action: str) -> TaskState:
    """The task that waits for ``user``; raises NotWaiting when there is none."""
    row = _locked(page)
    task = row.current_workflow_task_state
    if task is None or task.status != TaskState.STATUS_IN_PROGRESS:
        raise NotWaiting(_("This page does not wait for approval any more."))
    offered = {name for name, _label, _modal in task.task.specific.get_actions(row, user)}
    if action not in offered:
        raise NotWaiting(_("You sent this page yourself: somebody else approves it."))
    return task
