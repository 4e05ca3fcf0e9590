"""Who did what in an agency: ids and digests only, never changed, never deleted."""

from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from immo_agencies.models.agency import Agency


class LogIsAppendOnly(PermissionDenied):
    """Somebody wanted to change or delete what the log says."""


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Rows are added and read. The database refuses the rest too, where it is PostgreSQL."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused: raises LogIsAppendOnly."""
        raise LogIsAppendOnly("The log of an agency is append-only.")

    def delete(self) -> NoReturn:
        """Refused: raises LogIsAppendOnly."""
        raise LogIsAppendOnly("The log of an agency is append-only.")


class AuditEvent(models.Model):
    """One act. A PostgreSQL trigger refuses to change or delete the row.

    ``changes`` maps a field to digests of its value before and after. Names are looked up when
    the log is shown, so that erasing a person leaves nothing of her here.
    """

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        NOT_ACCEPTED = "not_accepted", _("not accepted")

    # Without a database constraint: the log outlives what it speaks of.
    agency = models.ForeignKey(
        Agency, null=True, db_constraint=False, on_delete=models.DO_NOTHING, related_name="+"
    )
    actor_id = models.BigIntegerField(null=True)
    support_session_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=100)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, default=Outcome.DONE)
    object_type = models.CharField(max_length=100, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    changes = models.JSONField(default=dict)
    address_digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["agency", "-at"], name="immo_agencies_log"),
            models.Index(fields=["object_type", "object_id"], name="immo_agencies_log_object"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type}:{self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; raises LogIsAppendOnly for one that is there already."""
        if not self._state.adding:
            raise LogIsAppendOnly("The log of an agency is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: raises LogIsAppendOnly."""
        raise LogIsAppendOnly("The log of an agency is append-only.")
