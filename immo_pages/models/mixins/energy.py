"""Read-only mirror of the first energy block, so that lists and filters need no StreamField."""

from dataclasses import fields

from django.db import models
from django.utils.translation import gettext_lazy as _

from immo_blocks.energy.facts import EnergyFacts

#: What lists, filters and rules do not ask for: it stays in the block.
_BLOCK_ONLY = frozenset(
    {
        "document_id",
        "heat_demand",
        "heating_quality",
        "hot_water_quality",
        "ventilation",
        "renewables",
    }
)
_COLUMN_NAMES = {"energy_class": "epc_class"}
#: Which property of a certificate a column holds, where it is not the field of that name.
_SOURCES = {"valid_until": "effective_valid_until"}

#: The column of each part of a certificate; the one list of them.
ENERGY_COLUMNS: dict[str, str] = {
    field.name: _COLUMN_NAMES.get(field.name, f"epc_{field.name}")
    for field in fields(EnergyFacts)
    if field.name not in _BLOCK_ONLY
}


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
    epc_building_kind = models.CharField(max_length=20, blank=True, default="", editable=False)
    epc_cold_zone = models.BooleanField(default=False, editable=False)
    epc_heat_class = models.CharField(max_length=5, blank=True, default="", editable=False)
    epc_e_level = models.SmallIntegerField(null=True, editable=False)
    epc_k_level = models.SmallIntegerField(null=True, editable=False)

    class Meta:
        abstract = True

    def mirror_energy(self, certificate: EnergyFacts | None) -> None:
        """Set the columns to what ``certificate`` says; blank them without one."""
        said = certificate or EnergyFacts()
        for name, column in ENERGY_COLUMNS.items():
            setattr(self, column, getattr(said, _SOURCES.get(name, name)))

    @property
    def energy_facts(self) -> EnergyFacts:
        """The mirrored certificate: no StreamField is read."""
        return EnergyFacts(
            **{name: getattr(self, column) for name, column in ENERGY_COLUMNS.items()}
        )
