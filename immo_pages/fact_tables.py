"""Public facts as tables of words: areas, building, money, law. Labels are those of the editor."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from immo_pages import vocabulary as v
from immo_pages.facts import PublicFacts
from immo_pages.flemish import FLOOD_SYMBOL, abbreviation
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
        (_("furnished"), facts.is_furnished, _yes_no),
        (_("features"), facts.features, _words(v.Feature)),
    ]


def _money(facts: PublicFacts) -> list[Row]:
    price = facts.price
    open_ = facts.status not in CLOSED
    shown = price.amount if open_ else None
    letting = facts.transaction == v.Transaction.RENT
    return [
        (
            _("rent") if letting else _word(v.PriceDisplay)(price.display),
            shown,
            _money_in(price.currency),
        ),
        (_("bouquet"), price.annuity_bouquet if open_ else None, _money_in(price.currency)),
        (_("annuity"), price.annuity_monthly if open_ else None, _monthly(price.currency)),
        (_("charges"), price.charges, _charges(price)),
        (_("individual meters"), price.individual_meters, _yes_no),
        (_("rental deposit"), price.deposit, _money_in(price.currency)),
        (_("tax"), price.vat_regime, lambda code: _tax(code, price.vat_rate)),
        (_("cadastral income"), price.cadastral_income, _money_in(price.currency)),
        (_("co-ownership charges"), price.co_ownership_charges, _monthly(price.currency)),
        *_french_money(facts, open_),
        (_("available from"), facts.available_from, date_text),
        (_("availability"), facts.availability, str),
        (_("length of the lease"), facts.lease_months, _months),
        (_("tenanted"), facts.is_tenanted, _yes_no),
        (_("reference"), facts.reference, str),
    ]


def _french_money(facts: PublicFacts, open_: bool) -> list[Row]:
    price = facts.price
    without = price.price_without_fees if open_ else None
    return [
        (_("agency fees"), price.agency_fees_percent, _percent),
        (_("fees paid by"), price.agency_fees_paid_by, _word(v.FeesPayer)),
        (_("price without fees"), without, _money_in(price.currency)),
        (_("fees of the tenant"), price.letting_fees, _money_in(price.currency)),
        (
            _("yearly share of the charges"),
            price.condominium_charges_yearly,
            _money_in(price.currency),
        ),
    ]


def _law(facts: PublicFacts) -> list[Row]:
    return [
        *_planning(facts),
        (_("P-score"), facts.flood_p_score, _flood),
        (_("G-score"), facts.flood_g_score, _flood),
        (_("date of the flood report"), facts.flood_report_on, date_text),
        (_("statement on risks"), facts.risks_statement, str),
        (_("in co-ownership"), facts.is_condominium, _yes_no),
        (_("lots of the co-ownership"), facts.condominium_lots, str),
        (_("procedure against the co-ownership"), facts.has_condominium_procedure, _yes_no),
        (_("protected heritage"), facts.is_heritage, _yes_no),
        (_("electrical inspection"), facts.electrical_conformity, _word(v.Conformity)),
        (_("oil tank"), facts.oil_tank_status, _word(v.Conformity)),
        (_("asbestos certificate"), facts.asbestos_certificate, _word(v.Conformity)),
        (_("as-built certificate"), facts.as_built_file, _word(v.Conformity)),
    ]


def _planning(facts: PublicFacts) -> list[Row]:
    told = _in_flanders(facts)
    requested = _("requested") if facts.planning_extract_requested else None
    return [
        (_("planning permit"), facts.planning_permit, told("planning_permit", v.Answer)),
        (_("land use"), facts.land_use, told("land_use", v.LandUse)),
        (_("subdivision permit"), facts.subdivision_permit, told("subdivision_permit", v.Answer)),
        (_("pre-emption right"), facts.pre_emption_right, told("pre_emption_right", v.Answer)),
        (
            _("summons or remedial measure"),
            facts.planning_summons,
            told("planning_summons", v.Answer),
        ),
        (_("planning extract"), requested, str),
        (_("date of the planning extract"), facts.planning_extract_on, date_text),
        (_("planning information"), facts.planning_information, str),
        (_("planning information on the web"), facts.planning_information_url, str),
    ]


def _in_flanders(facts: PublicFacts) -> Callable[[str, Any], Callable[[str], str]]:
    """Words of an answer, in Flanders with the abbreviation of the trade: ``Yes (Vg)``."""
    is_flemish = facts.address.region == v.Region.FLANDERS

    def told(column: str, vocabulary: Any) -> Callable[[str], str]:
        def text(code: str) -> str:
            word = _word(vocabulary)(code)
            short = abbreviation(column, code) if is_flemish else ""
            return f"{word} ({short})" if short else word

        return text

    return told


def _flood(score: str) -> str:
    word = _word(v.FloodScore)(score)
    return f"{FLOOD_SYMBOL} {word}" if score == v.FloodScore.D else word


def _percent(rate: Any) -> str:
    return _("%(rate)s %% of the price without fees") % {"rate": number_text(rate)}


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
