"""What the people of an agency were told about papers of an advert that run out."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from immo_agencies.models import Agency


class AdvertNotice(models.Model):
    """One paper of one property, told once: a new certificate has another day, hence a new row."""

    class Paper(models.TextChoices):
        """What runs out."""

        CERTIFICATE = "certificate", _("energy certificate")
        PLANNING_EXTRACT = "planning_extract", _("planning extract")
        FLOOD_REPORT = "flood_report", _("flood report")
        PHOTO_RIGHTS = "photo_rights", _("rights of photos")

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(
        "immo_pages.PropertyPage", on_delete=models.CASCADE, related_name="advert_notices"
    )
    paper = models.CharField(max_length=20, choices=Paper.choices)
    runs_out_on = models.DateField()
    told_on = models.DateField()

    all_objects: ClassVar[models.Manager["AdvertNotice"]] = models.Manager()
    objects = ScopedManager(agency="agency")

    # Its task would ask ``objects`` without a scope.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reminder of a paper")
        verbose_name_plural = _("reminders of papers")
        ordering = ["-told_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "paper", "runs_out_on"], name="immo_pages_paper_told_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.paper} {self.runs_out_on}"
