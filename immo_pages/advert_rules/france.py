"""What an advert of an agency says of a property in France."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_pages.advert_rules import sources
from immo_pages.advert_rules.energy import CERTIFIED, certificate_missing, has_certificate, lacks
from immo_pages.advert_rules.groups import DWELLINGS, FRANCE, HOMES, LETTING
from immo_pages.advert_rules.rule import Case, error, warning
from immo_pages.vocabulary import Category, Feature, FeesPayer, PriceDisplay, Transaction

_DOUBLE_THRESHOLD = date(2021, 7, 1)
_SALE = {
    "regions": FRANCE,
    "transactions": frozenset({Transaction.SALE}),
    "origin": sources.FRANCE_SALE,
}
_LETTING = {
    "regions": FRANCE,
    "transactions": LETTING,
    "categories": DWELLINGS,
    "usages": HOMES,
    "origin": sources.FRANCE_LETTING,
}
_ENERGY = CERTIFIED | {"regions": FRANCE, "origin": sources.FRANCE_ENERGY}
_PAID_BY_BUYER = {FeesPayer.BUYER, FeesPayer.BOTH}


def _blank(column: str) -> Any:
    return lambda case: getattr(case.page, column) in (None, "")


def _price_is_told(case: Case) -> bool:
    return bool(case.page.price_display != PriceDisplay.ON_REQUEST)


def _buyer_pays_and_lacks(column: str) -> Any:
    def missing(case: Case) -> bool:
        buyer = case.page.agency_fees_paid_by in _PAID_BY_BUYER
        return buyer and _price_is_told(case) and getattr(case.page, column) is None

    return missing


def _in_condominium_and_lacks(column: str) -> Any:
    return lambda case: bool(case.page.is_condominium) and getattr(case.page, column) is None


def _cost_missing(case: Case) -> bool:
    page = case.page
    parts = (page.epc_cost_min, page.epc_cost_max, page.epc_cost_year)
    return has_certificate(case) and None in parts


def _too_old(case: Case) -> bool:
    issued = case.page.epc_issued_on
    return issued is not None and issued < _DOUBLE_THRESHOLD


def _furnished_unknown(case: Case) -> bool:
    told = Feature.FURNISHED in (case.page.features or ())
    return case.page.is_furnished is None and not told


def _area_missing(case: Case) -> bool:
    return Decimal(case.page.living_area or 0) <= 0


_ENERGY_RULES = (
    error(
        "fr_energy_class_missing",
        missing=lambda case: certificate_missing(case) or lacks("epc_class")(case),
        message=_("The energy class (DPE) is missing."),
        remedy=_("Add the energy block with both classes, or the reason of an exemption."),
        **_ENERGY,
    ),
    error(
        "fr_climate_class_missing",
        missing=lacks("epc_ghg_class"),
        message=_("The climate class (GES) is missing."),
        remedy=_("Write the letter of the greenhouse gas emission in the energy block."),
        **_ENERGY,
    ),
    error(
        "fr_energy_cost_missing",
        missing=_cost_missing,
        message=_("The estimated yearly energy cost or its reference year is missing."),
        remedy=_("Write lowest and highest cost and the year of the prices in the energy block."),
        **_ENERGY,
    ),
    warning(
        "fr_energy_too_old",
        missing=_too_old,
        message=_("A certificate from before 1 July 2021 may no longer be valid."),
        remedy=_("Ask for a new certificate."),
        valid_from=date(2025, 1, 1),
        **_ENERGY | {"origin": sources.FRANCE_OLD_DPE},
    ),
)

_SALE_RULES = (
    error(
        "fr_fees_payer_missing",
        missing=lambda case: _price_is_told(case) and not case.page.agency_fees_paid_by,
        message=_("The advert does not say who pays the fees of the agency."),
        remedy=_("Choose the buyer, the seller or both."),
        field="agency_fees_paid_by",
        **_SALE,
    ),
    error(
        "fr_fees_percent_missing",
        missing=_buyer_pays_and_lacks("agency_fees_percent"),
        message=_("The fees of the agency in percent are missing."),
        remedy=_("Write them as a percentage of the price without fees."),
        field="agency_fees_percent",
        **_SALE,
    ),
    error(
        "fr_price_without_fees_missing",
        missing=_buyer_pays_and_lacks("price_without_fees"),
        message=_("The price without fees is missing."),
        remedy=_("Write the price with and without the fees of the agency."),
        field="price_without_fees",
        **_SALE,
    ),
    error(
        "fr_condominium_missing",
        missing=_blank("is_condominium"),
        message=_("The advert does not say whether the property is in co-ownership."),
        remedy=_("Choose yes or no."),
        field="is_condominium",
        categories=frozenset({Category.APARTMENT}),
        **_SALE,
    ),
    error(
        "fr_condominium_lots_missing",
        missing=_in_condominium_and_lacks("condominium_lots"),
        message=_("The number of lots of the co-ownership is missing."),
        remedy=_("Write how many lots the co-ownership has."),
        field="condominium_lots",
        **_SALE,
    ),
    error(
        "fr_condominium_charges_missing",
        missing=_in_condominium_and_lacks("condominium_charges_yearly"),
        message=_("The yearly charges of the co-ownership are missing."),
        remedy=_("Write the average share of the seller, a year."),
        field="condominium_charges_yearly",
        **_SALE,
    ),
    error(
        "fr_condominium_procedure_missing",
        missing=_in_condominium_and_lacks("has_condominium_procedure"),
        message=_("The advert does not say whether there is a procedure against the co-ownership."),
        remedy=_("Choose yes or no."),
        field="has_condominium_procedure",
        **_SALE,
    ),
)

_LETTING_RULES = (
    error(
        "fr_charges_missing",
        missing=_blank("charges_monthly"),
        message=_("The monthly charges are missing."),
        remedy=_("Write the charges beside the rent; write 0 when there are none."),
        field="charges_monthly",
        **_LETTING,
    ),
    error(
        "fr_deposit_missing",
        missing=_blank("deposit"),
        message=_("The rental deposit is missing."),
        remedy=_("Write the deposit; write 0 when there is none."),
        field="deposit",
        **_LETTING,
    ),
    error(
        "fr_letting_fees_missing",
        missing=_blank("letting_fees"),
        message=_("The fees of the tenant are missing."),
        remedy=_("Write what the tenant pays the agency; write 0 when it is nothing."),
        field="letting_fees",
        **_LETTING,
    ),
    error(
        "fr_furnished_missing",
        missing=_furnished_unknown,
        message=_("The advert does not say whether the dwelling is furnished."),
        remedy=_("Choose yes or no."),
        field="is_furnished",
        **_LETTING,
    ),
    error(
        "fr_living_area_missing",
        missing=_area_missing,
        message=_("The living area is missing."),
        remedy=_("Write the living area in m²."),
        field="living_area",
        **_LETTING,
    ),
)

RULES = (
    *_ENERGY_RULES,
    *_SALE_RULES,
    *_LETTING_RULES,
    warning(
        "fr_risks_missing",
        missing=_blank("risks_statement"),
        message=_("The statement on the risks of the place (Géorisques) is missing."),
        remedy=_("Write where visitors find the information on risks."),
        field="risks_statement",
        regions=FRANCE,
        origin=sources.FRANCE_RISKS,
    ),
)
