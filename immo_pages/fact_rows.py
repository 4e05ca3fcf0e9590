"""Rows of public facts, part by part: labels are those of the editor."""

from collections.abc import Callable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from immo_blocks.facts.parts import Part
from immo_pages import vocabulary as v
from immo_pages.facts import PublicFacts
from immo_pages.flemish import FLOOD_SYMBOL, abbreviation
from immo_pages.formats import CLOSED, area_text, date_text, money_text, number_text

Row = tuple[Any, Any, Callable[[Any], str]]
#: Sales whose price alone would say the wrong thing.
_UNUSUAL = (v.Transaction.LIFE_ANNUITY, v.Transaction.PUBLIC_SALE, v.Transaction.LEASE)


def told_rows(part: str, facts: PublicFacts) -> list[tuple[str, str]]:
    """Rows of ``part`` that are known. Zero is a fact (no charges), blank is none."""
    rows = _ROWS[Part(part)](facts)
    known = [(label, value, text) for label, value, text in rows if value not in (None, "", ())]
    return [(str(capfirst(label)), text(value)) for label, value, text in known]


def feature_words(facts: PublicFacts) -> tuple[str, ...]:
    """What the property is equipped with, a word each."""
    labels = dict(v.Feature.choices)
    return tuple(str(capfirst(labels.get(code, code))) for code in facts.features)


def _areas(facts: PublicFacts) -> list[Row]:
    return [
        (_("living area"), facts.living_area, area_text),
        (_("total area"), facts.total_area, area_text),
        (_("plot area"), facts.plot_area, area_text),
        (_("garden"), facts.garden_area, area_text),
        (_("orientation of the garden"), facts.garden_orientation, _word(v.OrientationCode)),
        (_("terrace"), facts.terrace_area, area_text),
    ]


def _rooms(facts: PublicFacts) -> list[Row]:
    return [
        (_("rooms"), facts.rooms, str),
        (_("bedrooms"), facts.bedrooms, str),
        (_("bathrooms"), facts.bathrooms, str),
        (_("shower rooms"), facts.shower_rooms, str),
        (_("toilets"), facts.toilets, str),
        (_("floor"), facts.floor, _floor),
        (_("floors of the building"), facts.floors_total, str),
    ]


def _parking(facts: PublicFacts) -> list[Row]:
    return [
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
    ]


def _comfort(facts: PublicFacts) -> list[Row]:
    return [
        (_("heating"), facts.heating, _word(v.Heating)),
        (_("energy sources"), facts.energy_sources, _words(v.Heating)),
        (_("cooling"), facts.has_cooling, _yes_no),
        (_("solar panels"), facts.has_solar_panels, _yes_no),
        (_("heat pump"), facts.has_heat_pump, _yes_no),
        (_("furnished"), facts.is_furnished, _yes_no),
    ]


def _features(facts: PublicFacts) -> list[Row]:
    return [(_("features"), facts.features, _words(v.Feature))]


def _price(facts: PublicFacts) -> list[Row]:
    price = facts.price
    open_ = facts.status not in CLOSED
    on_request = price.display == v.PriceDisplay.ON_REQUEST
    letting = facts.transaction == v.Transaction.RENT
    usual = _("rent") if letting else _word(v.PriceDisplay)(price.display)
    amount = _monthly if letting else _money_in
    unusual = facts.transaction if facts.transaction in _UNUSUAL else None
    return [
        (_("transaction"), unusual, _word(v.Transaction)),
        (_("price"), price.display if open_ and on_request else None, _word(v.PriceDisplay)),
        (usual, price.amount if open_ else None, amount(price.currency)),
        (_("bouquet"), price.annuity_bouquet if open_ else None, _money_in(price.currency)),
        (_("annuity"), price.annuity_monthly if open_ else None, _monthly(price.currency)),
    ]


def _charges_rows(facts: PublicFacts) -> list[Row]:
    price = facts.price
    yearly = _("yearly share of the charges")
    return [
        (_("charges"), price.charges, _charges(price)),
        (_("individual meters"), price.individual_meters, _yes_no),
        (_("rental deposit"), price.deposit, _money_in(price.currency)),
        (_("co-ownership charges"), price.co_ownership_charges, _monthly(price.currency)),
        (yearly, price.condominium_charges_yearly, _money_in(price.currency)),
    ]


def _taxes(facts: PublicFacts) -> list[Row]:
    price = facts.price
    return [
        (_("tax"), price.vat_regime, lambda code: _tax(code, price.vat_rate)),
        (_("cadastral income"), price.cadastral_income, _money_in(price.currency)),
    ]


def _fees(facts: PublicFacts) -> list[Row]:
    price = facts.price
    without = price.price_without_fees if facts.status not in CLOSED else None
    return [
        (_("agency fees"), price.agency_fees_percent, _percent),
        (_("fees paid by"), price.agency_fees_paid_by, _word(v.FeesPayer)),
        (_("price without fees"), without, _money_in(price.currency)),
        (_("fees of the tenant"), price.letting_fees, _money_in(price.currency)),
    ]


def _terms(facts: PublicFacts) -> list[Row]:
    return [
        (_("available from"), facts.available_from, date_text),
        (_("availability"), facts.availability, str),
        (_("length of the lease"), facts.lease_months, _months),
        (_("tenanted"), facts.is_tenanted, _yes_no),
        (_("reference"), facts.reference, str),
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


def _flood_rows(facts: PublicFacts) -> list[Row]:
    return [
        (_("P-score"), facts.flood_p_score, _flood),
        (_("G-score"), facts.flood_g_score, _flood),
        (_("date of the flood report"), facts.flood_report_on, date_text),
        (_("statement on risks"), facts.risks_statement, str),
    ]


def _co_ownership(facts: PublicFacts) -> list[Row]:
    return [
        (_("in co-ownership"), facts.is_condominium, _yes_no),
        (_("lots of the co-ownership"), facts.condominium_lots, str),
        (_("procedure against the co-ownership"), facts.has_condominium_procedure, _yes_no),
    ]


def _inspections(facts: PublicFacts) -> list[Row]:
    return [
        (_("protected heritage"), facts.is_heritage, _yes_no),
        (_("electrical inspection"), facts.electrical_conformity, _word(v.Conformity)),
        (_("oil tank"), facts.oil_tank_status, _word(v.Conformity)),
        (_("asbestos certificate"), facts.asbestos_certificate, _word(v.Conformity)),
        (_("as-built certificate"), facts.as_built_file, _word(v.Conformity)),
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


_ROWS: dict[Part, Callable[[PublicFacts], list[Row]]] = {
    Part.AREAS: _areas,
    Part.ROOMS: _rooms,
    Part.PARKING: _parking,
    Part.BUILDING: _building,
    Part.COMFORT: _comfort,
    Part.FEATURES: _features,
    Part.PRICE: _price,
    Part.CHARGES: _charges_rows,
    Part.TAXES: _taxes,
    Part.FEES: _fees,
    Part.TERMS: _terms,
    Part.PLANNING: _planning,
    Part.FLOOD: _flood_rows,
    Part.CO_OWNERSHIP: _co_ownership,
    Part.INSPECTIONS: _inspections,
}
