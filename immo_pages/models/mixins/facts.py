"""What the property is: kind, areas, rooms, building, equipment."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from immo_pages import vocabulary as v
from immo_pages.models.mixins.columns import area, code, count

YEARS = [MinValueValidator(1000), MaxValueValidator(2100)]


class FactsMixin(models.Model):
    """Facts of a dwelling, plot or building. Areas in m²."""

    # NULL, not "": two drafts without reference must not collide in the unique constraint.
    reference = models.CharField(  # noqa: DJ001
        _("reference"),
        max_length=60,
        null=True,
        blank=True,
        help_text=_("Reference of the agency, unique in the agency."),
    )
    external_ids = models.JSONField(_("external identifiers"), default=dict, blank=True)
    transaction = code(_("transaction"), v.Transaction, default=v.Transaction.SALE, blank=False)
    category = code(_("category"), v.Category, default=v.Category.HOUSE, blank=False)
    subtype = code(_("type"), v.Subtype)
    usage = code(_("use"), v.Usage, default=v.Usage.RESIDENTIAL)

    living_area = area(_("living area"), help_text=_("m²"))
    total_area = area(_("total area"), help_text=_("m²"))
    plot_area = area(_("plot area"), help_text=_("m²"))
    garden_area = area(_("garden"), help_text=_("m²"))
    terrace_area = area(_("terrace"), help_text=_("m²"))
    garden_orientation = code(_("orientation of the garden"), v.OrientationCode)

    rooms = count(_("rooms"))
    bedrooms = count(_("bedrooms"))
    bathrooms = count(_("bathrooms"))
    shower_rooms = count(_("shower rooms"))
    toilets = count(_("toilets"))
    floor = models.SmallIntegerField(_("floor"), null=True, blank=True, help_text=_("0 = ground."))
    floors_total = count(_("floors of the building"))
    facades = count(_("facades"), help_text=_("2 = terraced, 3 = semi-detached, 4 = detached."))
    year_built = count(_("year of construction"), validators=YEARS)
    year_renovated = count(_("year of renovation"), validators=YEARS)
    condition = code(_("condition"), v.Condition)
    garages = count(_("garages"))
    carports = count(_("carports"))
    outdoor_parking = count(_("outdoor parking spaces"))

    heating = code(_("heating"), v.Heating)
    energy_sources = models.JSONField(_("energy sources"), default=list, blank=True)
    has_cooling = models.BooleanField(_("cooling"), null=True, blank=True)
    has_solar_panels = models.BooleanField(_("solar panels"), null=True, blank=True)
    has_heat_pump = models.BooleanField(_("heat pump"), null=True, blank=True)
    is_furnished = models.BooleanField(_("furnished"), null=True, blank=True)
    features = models.JSONField(_("features"), default=list, blank=True)

    class Meta:
        abstract = True
