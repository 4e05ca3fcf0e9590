"""A certificate for programs."""

from decimal import Decimal
from typing import Any

from immo_blocks.api.media import MediaIndex
from immo_blocks.api.objects import document_object
from immo_blocks.energy.facts import EnergyFacts, is_excessive
from immo_blocks.energy.indicators import Indicator, indicators_of
from immo_blocks.energy.tracks import Track, tracks_of
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
        "sub_class": facts.sub_class,
        "building_kind": facts.building_kind,
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
        "heat_class": facts.heat_class,
        "cold_zone": facts.cold_zone,
        "excessive": shown is not None and is_excessive(facts.jurisdiction, shown.letter),
        "kind": facts.kind,
        "cost_min": _number(facts.cost_min),
        "cost_max": _number(facts.cost_max),
        "cost_year": facts.cost_year,
        "e_level": facts.e_level,
        "k_level": facts.k_level,
        "indicators": [_indicator(one) for one in indicators_of(facts)],
        "scales": [_scale(track) for track in tracks_of(facts)],
        "unverified": bool(facts.scale and facts.scale.unverified),
        "document": document_object(facts.document_id, media),
    }


def _indicator(one: Indicator) -> dict[str, Any]:
    return {"code": one.code, "label": one.label, "text": one.text, "level": one.level}


def _scale(track: Track) -> dict[str, Any]:
    """A drawing as data: what stands in it, from best to worst."""
    rows = zip(track.classes, track.bounds, strict=True)
    return {
        "code": track.code,
        "label": track.title,
        "name": track.name,
        "unit": track.unit,
        "letter": track.shown.letter,
        "classes": [
            {
                "letter": one.letter,
                "main_class": one.main_letter,
                "bounds": bounds,
                "colour": one.colour,
                "text_colour": one.text_colour,
            }
            for one, bounds in rows
        ],
        "references": [{"after": one.after, "text": str(one.text)} for one in track.references],
    }


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)
