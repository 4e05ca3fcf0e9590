"""Verbs over support sessions: ask, answer, end, and break the glass.

Every change is made under the lock of the agency, on a row that is read there: two answers at the
same moment are one answer and one refusal.
"""

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from immo_agencies.access import is_bound_superuser, is_operator
from immo_agencies.audit import record
from immo_agencies.models import Agency, SupportSession
from immo_agencies.permissions import may
from immo_agencies.roles import AgencyAction
from immo_agencies.support import mails

MINUTES = (15, 240)
EMERGENCY_MINUTES = 60
EMERGENCY_REASON_LENGTH = 20


class NotOperator(PermissionDenied):
    """Only who runs the installation asks to be let in."""


class NotBreakGlass(PermissionDenied):
    """Only the break-glass account enters without being let in."""


class NotHers(PermissionDenied):
    """She may neither answer for this agency nor did she ask."""


class SupportRefused(ValidationError):
    """What was wanted does not fit the state of the request or session."""


class AlreadyAsked(SupportRefused):
    """A request of this operator waits, or a session of hers is open."""


class NotWaiting(SupportRefused):
    """Nothing waits for an answer any more."""


class NotOpen(SupportRefused):
    """The session is over."""


class OwnRequest(SupportRefused):
    """Nobody answers what she asked herself."""


@transaction.atomic
def ask(
    agency: Agency,
    *,
    by: Any,
    reason: str,
    minutes: int,
    may_change: bool,
    now: datetime.datetime,
) -> SupportSession:
    """Ask ``agency`` to let ``by`` in for ``minutes``; its people are told by mail.

    Raises NotOperator, AlreadyAsked, ValidationError for minutes outside ``MINUTES``.
    """
    if not is_operator(by):
        raise NotOperator
    if not MINUTES[0] <= minutes <= MINUTES[1]:
        raise ValidationError(_("A support session lasts between 15 and 240 minutes."))
    _lock(agency.pk, now)
    _refuse_second(agency, by)
    session = SupportSession.objects.create(
        agency=agency, operator=by, reason=reason, minutes=minutes, may_change=may_change
    )
    record("support.asked", agency, by=by, obj=session)
    mails.tell_agency(session, mails.asked_mail)
    return session


@transaction.atomic
def break_glass(
    agency: Agency, *, by: Any, reason: str, may_change: bool, now: datetime.datetime
) -> SupportSession:
    """Let ``by`` into ``agency`` at once for an hour, without asking; its people are told by mail.

    Raises NotBreakGlass, AlreadyAsked while a session of hers is open, ValidationError for a reason
    of less than 20 characters. A request of hers that still waits is withdrawn.
    """
    if not (is_operator(by) and (by.is_superuser or is_bound_superuser(by))):
        raise NotBreakGlass
    if len(reason.strip()) < EMERGENCY_REASON_LENGTH:
        raise ValidationError(_("Say in at least 20 characters why nobody can be asked."))
    _lock(agency.pk, now)
    SupportSession.objects.waiting(now).filter(agency=agency, operator=by).update(closed_at=now)
    _refuse_second(agency, by)
    session = SupportSession.objects.create(
        agency=agency,
        operator=by,
        kind=SupportSession.Kind.BREAK_GLASS,
        reason=reason,
        minutes=EMERGENCY_MINUTES,
        may_change=may_change,
        opened_at=now,
        closes_at=now + datetime.timedelta(minutes=EMERGENCY_MINUTES),
    )
    record("support.glass_broken", agency, by=by, obj=session)
    mails.tell_agency(session, mails.glass_broken_mail)
    return session


@transaction.atomic
def allow(
    session: SupportSession, *, by: Any, now: datetime.datetime, read_only: bool = False
) -> SupportSession:
    """Open ``session``: its time runs from ``now``. ``read_only`` grants less than was asked.

    Raises NotHers, OwnRequest, NotWaiting.
    """
    fresh = _to_answer(session, by, now)
    fresh.opened_at, fresh.answered_by_id = now, by.pk
    fresh.closes_at = now + datetime.timedelta(minutes=fresh.minutes)
    fresh.may_change = fresh.may_change and not read_only
    fresh.save()
    record("support.allowed", fresh.agency, by=by, obj=fresh)
    mails.tell_operator(fresh, mails.allowed_mail)
    return fresh


@transaction.atomic
def decline(session: SupportSession, *, by: Any, now: datetime.datetime) -> SupportSession:
    """Refuse the request. Raises NotHers, OwnRequest, NotWaiting."""
    fresh = _to_answer(session, by, now)
    fresh.declined_at, fresh.answered_by_id = now, by.pk
    fresh.save()
    record("support.declined", fresh.agency, by=by, obj=fresh)
    mails.tell_operator(fresh, mails.declined_mail)
    return fresh


@transaction.atomic
def withdraw(session: SupportSession, *, by: Any, now: datetime.datetime) -> SupportSession:
    """Take an unanswered request back. Raises NotHers, NotWaiting."""
    fresh = _locked(session, now)
    if fresh.operator_id != by.pk:
        raise NotHers
    _require_waiting(fresh, now)
    fresh.closed_at = now
    fresh.save()
    record("support.withdrawn", fresh.agency, by=by, obj=fresh)
    return fresh


@transaction.atomic
def end(session: SupportSession, *, by: Any, now: datetime.datetime) -> SupportSession:
    """Close an open session: the next request of the operator is outside. Raises NotHers, NotOpen.

    Either side may, also after breaking the glass.
    """
    fresh = _locked(session, now)
    if fresh.operator_id != by.pk and not may(by, AgencyAction.LET_SUPPORT_IN, fresh.agency):
        raise NotHers
    if fresh.state_at(now) != SupportSession.State.OPEN:
        raise NotOpen(_("This session is over already."))
    fresh.closed_at = now
    fresh.save()
    record("support.ended", fresh.agency, by=by, obj=fresh)
    return fresh


@transaction.atomic
def end_all_of(operator: Any, *, now: datetime.datetime) -> None:
    """Close what an operator has open or waiting anywhere; for who is no operator any more."""
    standing = SupportSession.objects.filter(operator=operator)
    for session in standing.filter(closed_at=None, declined_at=None).order_by("agency_id"):
        fresh = _locked(session, now)
        if fresh.closed_at is None and fresh.declined_at is None:
            fresh.closed_at = now
            fresh.save()
            record("support.ended", fresh.agency, by=None, obj=fresh)


def _lock(agency: int, now: datetime.datetime) -> Agency:
    locked = Agency.objects.lock(agency)
    SupportSession.objects.filter(agency=locked).close_spent(now)
    return locked


def _locked(session: SupportSession, now: datetime.datetime) -> SupportSession:
    """``session`` as it is now, nobody else changing it."""
    _lock(session.agency_id, now)
    return SupportSession.objects.select_related("agency", "operator").get(pk=session.pk)


def _refuse_second(agency: Agency, operator: Any) -> None:
    standing = SupportSession.objects.filter(agency=agency, operator=operator)
    if standing.filter(closed_at=None, declined_at=None).exists():
        raise AlreadyAsked(_("You have a request or a session in this agency already."))


def _to_answer(session: SupportSession, by: Any, now: datetime.datetime) -> SupportSession:
    fresh = _locked(session, now)
    if not may(by, AgencyAction.LET_SUPPORT_IN, fresh.agency):
        raise NotHers
    if fresh.operator_id == by.pk:
        raise OwnRequest(_("Somebody else of your agency answers your own request."))
    _require_waiting(fresh, now)
    return fresh


def _require_waiting(session: SupportSession, now: datetime.datetime) -> None:
    if session.state_at(now) != SupportSession.State.WAITING:
        raise NotWaiting(_("This request was answered, withdrawn or has expired."))
