"""The energy certificate of a row as raw JSON of the energy block, checked against its scale.

Sources: research/domain.md 1.1. The letter of the certificate wins over the figure; real files hold
the yearly total in the column of kWh/m².year.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.vocabulary import EnergyStatus
from immo_feeds.csv_source.findings import Code
from immo_feeds.csv_source.reading import Reading
from immo_feeds.csv_source.rules import ColumnRule
from immo_pages.regions import region_of
from immo_pages.vocabulary import Region

_AS_THEY_ARE = (
    "ghg_class",
    "kind",
    "cost_year",
    "heat_class",
    "cold_zone",
    "building_kind",
    "e_level",
    "k_level",
    "heat_demand",
    "heating_quality",
    "hot_water_quality",
    "ventilation",
)
LOWEST_KWH = Decimal(-200)  # kWh/m².year; a house that feeds the grid goes below 0
HIGHEST_KWH = Decimal(1500)


def read_energy(
    rules: tuple[ColumnRule, ...], values: Mapping[str, Any], reading: Reading
) -> dict[str, Any] | None:
    """Raw value of an energy block without its document; None when the row has no certificate.

    Numbers are decimal strings, dates ISO 8601, so that the value is JSON as it stands.
    """
    facts = {rule.field.name: reading.read_if(rule, values) for rule in rules}
    columns = {rule.field.name: reading.cell(rule.columns)[0] for rule in rules}
    if not _says_something(facts):
        return None
    region = region_of(values.get("country", "BE"), values.get("postal_code") or "")
    if region is None or region is Region.OTHER:
        letter = facts.get("energy_class") or ""
        reading.warn(columns.get("energy_class", ""), letter, Code.ENERGY_WITHOUT_REGION)
        return None
    _check_kwh(facts, columns, values.get("living_area"), reading)
    _check_class(region.value, facts, columns, reading)
    return _raw(region.value, facts) if _says_something(facts) else None


def _check_kwh(
    facts: dict[str, Any], columns: dict[str, str], area: Decimal | None, reading: Reading
) -> None:
    """A total in the place of kWh/m² is left out, not guessed to be the total."""
    kwh = facts.get("kwh_m2_year")
    if kwh is None or LOWEST_KWH <= kwh <= HIGHEST_KWH:
        return
    expected = _("%(low)s to %(high)s kWh/m².year") % {"low": LOWEST_KWH, "high": HIGHEST_KWH}
    if area and 0 < kwh / area <= HIGHEST_KWH:
        expected += "; " + _("as a yearly total over %(area)s m² it is %(each)s kWh/m²") % {
            "area": _plain(area),
            "each": round(kwh / area),
        }
    reading.warn(columns["kwh_m2_year"], _plain(kwh), Code.KWH_IMPLAUSIBLE, expected)
    facts["kwh_m2_year"] = None


def _check_class(
    jurisdiction: str, facts: dict[str, Any], columns: dict[str, str], reading: Reading
) -> None:
    certificate = EnergyFacts.from_raw(_raw(jurisdiction, facts))
    scale, letter = certificate.scale, certificate.energy_class
    facts["energy_class"] = letter
    if not letter or scale is None:
        return
    column = columns["energy_class"]
    if certificate.class_of_letter is None:
        letters = ", ".join(one.letter for one in scale.classes)
        reading.warn(column, letter, Code.CLASS_NOT_IN_SCALE, letters)
        facts["energy_class"] = ""
    elif certificate.disagreement and (figure := certificate.class_of_figure):
        expected = _("%(letter)s for %(kwh)s kWh/m².year") % {
            "letter": figure.letter,
            "kwh": _plain(facts["kwh_m2_year"]),
        }
        reading.warn(column, letter, Code.CLASS_DISAGREES, expected)


def _raw(jurisdiction: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "jurisdiction": jurisdiction,
        "status": EnergyStatus.VALID.value,
        "energy_class": facts.get("energy_class") or "",
        "kwh_m2_year": _json(facts.get("kwh_m2_year")),
        "total_kwh_year": _json(facts.get("total_kwh_year")),
        "co2_kg_m2_year": _json(facts.get("co2_kg_m2_year")),
        "certificate_number": facts.get("certificate_number") or "",
        "issued_on": _json(facts.get("issued_on")),
        "valid_until": _json(facts.get("valid_until")),
        "exemption_reason": "",
    } | _beside(facts)


def _beside(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What not every certificate says; left out where the file says nothing of it."""
    told = {name: facts.get(name) for name in _AS_THEY_ARE}
    told |= {name: _json(facts.get(name)) for name in ("cost_min", "cost_max")}
    return {name: value for name, value in told.items() if value not in (None, "")}


def _json(value: Decimal | date | None) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else _plain(value)


def _plain(number: Decimal) -> str:
    """“301”, “128.8”, never “3E+2” or “301.00”."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _says_something(facts: Mapping[str, Any]) -> bool:
    return any(fact is not None and fact != "" for fact in facts.values())
