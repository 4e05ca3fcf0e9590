"""Energy drawings: ``{% energy_scale value size="large" %}`` and ``{% energy_pill %}``."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from immo_blocks.energy.bar import bars_of
from immo_blocks.energy.drawing import large_drawings
from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.pill import pill_of
from immo_blocks.energy.value import EnergyValue

register = template.Library()

_DRAWINGS: dict[str, Any] = {"large": large_drawings, "medium": bars_of}


@register.simple_tag
def energy_scale(value: Any, size: str = "large") -> str | SafeString:
    """The scale of a certificate as inline SVG; blank without a class.

    France and Luxembourg have several, drawn side by side.

    ``value`` is an energy block value, its facts, its raw data or anything with ``jurisdiction``,
    ``energy_class`` and ``kwh_m2_year``. ``size`` is pill, medium or large.
    """
    facts = facts_of(value)
    if size == "pill":
        shown = facts.shown_class
        letter = shown.letter if shown else ""
        return energy_pill(facts.jurisdiction, letter, facts.kwh_m2_year)
    drawings = _DRAWINGS[size](facts)
    if not drawings:
        return ""
    template = f"immo_blocks/energy/{size}.html"
    context = {"drawings": drawings, "size": size, "template": template}
    return render_to_string("immo_blocks/energy/drawings.html", context)


@register.simple_tag
def energy_pill(
    jurisdiction: str, energy_class: str, kwh_m2_year: Decimal | None = None
) -> str | SafeString:
    """A class in its colour with the name of the certificate; blank for an unknown class."""
    pill = pill_of(jurisdiction, energy_class, kwh_m2_year, on=timezone.localdate())
    return render_to_string("immo_blocks/energy/pill.html", {"pill": pill}) if pill else ""


def facts_of(value: Any) -> EnergyFacts:
    """Facts of whatever says something about a certificate."""
    if isinstance(value, EnergyFacts):
        return value
    if isinstance(value, EnergyValue):
        return value.facts
    if isinstance(value, dict):
        return EnergyFacts.from_raw(value)
    names = (field.name for field in fields(EnergyFacts) if field.name != "document_id")
    return EnergyFacts.from_raw({name: getattr(value, name, None) for name in names})
