"""One mail a day to who lets pages wait too long."""

import datetime
import logging
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import WorkflowState

from immo_agencies.absences import Reader, absences_on, readers
from immo_agencies.letters import language_of
from immo_agencies.models import Agency, Membership
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction
from immo_pages.admin.approvals import rows_of, waiting_for
from immo_pages.moderation.mails import reminder_mail

_logger = logging.getLogger(__name__)
_ROWS = 50


def remind(agency: Agency, *, day: datetime.date) -> int:
    """Mail each reviewer of ``agency`` what waits for her too long; returns the number of mails.

    Who was mailed on ``day`` already is left out, so that running twice does nothing.
    """
    people = members_who_may(AgencyAction.MODERATE, agency)
    sent = 0
    for reader in readers(people, absences_on(agency, day)):
        late = _late_for(reader.user, agency)
        if late and reader.user.email and _take_the_day(agency, reader.user, day):
            sent += _mail(agency, reader, late, day)
    return sent


def _late_for(user: Any, agency: Agency) -> list[WorkflowState]:
    limit = timezone.now() - datetime.timedelta(hours=agency.approval_hours)
    waiting = waiting_for(user, agency).filter(current_task_state__started_at__lt=limit)
    return list(waiting.select_related("requested_by", "current_task_state")[:_ROWS])


def _membership(agency: Agency, user: Any) -> Any:
    return Membership.objects.with_scopes_disabled().filter(agency=agency, user=user)


def _take_the_day(agency: Agency, user: Any, day: datetime.date) -> bool:
    """Whether nobody has mailed her on ``day``: decided by the database, also for two processes."""
    not_yet = Q(reminded_on=None) | ~Q(reminded_on=day)
    return bool(_membership(agency, user).filter(not_yet).update(reminded_on=day))


def _mail(agency: Agency, reader: Reader, late: list[WorkflowState], day: datetime.date) -> int:
    try:
        with override(language_of(reader.user)):
            rows = rows_of(late)
            reminder_mail(reader.user, agency, rows, reader.instead_of).send()
    except Exception:
        # The next run of the day tries again.
        _membership(agency, reader.user).filter(reminded_on=day).update(reminded_on=None)
        _logger.exception("A reminder could not be sent to user %s.", reader.user.pk)
        return 0
    return 1
