"""Public facts as tables of words: areas, building, money, law. Labels are those of the editor."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from immo_pages import vocabulary as v
from immo_pages.facts import PublicFacts
from immo_pages.formats import CLOSED, area_text, date_text, money_text, number_text


@dataclass(frozen=True)
class FactTable:
    """Rows of label and value under a title; ``code`` is its anchor on the page."""

    code: str
    title: str
    rows: list[tuple[str, str]]


Row = tuple[Any, Any, Callable[[Any], str]]


def fact_tables(facts: PublicFacts) -> list[FactTable]:
    """Tables with at least one row, in the order of the page."""
    tables = (
        ("rooms", gettext_lazy("Rooms and areas"), _rooms(facts)),
        ("building", gettext_lazy("Building and comfort"), _building(facts)),
        ("money", gettext_lazy("Price and charges"), _money(facts)),
        ("law", gettext_lazy("Legal and planning information"), _law(facts)),
    )
    filled = (FactTable(code, str(title), _told(rows)) for code, title, rows in tables)
    return [table for table in filled if table.rows]


def _told(rows: list[Row]) -> list[tuple[str, str]]:
    """Rows that are known. Zero is a fact (no charges), blank is none."""
    known = [(label, value, text) for label, value, text in rows if value not in (None, "", ())]
    return [(str(capfirst(label)), text(value)) for label, value, text in known]


def _rooms(facts: PublicFacts) -> list[Row]:
    return [
        (_("living area"), facts.living_area, area_text),
        (_("total area"), facts.total_area, area_text),
        (_("plot area"), facts.plot_area, area_text),
        (_("garden"), facts.garden_area, area_text),
        (_("orientation of the garden"), facts.garden_orientation, _word(v.OrientationCode)),
        (_("terrace"), facts.terrace_area, area_text),
        (_("rooms"), facts.rooms, str),
        (_("bedrooms"), facts.bedrooms, str),
        (_("bathrooms"), facts.bathrooms, str),
        (_("shower rooms"), facts.shower_rooms, str),
        (_("toilets"), facts.toilets, str),
        (_("floor"), facts.floor, _floor),
        (_("floors of the building"), facts.floors_total, str),
        (_("garages"), facts.garages, str),
        (_("carports"), facts.carports, str),
        (_("outdoor parking spaces"), facts.outdoor_parking, str),
    ]


def _building(facts: PublicFacts) -> list[Row]:
    return [
        (_("year of construction"), facts.year_built, str),
        (_("year of renovation"), facts.year_renovated, str),
        (_("condition"), facts.condition, _word(v.Condition)),
        (_("facades"), facts.facades, str),
        (_("heating"), facts.heating, _word(v.Heating)),
        (_("energy sources"), facts.energy_sources, _words(v.Heating)),
        (_("cooling"), facts.has_cooling, _yes_no),
        (_("solar panels"), facts.has_solar_panels, _yes_no),
        (_("heat pump"), facts.has_heat_pump, _yes_no),
        (_("features"), facts.features, _words(v.Feature)),
    ]


def _money(facts: PublicFacts) -> list[Row]:
    price = facts.price
    shown = price.amount if facts.status not in CLOSED else None
    letting = facts.transaction == v.Transaction.RENT
    return [
        (
            _("rent") if letting else _word(v.PriceDisplay)(price.display),
            shown,
            _money_in(price.currency),
        ),
        (_("charges"), price.charges, _charges(price)),
        (_("rental deposit"), price.deposit, _money_in(price.currency)),
        (_("tax"), price.vat_regime, lambda code: _tax(code, price.vat_rate)),
        (_("cadastral income"), price.cadastral_income, _money_in(price.currency)),
        (_("co-ownership charges"), price.co_ownership_charges, _monthly(price.currency)),
        (_("available from"), facts.available_from, date_text),
        (_("availability"), facts.availability, str),
        (_("length of the lease"), facts.lease_months, _months),
        (_("tenanted"), facts.is_tenanted, _yes_no),
        (_("reference"), facts.reference, str),
    ]


def _law(facts: PublicFacts) -> list[Row]:
    return [
        (_("planning permit"), facts.planning_permit, _word(v.Answer)),
        (_("land use"), facts.land_use, _word(v.LandUse)),
        (_("subdivision permit"), facts.subdivision_permit, _word(v.Answer)),
        (_("pre-emption right"), facts.pre_emption_right, _word(v.Answer)),
        (_("summons or remedial measure"), facts.planning_summons, _word(v.Answer)),
        (_("P-score"), facts.flood_p_score, _word(v.FloodScore)),
        (_("G-score"), facts.flood_g_score, _word(v.FloodScore)),
        (_("protected heritage"), facts.is_heritage, _yes_no),
        (_("electrical inspection"), facts.electrical_conformity, _word(v.Conformity)),
        (_("oil tank"), facts.oil_tank_status, _word(v.Conformity)),
        (_("asbestos certificate"), facts.asbestos_certificate, _word(v.Conformity)),
        (_("as-built certificate"), facts.as_built_file, _word(v.Conformity)),
    ]


def _word(vocabulary: Any) -> Callable[[str], str]:
    return lambda code: str(capfirst(dict(vocabulary.choices).get(code, code)))


def _words(vocabulary: Any) -> Callable[[tuple[str, ...]], str]:
    labels = dict(vocabulary.choices)
    return lambda codes: str(capfirst(", ".join(str(labels.get(code, code)) for code in codes)))


def _yes_no(answer: bool) -> str:
    return _("Yes") if answer else _("No")


def _floor(floor: int) -> str:
    return _("ground floor") if floor == 0 else number_text(floor)


def _months(count: int) -> str:
    return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}


def _money_in(currency: str) -> Callable[[Any], str]:
    return lambda amount: money_text(amount, currency)


def _monthly(currency: str) -> Callable[[Any], str]:
    return lambda amount: _("%(rent)s/month") % {"rent": money_text(amount, currency)}


def _charges(price: Any) -> Callable[[Any], str]:
    kind = dict(v.ChargesKind.choices).get(price.charges_kind)
    monthly = _monthly(price.currency)
    return lambda amount: f"{monthly(amount)} ({kind})" if kind else monthly(amount)


def _tax(code: str, rate: Any) -> str:
    word = _word(v.VatRegime)(code)
    return f"{word} {number_text(rate)} %" if rate is not None else word
