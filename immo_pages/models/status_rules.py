"""What follows from the status of a property, as each agency wants it."""

from typing import ClassVar, Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager, scopes_disabled

from immo_agencies.models import Agency
from immo_pages.market.visibility import DAYS_SHOWN


class StatusRules(models.Model):
    """One row an agency; without a row the defaults hold."""

    class Leads(models.TextChoices):
        PROPERTIES = "properties", _("your list of properties")
        HOME = "home", _("your home page")

    agency = models.OneToOneField(
        Agency, editable=False, on_delete=models.CASCADE, related_name="status_rules"
    )
    lists_reserved = models.BooleanField(
        _("keep properties under offer in the lists"),
        default=True,
        help_text=_(
            "Under offer and reserved. Without it they leave lists and search; who has the "
            "address still sees the page, with its ribbon."
        ),
    )
    days_shown = models.PositiveSmallIntegerField(
        _("days that a sold or let property stays to be seen"),
        default=DAYS_SHOWN,
        validators=[MaxValueValidator(730)],
        help_text=_(
            "The price is hidden at once. After these days the property leaves the site, and its "
            "address shows similar properties. Write 0 to take it away at once."
        ),
    )
    own_site_leads_to = models.CharField(
        _("the property's own site then leads to"),
        max_length=12,
        choices=Leads.choices,
        default=Leads.PROPERTIES,
        help_text=_("For a property with a domain of its own that is withdrawn, sold or let."),
    )

    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("consequences of the status")
        verbose_name_plural = _("consequences of the status")

    def __str__(self) -> str:
        return f"{self.agency}: {self.days_shown}"

    @classmethod
    def of(cls, agency: Agency | None) -> Self:
        """The rules of ``agency``; unsaved defaults when it has set none. Visitors ask too."""
        with scopes_disabled():
            found = cls.objects.filter(agency=agency).first() if agency else None
        return found or cls(agency=agency)
