"""The energy certificate of a property."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.choosers import OfferedDocumentChooserBlock
from immo_blocks.energy.facts import LEVELS, EnergyFacts
from immo_blocks.energy.scales import marked_choices
from immo_blocks.energy.validation import errors_of
from immo_blocks.energy.value import EnergyValue
from immo_blocks.energy.vocabulary import (
    BuildingKind,
    CertificateKind,
    EnergyStatus,
    HeatDemand,
    Performance,
    Renewable,
    Ventilation,
)


def _level(label: Any, help_text: Any) -> blocks.IntegerBlock:
    low, high = LEVELS
    return blocks.IntegerBlock(
        required=False, min_value=low, max_value=high, label=label, help_text=help_text
    )


def _indicator(words: Any, label: Any) -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(choices=words.choices, required=False, default="", label=label)


_PREVIEW = {
    "jurisdiction": "be-wal",
    "status": "valid",
    "energy_class": "C",
    "kwh_m2_year": "214.00",
    "total_kwh_year": "31680.00",
    "certificate_number": "20240611008480",
    "issued_on": "2024-06-11",
    "heat_demand": "medium",
    "heating_quality": "good",
    "hot_water_quality": "satisfactory",
    "ventilation": "partial",
    "renewables": ["photovoltaic"],
}


class EnergyBlock(ApiRepresentationMixin, blocks.StructBlock):
    """Certificate with class, figures, number and dates; one per dwelling of the page."""

    jurisdiction = blocks.ChoiceBlock(
        choices=marked_choices,
        label=gettext_lazy("Region"),
        help_text=gettext_lazy("Letters of different regions cannot be compared."),
    )
    building_kind = blocks.ChoiceBlock(
        choices=BuildingKind.choices,
        default=BuildingKind.RESIDENTIAL.value,
        label=gettext_lazy("Certificate of"),
        help_text=gettext_lazy(
            "Offices, shops, common parts and public buildings have certificates with other "
            "classes: add theirs as a document, with its number and dates."
        ),
    )
    status = blocks.ChoiceBlock(
        choices=EnergyStatus.choices, default=EnergyStatus.VALID.value, label=gettext_lazy("State")
    )
    energy_class = blocks.CharBlock(
        required=False,
        default="",
        max_length=5,
        label=gettext_lazy("Class"),
        help_text=gettext_lazy("The letter on the certificate, for example B or A++."),
    )
    kwh_m2_year = blocks.DecimalBlock(
        required=False,
        max_digits=10,
        decimal_places=2,
        label=gettext_lazy("Specific consumption (kWh/m².year)"),
        help_text=gettext_lazy(
            "The figure per m² of the certificate, not the yearly total. It may be negative."
        ),
    )
    total_kwh_year = blocks.DecimalBlock(
        required=False,
        max_digits=12,
        decimal_places=2,
        label=gettext_lazy("Total consumption (kWh/year)"),
        help_text=gettext_lazy("Must be in every advert in Wallonia."),
    )
    co2_kg_m2_year = blocks.DecimalBlock(
        required=False,
        max_digits=10,
        decimal_places=2,
        label=gettext_lazy("CO₂ emission (kg/m².year)"),
        help_text=gettext_lazy("Must be in every advert in Brussels."),
    )
    ghg_class = blocks.CharBlock(
        required=False,
        default="",
        max_length=5,
        label=gettext_lazy("Climate class"),
        help_text=gettext_lazy("France and Luxembourg: letter of the greenhouse gas emission."),
    )
    heat_class = blocks.CharBlock(
        required=False,
        default="",
        max_length=5,
        label=gettext_lazy("Heat class"),
        help_text=gettext_lazy("Luxembourg: letter of the need of heat."),
    )
    cold_zone = blocks.BooleanBlock(
        required=False,
        label=gettext_lazy("Above 800 m in zone H1b, H1c or H2d"),
        help_text=gettext_lazy("France: classes E and F are wider there."),
    )
    cost_min = blocks.DecimalBlock(
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        label=gettext_lazy("Energy cost from (EUR/year)"),
        help_text=gettext_lazy("France: lowest estimated cost a year."),
    )
    cost_max = blocks.DecimalBlock(
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        label=gettext_lazy("Energy cost to (EUR/year)"),
        help_text=gettext_lazy("France: highest estimated cost a year."),
    )
    cost_year = blocks.IntegerBlock(
        required=False,
        min_value=1900,
        max_value=2100,
        label=gettext_lazy("Year of the energy prices"),
    )
    kind = blocks.ChoiceBlock(
        choices=CertificateKind.choices,
        required=False,
        default="",
        label=gettext_lazy("Kind of certificate"),
        help_text=gettext_lazy("Germany: what the figure rests on."),
    )
    e_level = _level(
        gettext_lazy("E level"), gettext_lazy("Flanders and Wallonia, for example 30.")
    )
    k_level = _level(
        gettext_lazy("K level"), gettext_lazy("Insulation as a whole, if it is known.")
    )
    heat_demand = _indicator(HeatDemand, gettext_lazy("Heat demand of the dwelling"))
    heating_quality = _indicator(Performance, gettext_lazy("Performance of the heating"))
    hot_water_quality = _indicator(Performance, gettext_lazy("Performance of the hot water"))
    ventilation = _indicator(Ventilation, gettext_lazy("Ventilation system"))
    renewables = blocks.MultipleChoiceBlock(
        choices=Renewable.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Renewable energy"),
    )
    certificate_number = blocks.CharBlock(
        required=False,
        default="",
        max_length=60,
        label=gettext_lazy("Certificate number"),
        help_text=gettext_lazy("The unique code, as it stands on the certificate."),
    )
    issued_on = blocks.DateBlock(required=False, label=gettext_lazy("Date of issue"))
    valid_until = blocks.DateBlock(
        required=False,
        label=gettext_lazy("Valid until"),
        help_text=gettext_lazy("Left blank: ten years after the date of issue."),
    )
    exemption_reason = blocks.TextBlock(
        required=False,
        default="",
        max_length=1000,
        label=gettext_lazy("Reason of the exemption"),
        help_text=gettext_lazy("Only when the property is exempt or needs none: visitors see it."),
    )
    document = OfferedDocumentChooserBlock(
        required=False, label=gettext_lazy("Certificate as a document")
    )

    class Meta:
        icon = "decimal"
        label = gettext_lazy("Energy certificate")
        description = gettext_lazy("Class on the scale of the region, consumption and validity")
        template = "immo_blocks/energy/block.html"
        preview_template = "immo_blocks/preview.html"
        preview_value = _PREVIEW
        value_class = EnergyValue
        label_format = "{jurisdiction} {energy_class}"
        form_layout = blocks.BlockGroup(
            children=[
                "jurisdiction",
                "building_kind",
                "status",
                "energy_class",
                blocks.BlockGroup(
                    ["kwh_m2_year", "total_kwh_year", "co2_kg_m2_year"],
                    heading=gettext_lazy("Figures"),
                    icon="decimal",
                    label_format="",
                ),
                blocks.BlockGroup(
                    [
                        "heat_demand",
                        "heating_quality",
                        "hot_water_quality",
                        "ventilation",
                        "renewables",
                    ],
                    heading=gettext_lazy("Indicators of Wallonia"),
                    icon="list-ul",
                    label_format="",
                    attrs={"data-immo-energy-for": "be-wal"},
                ),
                blocks.BlockGroup(
                    ["e_level", "k_level"],
                    heading=gettext_lazy("Dwelling being built"),
                    icon="home",
                    label_format="",
                    attrs={"data-immo-energy-for": "new_build"},
                ),
                blocks.BlockGroup(
                    [
                        "ghg_class",
                        "heat_class",
                        "cost_min",
                        "cost_max",
                        "cost_year",
                        "cold_zone",
                        "kind",
                    ],
                    heading=gettext_lazy("France, Germany and Luxembourg"),
                    icon="globe",
                    label_format="",
                    attrs={"data-immo-energy-for": "fr de lu"},
                ),
                blocks.BlockGroup(
                    ["certificate_number", "issued_on", "valid_until", "document"],
                    heading=gettext_lazy("Certificate"),
                    icon="doc-full",
                    label_format="",
                ),
            ],
            settings=["exemption_reason"],
        )

    api_type = "energy"

    def clean(self, value: Mapping[str, Any]) -> EnergyValue:
        """Check what cannot be right; what may be right is a warning of the value.

        Raises StructBlockValidationError for a letter the region does not have, classes or figures
        of a building with another scale, a date of issue in the future, an end before the
        beginning, and a lowest cost above the highest.
        """
        cleaned = super().clean(value)
        facts = EnergyFacts.from_raw(cleaned)
        if errors := errors_of(cleaned, facts):
            raise StructBlockValidationError(errors)
        for name in ("energy_class", "ghg_class", "heat_class"):
            cleaned[name] = getattr(facts, name)
        return cleaned

    def get_translatable_segments(self, value: EnergyValue) -> list[Any]:
        """None: a certificate is synchronised as a whole (wagtail-localize)."""
        return []

    def restore_translated_segments(self, value: EnergyValue, segments: list[Any]) -> EnergyValue:
        """The source value as it is (wagtail-localize)."""
        return value
