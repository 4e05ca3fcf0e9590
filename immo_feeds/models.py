"""What the last import said, and how it went: an import must know what it may change."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from wagtail.models import Revision

from immo_agencies.models import Agency
from immo_pages.models import PropertyPage, PropertyPhoto


class ImportedProperty(models.Model):
    """A property of a source and what the source last said of it.

    ``values`` holds the last imported value by field: one that differs in the latest revision has
    become the marketer's. ``revision`` is the last one the import wrote. ``page`` is null when the
    agency deleted the page; it is not made again.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=120)
    reference = models.CharField(_("reference"), max_length=60)
    page = models.ForeignKey(
        PropertyPage, null=True, on_delete=models.SET_NULL, related_name="imports"
    )
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    values = models.JSONField(default=dict)
    photo_hashes = models.JSONField(default=list)
    row_hash = models.CharField(max_length=40)
    updated_at = models.DateTimeField()

    objects: ClassVar[models.Manager["ImportedProperty"]] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("imported property")
        verbose_name_plural = _("imported properties")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "source", "reference"], name="immo_feeds_one_row_per_reference"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.reference}"


class ImportedPhoto(models.Model):
    """A photo file that was imported, by the hash of its bytes as they came (before cleaning)."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    source_hash = models.CharField(max_length=40)
    photo = models.ForeignKey(PropertyPhoto, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager["ImportedPhoto"]] = ScopedManager(agency="agency")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "source_hash"], name="immo_feeds_one_photo_per_file"
            )
        ]

    def __str__(self) -> str:
        return self.source_hash


class ImportRun(models.Model):
    """One import of one file: where it stands, and its report.

    ``counts``, ``report`` and ``last_row`` are written with each batch, in its transaction, so that
    a killed run is taken up where it stopped.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("running")
        FINISHED = "finished", _("finished")
        INTERRUPTED = "interrupted", _("interrupted")

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=120)
    file_name = models.CharField(_("file"), max_length=255)
    file_hash = models.CharField(max_length=40)
    options = models.JSONField(default=dict)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.RUNNING
    )
    process = models.CharField(max_length=120, blank=True, default="")
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True)
    counts = models.JSONField(default=dict)
    report = models.JSONField(default=list)
    last_row = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["ImportRun"]] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at", "-pk"]
        indexes = [models.Index(fields=["agency", "state"], name="immo_feeds_run_state")]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"
