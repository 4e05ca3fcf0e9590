"""What cannot be right on a certificate, with what to do about it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from immo_blocks.energy.facts import OF_THE_SCALE, EnergyFacts
from immo_blocks.energy.scales import EnergyClass
from immo_blocks.energy.vocabulary import BuildingKind

Errors = dict[str, ValidationError]


def errors_of(raw: Mapping[str, Any], facts: EnergyFacts) -> Errors:
    """Errors by field of a cleaned value and what it says."""
    return {
        **_building_errors(raw, facts),
        **_letter_errors(facts),
        **_date_errors(facts),
        **_cost_errors(facts),
    }


def _building_errors(raw: Mapping[str, Any], facts: EnergyFacts) -> Errors:
    """A letter of another scale beside those of dwellings would mislead (domain.md 1.1, trap 6)."""
    filled = [name for name in OF_THE_SCALE if raw.get(name) not in (None, "")]
    if not facts.is_other_building or not filled:
        return {}
    text = _(
        "The classes here are those of dwellings; the certificate of this kind (%(kind)s) has "
        "others. Empty the classes and the figures per m², keep number and dates, and add the "
        "certificate as a document: visitors find it there."
    )
    words = {"kind": BuildingKind(facts.building_kind).label}
    return {"building_kind": ValidationError(text % words, code="other_certificate")}


def _letter_errors(facts: EnergyFacts) -> Errors:
    scale = facts.scale
    if scale is None:
        return {}
    of_field = {
        "energy_class": scale.classes,
        "ghg_class": scale.climate,
        "heat_class": scale.heat,
    }
    return {
        name: _unknown_letter(facts, getattr(facts, name), known)
        for name, known in of_field.items()
        if known and getattr(facts, name) not in ("", *(one.letter for one in known))
    }


def _unknown_letter(
    facts: EnergyFacts, letter: str, known: tuple[EnergyClass, ...]
) -> ValidationError:
    text = _("%(region)s has no class %(letter)s. Its classes are: %(letters)s.")
    words = {
        "region": facts.scale.name if facts.scale else "",
        "letter": letter,
        "letters": ", ".join(one.letter for one in known),
    }
    return ValidationError(text % words, code="letter")


def _date_errors(facts: EnergyFacts) -> Errors:
    if facts.issued_on and facts.issued_on > timezone.localdate():
        text = _("The date of issue is in the future.")
        return {"issued_on": ValidationError(text, code="future")}
    if facts.issued_on and facts.valid_until and facts.valid_until < facts.issued_on:
        text = _("The certificate cannot end before it was issued.")
        return {"valid_until": ValidationError(text, code="order")}
    return {}


def _cost_errors(facts: EnergyFacts) -> Errors:
    if facts.cost_min is None or facts.cost_max is None or facts.cost_min <= facts.cost_max:
        return {}
    return {"cost_max": ValidationError(_("Lower than the lowest cost."), code="order")}
