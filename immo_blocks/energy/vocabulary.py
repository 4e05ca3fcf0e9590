"""Codes of the energy block."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EnergyStatus(models.TextChoices):
    """Whether there is a certificate, and why not."""

    VALID = "valid", _("certificate at hand")
    EXPIRED = "expired", _("certificate expired")
    EXEMPT = "exempt", _("exempt, with a reason")
    NOT_REQUIRED = "not_required", _("no certificate required")
    MISSING = "missing", _("no certificate yet")


class CertificateKind(models.TextChoices):
    """What the figure of a German certificate rests on (GEG)."""

    DEMAND = "demand", _("calculated need (Bedarfsausweis)")
    CONSUMPTION = "consumption", _("measured consumption (Verbrauchsausweis)")


class BuildingKind(models.TextChoices):
    """Whose certificate it is. The scales are those of dwellings; the others have their own."""

    RESIDENTIAL = "residential", _("dwelling")
    NEW_BUILD = "new_build", _("dwelling being built")
    NON_RESIDENTIAL = "non_residential", _("offices, shops and other buildings")
    COMMON_PARTS = "common_parts", _("common parts of a building")
    PUBLIC = "public", _("public building")


#: Kinds whose certificates have other classes than the scales know (domain.md 1.1, trap 6).
OTHER_CERTIFICATES = frozenset(
    {BuildingKind.NON_RESIDENTIAL, BuildingKind.COMMON_PARTS, BuildingKind.PUBLIC}
)


class HeatDemand(models.TextChoices):
    """Walloon certificate: the need of heat of the dwelling, from best to worst."""

    MINIMAL = "minimal", pgettext_lazy("heat demand", "minimal")
    LOW = "low", pgettext_lazy("heat demand", "low")
    MEDIUM = "medium", pgettext_lazy("heat demand", "medium")
    HIGH = "high", pgettext_lazy("heat demand", "high")
    EXCESSIVE = "excessive", pgettext_lazy("heat demand", "excessive")


class Performance(models.TextChoices):
    """Walloon certificate: heating and hot water installations, from best to worst."""

    EXCELLENT = "excellent", pgettext_lazy("installation", "excellent")
    GOOD = "good", pgettext_lazy("installation", "good")
    SATISFACTORY = "satisfactory", pgettext_lazy("installation", "satisfactory")
    INSUFFICIENT = "insufficient", pgettext_lazy("installation", "insufficient")
    POOR = "poor", pgettext_lazy("installation", "poor")


class Ventilation(models.TextChoices):
    """Walloon certificate: the ventilation system, from best to worst."""

    COMPLETE = "complete", pgettext_lazy("ventilation", "complete")
    INCOMPLETE = "incomplete", pgettext_lazy("ventilation", "incomplete")
    PARTIAL = "partial", pgettext_lazy("ventilation", "partial")
    VERY_PARTIAL = "very_partial", pgettext_lazy("ventilation", "very partial")
    ABSENT = "absent", pgettext_lazy("ventilation", "absent")


class Renewable(models.TextChoices):
    """Walloon certificate: renewable energy used."""

    SOLAR_THERMAL = "solar_thermal", _("solar thermal panels")
    PHOTOVOLTAIC = "photovoltaic", _("photovoltaic panels")
    BIOMASS = "biomass", _("biomass")
    HEAT_PUMP = "heat_pump", _("heat pump")
    COGENERATION = "cogeneration", _("cogeneration")
