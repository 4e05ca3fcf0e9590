"""Figures with their units and the text alternative of a certificate, in the active language."""

from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.scales import EnergyScale
from immo_blocks.energy.vocabulary import CertificateKind


def number_text(amount: Decimal) -> str:
    """Amount without idle decimals, grouped as the language does: ``1 234,5``."""
    exponent = amount.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return str(formats.number_format(amount, decimals, use_l10n=True, force_grouping=True))


def figure_text(kwh: Decimal) -> str:
    """Specific consumption with its unit, ``301 kWh/m².an``."""
    return _("%(number)s kWh/m².year") % {"number": number_text(kwh)}


def figure_unit() -> str:
    """``kWh/m².an``."""
    return (_("%(number)s kWh/m².year") % {"number": ""}).strip()


def co2_unit() -> str:
    """``kg CO₂/m².an``."""
    return (_("%(number)s kg CO₂/m².year") % {"number": ""}).strip()


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


def track_text(scale: EnergyScale, name: str, letter: str, co2: Decimal | None = None) -> str:
    """Text alternative of a scale beside: ``DPE, climat : classe B, 9 kg CO₂/m².an``."""
    words = {
        "certificate": scale.words.short,
        "name": name,
        "word": scale.words.letter,
        "letter": letter,
    }
    if co2 is None:
        return _("%(certificate)s, %(name)s: %(word)s %(letter)s") % words
    text = _("%(certificate)s, %(name)s: %(word)s %(letter)s, %(figure)s")
    return text % (words | {"figure": co2_text(co2)})


def certificate_text(facts: EnergyFacts) -> str:
    """Text alternative of a certificate; blank while there is none to show."""
    if facts.scale is None or facts.shown_class is None:
        return ""
    return label_text(facts.scale, facts.shown_class.letter, facts.kwh_m2_year)


def rows_abroad(facts: EnergyFacts) -> list[tuple[Any, str]]:
    """What France, Germany and Luxembourg ask for beside: words and texts, those that are known."""
    kinds = dict(CertificateKind.choices)
    rows = [
        (_("heat class"), facts.heat_class),
        (_("climate class"), facts.shown_climate.letter if facts.shown_climate else ""),
        (_("estimated energy cost"), cost_text(facts)),
        (_("kind of certificate"), str(kinds.get(facts.kind, ""))),
    ]
    return [(word, text) for word, text in rows if text]


def rows_of_new_build(facts: EnergyFacts) -> list[tuple[Any, str]]:
    """Levels of a dwelling being built in Belgium: ``E30``, ``K40``."""
    levels = ((_("E level"), "E", facts.e_level), (_("K level"), "K", facts.k_level))
    return [(word, f"{letter}{level}") for word, letter, level in levels if level is not None]


def cost_text(facts: EnergyFacts) -> str:
    """``between 1 200 and 1 680 EUR a year (prices of 2021)``; blank while a part is unknown."""
    if facts.cost_min is None or facts.cost_max is None:
        return ""
    words = {"low": number_text(facts.cost_min), "high": number_text(facts.cost_max)}
    text = _("between %(low)s and %(high)s EUR a year") % words
    if facts.cost_year is None:
        return text
    return _("%(cost)s (prices of %(year)s)") % {"cost": text, "year": facts.cost_year}
