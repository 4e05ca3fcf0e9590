"""When it is to be had, and where the transaction stands."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from immo_pages import vocabulary as v
from immo_pages.models.mixins.columns import code


class PublicationMixin(models.Model):
    """Market status and availability."""

    status = code(_("status"), v.MarketStatus, default=v.MarketStatus.AVAILABLE, blank=False)
    status_changed_at = models.DateTimeField(default=timezone.now, editable=False)
    available_from = models.DateField(_("available from"), null=True, blank=True)
    availability = models.CharField(
        _("availability"),
        max_length=120,
        blank=True,
        default="",
        help_text=_("When there is no date: at the deed, to be agreed."),
    )
    lease_months = models.PositiveSmallIntegerField(
        _("length of the lease"), null=True, blank=True, help_text=_("Months.")
    )
    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("One or two sentences for cards and search engines."),
    )

    class Meta:
        abstract = True
