"""Mails about approval: to the reviewers of the agency, and back to who sent the page.

They replace Wagtail's own notifiers, which know groups only, write in the language of who acts and
would mail the same people a second time. Nothing here may raise: an exception in a receiver of
``task_submitted`` would abort the submission.
"""

import logging
from collections.abc import Callable, Set
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from wagtail.admin import signal_handlers as stock
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)
from wagtail.users.models import UserProfile

from immo_agencies.absences import absences_on, readers
from immo_agencies.field_comments import field_comments
from immo_agencies.letters import send_each
from immo_agencies.mails import Verdict, approved_mail, changes_mail, submitted_mail
from immo_agencies.models import AgencyModerationTask
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import agency_of

logger = logging.getLogger(__name__)


def connect() -> None:
    """Connect the notifiers in the place of Wagtail's; called once when the app is ready.

    Under Wagtail's own ``dispatch_uid``: whichever app is ready first, ours is the one that stays.
    """
    for signal, sender, uid, receiver in _CONNECTIONS:
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(receiver, sender=sender, dispatch_uid=uid)


def _on_submitted(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    if not isinstance(instance.task.specific, AgencyModerationTask):
        stock.task_submission_email_notifier(instance=instance, user=user, **kwargs)
        return
    _after_commit(_mail_reviewers, instance.pk, getattr(user, "pk", None))


def _on_workflow_submitted(**kwargs: Any) -> None:
    """Nobody: the reviewers are told by the task, superusers moderate nothing."""


def _on_approved(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    if agency_of(instance.content_object) is None:
        stock.workflow_approval_email_notifier(instance=instance, user=user, **kwargs)
        return
    _after_commit(_mail_author, instance.pk, getattr(user, "pk", None), approved_mail, "approved")


def _on_rejected(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    if agency_of(instance.content_object) is None:
        stock.workflow_rejection_email_notifier(instance=instance, user=user, **kwargs)
        return
    _after_commit(_mail_author, instance.pk, getattr(user, "pk", None), changes_mail, "rejected")


_CONNECTIONS: list[tuple[Any, type, str, Callable[..., None]]] = [
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification", _on_submitted),
    (
        workflow_submitted,
        WorkflowState,
        "workflow_state_submitted_email_notification",
        _on_workflow_submitted,
    ),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", _on_approved),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", _on_rejected),
]


def _after_commit(send: Callable[..., None], *args: Any) -> None:
    transaction.on_commit(lambda: send(*args), robust=True)


def _mail_reviewers(task_state: int, sender: int | None) -> None:
    state = TaskState.objects.select_related("workflow_state", "revision__user").get(pk=task_state)
    page = state.workflow_state.content_object.specific
    agency = agency_of(page)
    if agency is None:
        return
    author = state.workflow_state.requested_by
    people = [p for p in members_who_may(AgencyAction.MODERATE, agency, page) if p.pk != sender]
    told = readers(people, absences_on(agency, localdate()))
    instead_of = {reader.user.pk: reader.instead_of for reader in told}
    _send_each(
        [reader.user for reader in told],
        "submitted",
        lambda user: submitted_mail(user, page, agency, author, instead_of[user.pk]),
        always={reader.user.pk for reader in told if reader.instead_of},
    )


def _mail_author(
    workflow_state: int, actor: int | None, mail: Callable[..., Any], kind: str
) -> None:
    state = WorkflowState.objects.select_related("requested_by", "current_task_state").get(
        pk=workflow_state
    )
    author, page = state.requested_by, state.content_object.specific
    agency = agency_of(page)
    if author is None or author.pk == actor or agency is None:
        return
    _send_each([author], kind, lambda user: mail(user, page, agency, _verdict(state, page)))


def _verdict(state: WorkflowState, page: Any) -> Verdict:
    """What was decided, its words in the active language."""
    task_state = state.current_task_state
    if task_state is None or task_state.finished_by is None:
        return Verdict()
    reviewer = task_state.finished_by
    return Verdict(
        reviewer=reviewer,
        comment=task_state.comment,
        remarks=tuple(field_comments(page, by=reviewer, since=task_state.started_at)),
        corrected=task_state.revision_id != page.latest_revision_id,
    )


def _send_each(
    people: list[Any],
    kind: str,
    compose: Callable[[Any], Any],
    always: Set[int] = frozenset(),
) -> None:
    """To those who want mails of this ``kind``.

    ``always``: keys of people who are written to whatever they chose, because they stand in.
    """
    wanted = [
        user
        for user in people
        if user.pk in always or getattr(UserProfile.get_for_user(user), f"{kind}_notifications")
    ]
    send_each(wanted, compose)
