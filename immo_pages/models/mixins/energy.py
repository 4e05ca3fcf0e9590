"""Read-only mirror of the first energy block, so that lists and filters need no StreamField."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EnergyColumns(models.Model):
    """Written by ``save()`` from the body and by nothing else."""

    epc_jurisdiction = models.CharField(max_length=10, blank=True, default="", editable=False)
    epc_status = models.CharField(max_length=20, blank=True, default="", editable=False)
    epc_class = models.CharField(
        _("energy class"), max_length=5, blank=True, default="", editable=False
    )
    epc_kwh_m2_year = models.DecimalField(
        _("specific consumption"), max_digits=10, decimal_places=2, null=True, editable=False
    )
    epc_total_kwh_year = models.DecimalField(
        max_digits=12, decimal_places=2, null=True, editable=False
    )
    epc_co2_kg_m2_year = models.DecimalField(
        max_digits=10, decimal_places=2, null=True, editable=False
    )
    epc_certificate_number = models.CharField(max_length=60, blank=True, default="", editable=False)
    epc_issued_on = models.DateField(null=True, editable=False)
    epc_exemption_reason = models.TextField(blank=True, default="", editable=False)
    epc_ghg_class = models.CharField(max_length=5, blank=True, default="", editable=False)
    epc_kind = models.CharField(max_length=20, blank=True, default="", editable=False)
    epc_cost_min = models.DecimalField(max_digits=10, decimal_places=2, null=True, editable=False)
    epc_cost_max = models.DecimalField(max_digits=10, decimal_places=2, null=True, editable=False)
    epc_cost_year = models.PositiveSmallIntegerField(null=True, editable=False)
    epc_valid_until = models.DateField(null=True, editable=False)

    class Meta:
        abstract = True
