"""Dates on which a property is open to everybody."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

#: As many a property may have; more is a mistake of a script.
MAX_OPEN_HOUSES = 20


class OpenHouse(models.Model):
    """One visit without appointment. Times are stored in UTC and shown in Belgian time."""

    page = ParentalKey(
        "immo_pages.PropertyPage", on_delete=models.CASCADE, related_name="open_houses"
    )
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    note = models.CharField(
        _("note"),
        max_length=120,
        blank=True,
        default="",
        help_text=_("Shown to visitors, the same in every language."),
    )

    class Meta:
        verbose_name = _("open house")
        verbose_name_plural = _("open houses")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="immo_pages_open_house_ends_after_start",
                violation_error_message=_("The end must be later than the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    def clean(self) -> None:
        """Refuse an end that is not later than the start."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            text = _("The end must be later than the start.")
            raise ValidationError({"ends_at": ValidationError(text, code="ends_before_start")})

    def validate_constraints(self, exclude: Any = None) -> None:
        """``clean`` has said it already, beside the field."""
