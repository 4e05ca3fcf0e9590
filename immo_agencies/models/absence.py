"""Who is away, and who approves in the meantime."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from immo_agencies.models.agency import Agency


class Absence(models.Model):
    """A reviewer is away from ``starts_on`` to ``ends_on``, both included; one row a person.

    ``deputy`` gets what would be mailed to her. Whether the deputy may approve is asked each time.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="immo_absences"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="immo_deputyships"
    )
    starts_on = models.DateField(_("first day away"))
    ends_on = models.DateField(_("last day away"))

    objects = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "user"], name="immo_agencies_one_absence_per_person"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="immo_agencies_absence_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(deputy=F("user")), name="immo_agencies_nobody_deputises_for_herself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.starts_on} - {self.ends_on}"

    def is_on(self, day: datetime.date) -> bool:
        """Whether the person is away on that day."""
        return self.starts_on <= day <= self.ends_on
