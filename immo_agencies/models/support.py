"""An operator inside an agency: with its consent, or by breaking the glass."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from immo_agencies.models.agency import Agency

ANSWER_WITHIN = datetime.timedelta(days=7)


class SupportSessionQuerySet(models.QuerySet["SupportSession"]):
    """Sessions are the platform's and the agency's: views narrow them by operator or agency."""

    def open(self, now: datetime.datetime | None = None) -> "SupportSessionQuerySet":
        """Sessions that open doors at ``now``."""
        moment = now or timezone.now()
        return self.filter(opened_at__lte=moment, closes_at__gt=moment, closed_at=None)

    def waiting(self, now: datetime.datetime | None = None) -> "SupportSessionQuerySet":
        """Requests that the agency can still answer; they expire after seven days."""
        asked_since = (now or timezone.now()) - ANSWER_WITHIN
        return self.filter(
            opened_at=None, declined_at=None, closed_at=None, requested_at__gt=asked_since
        )

    def close_spent(self, now: datetime.datetime) -> None:
        """Write down the end of what ended by itself: it stands in the way of a new request.

        Doors are closed by ``open()`` and ``waiting()``, whether this ever runs or not.
        """
        standing = self.filter(closed_at=None, declined_at=None)
        standing.filter(closes_at__lte=now).update(closed_at=F("closes_at"))
        unanswered = standing.filter(opened_at=None, requested_at__lte=now - ANSWER_WITHIN)
        unanswered.update(closed_at=F("requested_at") + ANSWER_WITHIN)


class SupportSession(models.Model):
    """Access of one operator to one agency for a limited time. Read-only unless it says so."""

    class Kind(models.TextChoices):
        CONSENTED = "consented", _("with consent")
        BREAK_GLASS = "break_glass", _("emergency access")

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for an answer")
        EXPIRED = "expired", _("not answered in time")
        WITHDRAWN = "withdrawn", _("withdrawn")
        DECLINED = "declined", _("declined")
        OPEN = "open", _("open")
        ENDED = "ended", _("ended")

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="support_sessions")
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="support_sessions"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CONSENTED)
    reason = models.TextField(_("reason"), max_length=1000)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    may_change = models.BooleanField(_("may change content"), default=False)
    requested_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    declined_at = models.DateTimeField(null=True, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    closes_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = SupportSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("support session")
        verbose_name_plural = _("support sessions")
        ordering = ["-requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "operator"],
                condition=Q(closed_at=None, declined_at=None),
                name="immo_agencies_one_session_per_operator_and_agency",
            )
        ]

    def __str__(self) -> str:
        return f"{self.operator_id} in {self.agency_id} ({self.kind})"

    def state_at(self, now: datetime.datetime) -> "SupportSession.State":
        """Where the request or session stands at ``now``; derived, so that no task has to run."""
        if self.declined_at:
            return self.State.DECLINED
        if self.opened_at is None:
            return self._unopened(now)
        over = self.closed_at or (self.closes_at and self.closes_at <= now)
        return self.State.ENDED if over else self.State.OPEN

    def _unopened(self, now: datetime.datetime) -> "SupportSession.State":
        answer_until = self.requested_at + ANSWER_WITHIN
        if (self.closed_at or now) >= answer_until:
            return self.State.EXPIRED
        return self.State.WITHDRAWN if self.closed_at else self.State.WAITING

    @property
    def state(self) -> "SupportSession.State":
        """Where the request or session stands now."""
        return self.state_at(timezone.now())

    @property
    def is_emergency(self) -> bool:
        """Whether the agency was not asked."""
        return self.kind == self.Kind.BREAK_GLASS

    @property
    def ended_at(self) -> datetime.datetime | None:
        """When an opened session stopped, or will stop, opening doors."""
        return self.closed_at or self.closes_at
