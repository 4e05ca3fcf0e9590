"""Where it is, and how much of that the public may know."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from immo_pages import vocabulary as v
from immo_pages.models.mixins.columns import code
from immo_pages.regions import region_of


def _coordinate(label: Any, limit: int) -> models.DecimalField:
    bounds = [MinValueValidator(Decimal(-limit)), MaxValueValidator(Decimal(limit))]
    return models.DecimalField(
        label, max_digits=9, decimal_places=6, null=True, blank=True, validators=bounds
    )


class LocationMixin(models.Model):
    """Address and coordinates (WGS 84). ``region`` is derived from the postal code."""

    street = models.CharField(_("street"), max_length=200, blank=True, default="")
    house_number = models.CharField(_("number"), max_length=20, blank=True, default="")
    box = models.CharField(_("box"), max_length=20, blank=True, default="")
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True, default="")
    city = models.CharField(_("city"), max_length=100, blank=True, default="")
    country = models.CharField(_("country"), max_length=2, default="BE")
    region = code(_("region"), v.Region, editable=False)
    address_visibility = code(
        _("address shown"), v.AddressVisibility, default=v.AddressVisibility.FULL, blank=False
    )
    latitude = _coordinate(_("latitude"), 90)
    longitude = _coordinate(_("longitude"), 180)
    location_precision = code(_("precision of the coordinates"), v.LocationPrecision)

    class Meta:
        abstract = True

    def derive_region(self) -> None:
        """Set ``region`` from country and postal code."""
        self.region = region_of(self.country, self.postal_code) or ""
