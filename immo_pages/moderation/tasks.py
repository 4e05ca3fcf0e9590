"""Background work of a review: its mails. Payloads hold ids only."""

import logging
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django_tasks import task
from wagtail.models import WorkflowState

from immo_agencies.absences import absences_on, readers
from immo_agencies.letters import send_each
from immo_agencies.models import Agency
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction
from immo_agencies.scope import agency_scope
from immo_pages.models import ModerationMessage
from immo_pages.moderation import mails
from immo_pages.moderation.reminders import remind

_logger = logging.getLogger(__name__)


@task(priority=80)
def mail_message(agency_id: int, message_id: int) -> None:
    """Mail a question to the author of the page, an answer to the reviewers who asked.

    A message that is deleted meanwhile is skipped.
    """
    agency = Agency.objects.get(pk=agency_id)
    with agency_scope(agency):
        rows = ModerationMessage.objects.filter(agency=agency, pk=message_id)
        message = rows.select_related("agency", "author", "workflow_state__requested_by").first()
        if message is None:
            return
        page = message.page.specific
        sender, author = message.author_id, message.workflow_state.requested_by
        if author is not None and author.pk != sender:
            send_each([author], lambda user: mails.question_mail(user, page, message))
            return
        send_each(_askers(message, page), lambda user: mails.answer_mail(user, page, message))


def _askers(message: ModerationMessage, page: Any) -> list[Any]:
    """Who asked in this approval and is there; all reviewers when she is not."""
    asked = set(
        ModerationMessage.objects.filter(workflow_state=message.workflow_state)
        .exclude(author=message.author_id)
        .values_list("author_id", flat=True)
    )
    people = members_who_may(AgencyAction.MODERATE, message.agency, page)
    people = [person for person in people if person.pk != message.author_id]
    told = readers(people, absences_on(message.agency, localdate()))
    chosen = [
        reader.user
        for reader in told
        if asked & {reader.user.pk, *(person.pk for person in reader.instead_of)}
    ]
    return chosen or [reader.user for reader in told]


@task(priority=60)
def remind_reviewers(agency_id: int, day: str) -> int:
    """Mail each reviewer of the agency her pages that wait too long; at most one mail a day.

    ``day`` is an ISO date, the key that makes a second run of the same day do nothing. Returns the
    number of mails.
    """
    agency = Agency.objects.get(pk=agency_id)
    with agency_scope(agency):
        return remind(agency, day=date.fromisoformat(day))


def agencies_with_waiting() -> list[int]:
    """Agencies that may have somebody to remind; empty while nothing waits anywhere."""
    if not WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists():
        return []
    return list(Agency.objects.order_by("pk").values_list("pk", flat=True))
