"""A certificate for programs."""

from decimal import Decimal
from typing import Any

from immo_blocks.api.media import MediaIndex
from immo_blocks.api.objects import document_object
from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.words import certificate_text


def energy_value(value: Any, media: MediaIndex) -> dict[str, Any]:
    """A raw energy value in the shape of the schema; ``valid_until`` is the effective end."""
    facts = EnergyFacts.from_raw(value)
    shown = facts.shown_class
    return {
        "jurisdiction": facts.jurisdiction,
        "status": facts.status,
        "energy_class": facts.energy_class,
        "main_class": facts.main_class,
        "colour": shown.colour if shown else "",
        "text_colour": shown.text_colour if shown else "",
        "label": certificate_text(facts),
        "kwh_m2_year": _number(facts.kwh_m2_year),
        "total_kwh_year": _number(facts.total_kwh_year),
        "co2_kg_m2_year": _number(facts.co2_kg_m2_year),
        "certificate_number": facts.certificate_number,
        "issued_on": facts.issued_on,
        "valid_until": facts.effective_valid_until,
        "exemption_reason": facts.exemption_reason,
        "ghg_class": facts.ghg_class,
        "kind": facts.kind,
        "cost_min": _number(facts.cost_min),
        "cost_max": _number(facts.cost_max),
        "cost_year": facts.cost_year,
        "document": document_object(facts.document_id, media),
    }


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)
