"""Codes of the energy block."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
