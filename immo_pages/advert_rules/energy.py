"""Energy mentions: Wallonia, Flanders, Brussels, and the neighbours but France."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_blocks.energy.vocabulary import BuildingKind, EnergyStatus
from immo_pages.advert_rules import sources
from immo_pages.advert_rules.groups import (
    BELGIUM,
    BRUSSELS,
    DWELLINGS,
    FLANDERS,
    FRANCE,
    GERMANY,
    HOMES,
    LUXEMBOURG,
    NETHERLANDS,
    WALLONIA,
)
from immo_pages.advert_rules.rule import Case, Place, error, warning
from immo_pages.vocabulary import AddressVisibility

#: Of dwellings; other buildings have other certificates and scales (domain.md 1.1, trap 6).
CERTIFIED: dict[str, Any] = {
    "field": "body",
    "block": "energy",
    "place": Place.BLOCK,
    "categories": DWELLINGS,
    "usages": HOMES,
}
_SINCE_2015 = date(2015, 1, 1)
_NONE_NEEDED = {EnergyStatus.EXEMPT, EnergyStatus.NOT_REQUIRED}


def needs_certificate(case: Case) -> bool:
    """Whether nobody said that there is no need of one."""
    return case.page.epc_status not in _NONE_NEEDED


def has_certificate(case: Case) -> bool:
    """Whether a class or a consumption is told, rightly."""
    page = case.page
    told = bool(page.epc_class) or page.epc_kwh_m2_year is not None
    return told and needs_certificate(case) and page.epc_status != EnergyStatus.MISSING


def certificate_missing(case: Case) -> bool:
    """Whether one is needed and none is told; “in preparation” is none."""
    told = has_certificate(case) or _says_new_build(case)
    return needs_certificate(case) and not told


def _says_new_build(case: Case) -> bool:
    """Flanders: new build without a certificate says so, with its E level (domain.md 1.2)."""
    page = case.page
    built = page.epc_building_kind == BuildingKind.NEW_BUILD and page.epc_e_level is not None
    return built and page.region in FLANDERS


def expired(case: Case) -> bool:
    """Whether the certificate at hand is no longer valid on the day of the case."""
    end = case.page.epc_valid_until
    over = end is not None and end < case.on
    return has_certificate(case) and (over or case.page.epc_status == EnergyStatus.EXPIRED)


def lacks(column: str) -> Any:
    """A certificate is at hand, and this part of it is not told."""
    return lambda case: has_certificate(case) and getattr(case.page, column) in (None, "")


def _neither_code_nor_address(case: Case) -> bool:
    page = case.page
    shown = page.address_visibility == AddressVisibility.FULL
    address = shown and page.street and page.house_number
    return has_certificate(case) and not page.epc_certificate_number and not address


def _no_carrier(case: Case) -> bool:
    return has_certificate(case) and not case.page.heating and not case.page.energy_sources


def _no_year(case: Case) -> bool:
    return has_certificate(case) and case.page.year_built is None


_MISSING = _("The energy certificate is missing.")
_ADD = _("Add the energy block with class and consumption, or the reason of an exemption.")
_NO_CLASS = _("The energy class is missing.")
_WRITE_CLASS = _("Write the letter of the certificate in the energy block.")
_NO_SCORE = _("The consumption in kWh/m² a year (EPC score) is missing.")
_WRITE_SCORE = _("Write the figure of the certificate in the energy block.")

BELGIAN = (
    error(
        "energy_certificate_missing",
        missing=certificate_missing,
        message=_MISSING,
        remedy=_ADD,
        regions=BELGIUM,
        valid_from=_SINCE_2015,
        origin=sources.BELGIUM_CERTIFICATE,
        **CERTIFIED,
    ),
    error(
        "energy_certificate_expired",
        missing=expired,
        message=_("The energy certificate has expired."),
        remedy=_("Ask for a new certificate and write it in the energy block."),
        regions=BELGIUM | FRANCE | NETHERLANDS | LUXEMBOURG | GERMANY,
        valid_from=_SINCE_2015,
        origin=sources.BELGIUM_TEN_YEARS,
        **CERTIFIED,
    ),
    error(
        "energy_score_missing",
        missing=lacks("epc_kwh_m2_year"),
        message=_NO_SCORE,
        remedy=_WRITE_SCORE,
        regions=FLANDERS,
        valid_from=_SINCE_2015,
        origin=sources.FLANDERS_EPC,
        **CERTIFIED,
    ),
    error(
        "energy_code_or_address_missing",
        missing=_neither_code_nor_address,
        message=_("Neither the number of the certificate nor the full address is shown."),
        remedy=_("Write the number in the energy block, or show the full address."),
        regions=FLANDERS,
        valid_from=_SINCE_2015,
        origin=sources.FLANDERS_EPC,
        **CERTIFIED,
    ),
    warning(
        "energy_letter_missing",
        missing=lacks("epc_class"),
        message=_NO_CLASS,
        remedy=_WRITE_CLASS,
        regions=FLANDERS,
        origin=sources.FLANDERS_LETTER,
        **CERTIFIED,
    ),
    warning(
        "energy_consumption_missing",
        missing=lacks("epc_kwh_m2_year"),
        message=_("The specific consumption is missing."),
        remedy=_WRITE_SCORE,
        regions=WALLONIA,
        valid_from=_SINCE_2015,
        origin=sources.WALLONIA_FOUR_VALUES,
        **CERTIFIED,
    ),
    warning(
        "energy_total_missing",
        missing=lacks("epc_total_kwh_year"),
        message=_("The total consumption is missing."),
        remedy=_WRITE_SCORE,
        regions=WALLONIA,
        valid_from=_SINCE_2015,
        origin=sources.WALLONIA_FOUR_VALUES,
        **CERTIFIED,
    ),
    warning(
        "energy_certificate_number_missing",
        missing=lacks("epc_certificate_number"),
        message=_("The number of the energy certificate is missing."),
        remedy=_("Write the unique code of the certificate in the energy block."),
        regions=WALLONIA,
        valid_from=_SINCE_2015,
        origin=sources.WALLONIA_FOUR_VALUES,
        **CERTIFIED,
    ),
    error(
        "energy_class_missing",
        missing=lacks("epc_class"),
        message=_NO_CLASS,
        remedy=_WRITE_CLASS,
        regions=WALLONIA | BRUSSELS,
        valid_from=_SINCE_2015,
        origin=sources.CLASS_IN_ADVERTS,
        **CERTIFIED,
    ),
    error(
        "energy_co2_missing",
        missing=lacks("epc_co2_kg_m2_year"),
        message=_("The CO₂ emission is missing."),
        remedy=_WRITE_SCORE,
        regions=BRUSSELS,
        valid_from=_SINCE_2015,
        origin=sources.BRUSSELS_PEB,
        **CERTIFIED,
    ),
)

_GERMAN = CERTIFIED | {"regions": GERMANY, "origin": sources.GERMANY_ENERGY}
_GERMAN_FIELD = {key: _GERMAN[key] for key in ("categories", "usages", "regions", "origin")}

NEIGHBOURS = (
    error(
        "de_energy_kind_missing",
        missing=lacks("epc_kind"),
        message=_("The kind of the certificate is missing (need or consumption)."),
        remedy=_("Choose it in the energy block."),
        **_GERMAN,
    ),
    error(
        "de_energy_value_missing",
        missing=lacks("epc_kwh_m2_year"),
        message=_("The final energy in kWh/m² a year is missing."),
        remedy=_WRITE_SCORE,
        **_GERMAN,
    ),
    error(
        "de_energy_class_missing",
        missing=lacks("epc_class"),
        message=_NO_CLASS,
        remedy=_WRITE_CLASS,
        **_GERMAN,
    ),
    error(
        "de_energy_carrier_missing",
        missing=_no_carrier,
        message=_("The main energy source of the heating is missing."),
        remedy=_("Choose how the property is heated."),
        field="heating",
        **_GERMAN_FIELD,
    ),
    error(
        "de_year_built_missing",
        missing=_no_year,
        message=_("The year of construction is missing."),
        remedy=_("Write the year of the certificate."),
        field="year_built",
        **_GERMAN_FIELD,
    ),
    error(
        "nl_energy_label_missing",
        missing=lambda case: needs_certificate(case) and not case.page.epc_class,
        message=_("The registered energy label is missing."),
        remedy=_WRITE_CLASS,
        regions=NETHERLANDS,
        valid_from=date(2022, 1, 1),
        origin=sources.NETHERLANDS_LABEL,
        **CERTIFIED,
    ),
    error(
        "lu_energy_class_missing",
        missing=lambda case: needs_certificate(case) and not case.page.epc_class,
        message=_NO_CLASS,
        remedy=_WRITE_CLASS,
        regions=LUXEMBOURG,
        origin=sources.LUXEMBOURG_CLASS,
        **CERTIFIED,
    ),
    warning(
        "lu_climate_class_missing",
        missing=lacks("epc_ghg_class"),
        message=_("The climate class is missing."),
        remedy=_("Write the letter of the CO₂ emission in the energy block."),
        regions=LUXEMBOURG,
        origin=sources.LUXEMBOURG_LETTERS,
        **CERTIFIED,
    ),
)

RULES = (*BELGIAN, *NEIGHBOURS)
