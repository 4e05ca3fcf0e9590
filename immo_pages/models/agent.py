"""The person of the agency a visitor talks to."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from immo_agencies.models import Agency
from immo_pages.foreign import refuse_foreign_references


class Agent(models.Model):
    """Contact card; not necessarily somebody who signs in."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="agents")
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("function"), max_length=120, blank=True, default="")
    ipi_number = models.CharField(_("IPI/BIV number"), max_length=20, blank=True, default="")
    phone = models.CharField(_("phone"), max_length=40, blank=True, default="")
    email = models.EmailField(_("e-mail address"), blank=True, default="")
    photo = models.ForeignKey(
        "immo_pages.PropertyPhoto",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # First, so that it is Django's default: revisions and foreign keys are checked by tasks and by
    # the scheduler, where no scope is open. Code of ours uses ``objects``.
    all_objects = models.Manager()
    objects = ScopedManager(agency="agency")

    # Its task would ask ``objects`` without a scope.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("estate agent")
        verbose_name_plural = _("estate agents")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raise ForeignReferences for a photo of another agency."""
        refuse_foreign_references(self)
        super().save(*args, **kwargs)
