"""What looks wrong on a certificate. Warnings, never errors: the certificate may be right."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.vocabulary import EnergyStatus
from immo_blocks.energy.words import figure_text, total_text


@dataclass(frozen=True)
class EnergyWarning:
    """A code for programs and a sentence for people, in the active language."""

    code: str
    message: str


#: Heated floor area and living area differ; beyond this factor something was typed wrongly.
_TOTAL_FACTOR = 2


def warnings_of(
    facts: EnergyFacts, *, on: date, area: Decimal | None = None
) -> list[EnergyWarning]:
    """All that deserves a second look on a certificate shown on a day.

    ``area`` is the living area in m², where the asker knows it.
    """
    found = (
        _implausible(facts),
        _disagreement(facts),
        _total(facts, area),
        _number(facts, on),
        _expired(facts, on),
        _no_reason(facts),
    )
    return [warning for warning in found if warning]


def _implausible(facts: EnergyFacts) -> EnergyWarning | None:
    kwh, scale = facts.kwh_m2_year, facts.scale
    if kwh is None or scale is None or scale.plausible(kwh):
        return None
    text = _("%(figure)s is unlikely: is it the total consumption, not the one per m²?")
    return EnergyWarning("implausible", text % {"figure": figure_text(kwh)})


def _disagreement(facts: EnergyFacts) -> EnergyWarning | None:
    figure = facts.class_of_figure
    if not facts.disagreement or figure is None:
        return None
    text = _(
        "The certificate says %(letter)s, the consumption gives %(other)s. "
        "The letter of the certificate is shown; check both."
    )
    return EnergyWarning(
        "disagreement", text % {"letter": facts.energy_class, "other": figure.letter}
    )


def _total(facts: EnergyFacts, area: Decimal | None) -> EnergyWarning | None:
    """Total consumption is about consumption times heated area (domain.md 1.5)."""
    total, kwh = facts.total_kwh_year, facts.kwh_m2_year
    if not total or not kwh or total < 0 or kwh < 0:
        return None
    if total == kwh:
        text = _("Total consumption and consumption per m² are the same figure.")
        return EnergyWarning("total_disagrees", text)
    expected = kwh * Decimal(area) if area else None
    if expected is None or expected / _TOTAL_FACTOR <= total <= expected * _TOTAL_FACTOR:
        return None
    text = _("%(total)s is far from %(figure)s times the living area: check both figures.")
    words = {"total": total_text(total), "figure": figure_text(kwh)}
    return EnergyWarning("total_disagrees", text % words)


def _number(facts: EnergyFacts, on: date) -> EnergyWarning | None:
    number, scale = facts.certificate_number, facts.scale
    if not number or scale is None:
        return None
    if not scale.knows_number(number):
        text = _("The certificate number does not look like those of this region.")
        return EnergyWarning("number_form", text)
    stamp = number[:8]
    if not (stamp.isascii() and stamp.isdigit()) or not scale.dated_numbers:
        return None
    if facts.issued_on and stamp != f"{facts.issued_on:%Y%m%d}":
        text = _("The certificate number begins with another date than the date of issue.")
        return EnergyWarning("number_date", text)
    if stamp > f"{on:%Y%m%d}":
        text = _("The certificate number begins with a date in the future.")
        return EnergyWarning("number_future", text)
    return None


def _expired(facts: EnergyFacts, on: date) -> EnergyWarning | None:
    if not facts.has_certificate or not facts.is_expired(on):
        return None
    return EnergyWarning("expired", _("The certificate has expired."))


def _no_reason(facts: EnergyFacts) -> EnergyWarning | None:
    if facts.status != EnergyStatus.EXEMPT or facts.exemption_reason:
        return None
    return EnergyWarning("no_reason", _("Say why the property is exempt."))
