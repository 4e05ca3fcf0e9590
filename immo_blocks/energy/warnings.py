"""What looks wrong on a certificate. Warnings, never errors: the certificate may be right."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.vocabulary import EnergyStatus
from immo_blocks.energy.words import figure_text


@dataclass(frozen=True)
class EnergyWarning:
    """A code for programs and a sentence for people, in the active language."""

    code: str
    message: str


def warnings_of(facts: EnergyFacts, *, on: date) -> list[EnergyWarning]:
    """All that deserves a second look on a certificate shown on a day."""
    found = (
        _implausible(facts),
        _disagreement(facts),
        _number(facts),
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


def _number(facts: EnergyFacts) -> EnergyWarning | None:
    number, scale = facts.certificate_number, facts.scale
    if not number or scale is None:
        return None
    if not scale.knows_number(number):
        text = _("The certificate number does not look like those of this region.")
        return EnergyWarning("number_form", text)
    stamp = number[:8]
    if facts.issued_on and stamp.isdigit() and stamp != f"{facts.issued_on:%Y%m%d}":
        text = _("The certificate number begins with another date than the date of issue.")
        return EnergyWarning("number_date", text)
    return None


def _expired(facts: EnergyFacts, on: date) -> EnergyWarning | None:
    if not facts.has_certificate or not facts.is_expired(on):
        return None
    return EnergyWarning("expired", _("The certificate has expired."))


def _no_reason(facts: EnergyFacts) -> EnergyWarning | None:
    if facts.status != EnergyStatus.EXEMPT or facts.exemption_reason:
        return None
    return EnergyWarning("no_reason", _("Say why the property is exempt."))
