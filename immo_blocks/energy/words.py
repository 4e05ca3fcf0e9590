"""Figures with their units and the text alternative of a certificate, in the active language."""

from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.scales import EnergyScale


def number_text(amount: Decimal) -> str:
    """Amount without idle decimals, grouped as the language does: ``1 234,5``."""
    exponent = amount.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return str(formats.number_format(amount, decimals, use_l10n=True, force_grouping=True))


def figure_text(kwh: Decimal) -> str:
    """Specific consumption with its unit, ``301 kWh/m².an``."""
    return _("%(number)s kWh/m².year") % {"number": number_text(kwh)}


def total_text(kwh: Decimal) -> str:
    """Total consumption with its unit, ``16 234 kWh/an``."""
    return _("%(number)s kWh/year") % {"number": number_text(kwh)}


def co2_text(kilograms: Decimal) -> str:
    """CO₂ emission with its unit, ``29 kg CO₂/m².an``."""
    return _("%(number)s kg CO₂/m².year") % {"number": number_text(kilograms)}


def label_text(scale: EnergyScale, letter: str, kwh: Decimal | None = None) -> str:
    """Text alternative of a drawing: ``PEB : classe D, 301 kWh/m².an``."""
    words = {"certificate": scale.words.short, "word": scale.words.letter, "letter": letter}
    if kwh is None:
        return _("%(certificate)s: %(word)s %(letter)s") % words
    text = _("%(certificate)s: %(word)s %(letter)s, %(figure)s")
    return text % (words | {"figure": figure_text(kwh)})


def certificate_text(facts: EnergyFacts) -> str:
    """Text alternative of a certificate; blank while there is none to show."""
    if facts.scale is None or facts.shown_class is None:
        return ""
    return label_text(facts.scale, facts.shown_class.letter, facts.kwh_m2_year)
