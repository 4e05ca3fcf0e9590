"""The energy certificate of a property."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.choosers import OfferedDocumentChooserBlock
from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.scales import jurisdiction_choices
from immo_blocks.energy.value import EnergyValue
from immo_blocks.energy.vocabulary import CertificateKind, EnergyStatus

_PREVIEW = {
    "jurisdiction": "be-wal",
    "status": "valid",
    "energy_class": "C",
    "kwh_m2_year": "214.00",
    "total_kwh_year": "31680.00",
    "certificate_number": "20240611008480",
    "issued_on": "2024-06-11",
}


class EnergyBlock(ApiRepresentationMixin, blocks.StructBlock):
    """Certificate with class, figures, number and dates; one per dwelling of the page."""

    jurisdiction = blocks.ChoiceBlock(
        choices=jurisdiction_choices,
        label=gettext_lazy("Region"),
        help_text=gettext_lazy("Letters of different regions cannot be compared."),
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
        help_text=gettext_lazy("Primary energy per m²; may be negative."),
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
    certificate_number = blocks.CharBlock(
        required=False, default="", max_length=60, label=gettext_lazy("Certificate number")
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
        help_text=gettext_lazy("Only when the property is exempt."),
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
                "status",
                "energy_class",
                blocks.BlockGroup(
                    ["kwh_m2_year", "total_kwh_year", "co2_kg_m2_year"],
                    heading=gettext_lazy("Figures"),
                    icon="decimal",
                    label_format="",
                ),
                blocks.BlockGroup(
                    ["ghg_class", "cost_min", "cost_max", "cost_year", "kind"],
                    heading=gettext_lazy("France, Germany and Luxembourg"),
                    icon="globe",
                    label_format="",
                    attrs={"data-immo-energy-abroad": ""},
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

        Raises StructBlockValidationError for a letter the region does not have, a date of issue in
        the future, an end before the beginning, and a lowest cost above the highest.
        """
        cleaned = super().clean(value)
        facts = EnergyFacts.from_raw(cleaned)
        cleaned["energy_class"] = facts.energy_class
        cleaned["ghg_class"] = facts.ghg_class
        errors = {**_letter_errors(facts), **_date_errors(facts), **_cost_errors(facts)}
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned

    def get_translatable_segments(self, value: EnergyValue) -> list[Any]:
        """None: a certificate is synchronised as a whole (wagtail-localize)."""
        return []

    def restore_translated_segments(self, value: EnergyValue, segments: list[Any]) -> EnergyValue:
        """The source value as it is (wagtail-localize)."""
        return value


def _letter_errors(facts: EnergyFacts) -> dict[str, ValidationError]:
    if not facts.energy_class or facts.scale is None or facts.class_of_letter:
        return {}
    letters = ", ".join(one.letter for one in facts.scale.classes)
    text = _("%(region)s has no class %(letter)s. Its classes are: %(letters)s.")
    words = {"region": facts.scale.name, "letter": facts.energy_class, "letters": letters}
    return {"energy_class": ValidationError(text % words, code="letter")}


def _date_errors(facts: EnergyFacts) -> dict[str, ValidationError]:
    if facts.issued_on and facts.issued_on > timezone.localdate():
        text = _("The date of issue is in the future.")
        return {"issued_on": ValidationError(text, code="future")}
    if facts.issued_on and facts.valid_until and facts.valid_until < facts.issued_on:
        text = _("The certificate cannot end before it was issued.")
        return {"valid_until": ValidationError(text, code="order")}
    return {}


def _cost_errors(facts: EnergyFacts) -> dict[str, ValidationError]:
    if facts.cost_min is None or facts.cost_max is None or facts.cost_min <= facts.cost_max:
        return {}
    return {"cost_max": ValidationError(_("Lower than the lowest cost."), code="order")}
