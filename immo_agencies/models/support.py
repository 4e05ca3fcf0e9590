"""An operator inside an agency: with its consent, or by breaking the glass."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from immo_agencies.models.agency import Agency


class SupportSessionQuerySet(models.QuerySet["SupportSession"]):
    """Sessions are the platform's and the agency's: views narrow them by operator or agency."""

    def open(self, now: datetime.datetime | None = None) -> "SupportSessionQuerySet":
        """Sessions that open doors at ``now``."""
        moment = now or timezone.now()
        return self.filter(opened_at__lte=moment, closes_at__gt=moment, closed_at=None)

    def waiting(self) -> "SupportSessionQuerySet":
        """Requests that the agency has not answered."""
        return self.filter(opened_at=None, declined_at=None, closed_at=None)


class SupportSession(models.Model):
    """Access of one operator to one agency for a limited time. Read-only unless it says so."""

    class Kind(models.TextChoices):
        CONSENTED = "consented", _("with consent")
        BREAK_GLASS = "break_glass", _("emergency access")

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
