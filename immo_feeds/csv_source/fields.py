"""The facts a file may fill: type, vocabulary and plausible bounds of each column of a property.

A test compares this table with the columns of ``PropertyPage``. Bounds are what a Belgian advert
can honestly say, narrower than what the database holds; a mapping may set its own.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import TextChoices

from immo_blocks.energy import vocabulary as energy
from immo_blocks.energy.facts import LEVELS
from immo_pages import vocabulary as v


class Type(StrEnum):
    """How the text of a cell is read."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    CHOICE = "choice"
    BOOLEAN = "boolean"
    DATE = "date"
    YEAR = "year"


class Country(TextChoices):
    """Countries of a property (ISO 3166-1)."""

    BELGIUM = "BE", "BE"
    FRANCE = "FR", "FR"
    GERMANY = "DE", "DE"
    LUXEMBOURG = "LU", "LU"
    NETHERLANDS = "NL", "NL"


class Currency(TextChoices):
    """Currencies of an amount (ISO 4217)."""

    EUR = "EUR", "EUR"
    CHF = "CHF", "CHF"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact. ``empty`` is its value when the file says nothing."""

    name: str
    kind: Type
    choices: type[TextChoices] | None = None
    max_length: int = 0
    minimum: float | None = None
    maximum: float | None = None
    decimal_places: int = 2
    zero_is_unknown: bool = False
    multiline: bool = False
    required: bool = False  # a property without it would be published as something it is not
    refuses_row: bool = False  # an unreadable value refuses the row
    empty: Any = None


def _code(name: str, choices: type[TextChoices], empty: str = "", **options: Any) -> Field:
    return Field(name, Type.CHOICE, choices=choices, empty=empty, **options)


def _text(name: str, max_length: int, empty: str = "", **options: Any) -> Field:
    return Field(name, Type.TEXT, max_length=max_length, empty=empty, **options)


def _count(name: str, minimum: int, maximum: int) -> Field:
    return Field(name, Type.INTEGER, minimum=minimum, maximum=maximum)


def _year(name: str) -> Field:
    return Field(name, Type.YEAR, minimum=1200, maximum=2050)


def _area(name: str, minimum: int, maximum: int) -> Field:
    return Field(name, Type.DECIMAL, minimum=minimum, maximum=maximum, zero_is_unknown=True)


def _amount(name: str, minimum: int, maximum: int, **options: Any) -> Field:
    return Field(name, Type.DECIMAL, minimum=minimum, maximum=maximum, **options)


def _degrees(name: str, limit: int) -> Field:
    return Field(name, Type.DECIMAL, minimum=-limit, maximum=limit, decimal_places=6)


def _table(*fields: Field) -> dict[str, Field]:
    return {field.name: field for field in fields}


REFERENCE = _text("reference", 60)

FIELDS = _table(
    # what it is; the first two decide which other columns count
    _code("transaction", v.Transaction, required=True, refuses_row=True),
    _code("category", v.Category, required=True, refuses_row=True),
    _code("subtype", v.Subtype),
    _code("usage", v.Usage, empty=v.Usage.RESIDENTIAL.value),
    _area("living_area", 8, 10_000),
    _area("total_area", 8, 100_000),
    _area("plot_area", 1, 10_000_000),
    _area("garden_area", 1, 1_000_000),
    _area("terrace_area", 1, 5_000),
    _code("garden_orientation", v.OrientationCode),
    _count("rooms", 0, 100),
    _count("bedrooms", 0, 50),
    _count("bathrooms", 0, 30),
    _count("shower_rooms", 0, 30),
    _count("toilets", 0, 40),
    _count("floor", -5, 60),
    _count("floors_total", 1, 60),
    _count("facades", 1, 4),
    _year("year_built"),
    _year("year_renovated"),
    _code("condition", v.Condition),
    _count("garages", 0, 20),
    _count("carports", 0, 20),
    _count("outdoor_parking", 0, 50),
    _code("heating", v.Heating),
    Field("has_cooling", Type.BOOLEAN),
    Field("has_solar_panels", Type.BOOLEAN),
    Field("has_heat_pump", Type.BOOLEAN),
    Field("is_furnished", Type.BOOLEAN),
    # what it costs, in EUR: sale price, monthly rent and charges, yearly cadastral income
    _amount("price", 1_000, 50_000_000, zero_is_unknown=True, refuses_row=True),
    _amount("rent_monthly", 50, 50_000, zero_is_unknown=True, refuses_row=True),
    _amount("charges_monthly", 0, 10_000),
    _code("charges_kind", v.ChargesKind),
    Field("has_individual_meters", Type.BOOLEAN),
    _amount("deposit", 0, 500_000),
    _amount("letting_fees", 0, 50_000),
    _amount("annuity_bouquet", 0, 50_000_000),
    _amount("annuity_monthly", 0, 100_000),
    _code("currency", Currency, empty=Currency.EUR.value, refuses_row=True),
    _code("price_display", v.PriceDisplay, empty=v.PriceDisplay.EXACT.value),
    _code("vat_regime", v.VatRegime),
    _amount("vat_rate", 0, 30),
    _amount("cadastral_income", 20, 100_000),
    _amount("co_ownership_charges", 0, 10_000),
    _amount("agency_fees_percent", 0, 100),
    _code("agency_fees_paid_by", v.FeesPayer),
    _amount("price_without_fees", 1_000, 50_000_000, zero_is_unknown=True),
    Field("is_condominium", Type.BOOLEAN),
    _count("condominium_lots", 1, 10_000),
    _amount("condominium_charges_yearly", 0, 100_000),
    Field("has_condominium_procedure", Type.BOOLEAN),
    # where it is
    _text("street", 200),
    _text("house_number", 20),
    _text("box", 20),
    _text("postal_code", 12),
    _text("city", 100),
    _code("country", Country, empty=Country.BELGIUM.value, refuses_row=True),
    _code("region", v.Region),  # compared with the postal code, never stored
    _code("address_visibility", v.AddressVisibility, empty=v.AddressVisibility.FULL.value),
    _degrees("latitude", 90),
    _degrees("longitude", 180),
    _code("location_precision", v.LocationPrecision),
    # when
    _code("status", v.MarketStatus, empty=v.MarketStatus.AVAILABLE.value),
    Field("available_from", Type.DATE),
    _text("availability", 120),
    _count("lease_months", 1, 1_200),
    # what the law asks for
    _code("electrical_conformity", v.Conformity),
    _code("oil_tank_status", v.Conformity),
    _code("asbestos_certificate", v.Conformity),
    _code("as_built_file", v.Conformity),
    _code("flood_p_score", v.FloodScore),
    _code("flood_g_score", v.FloodScore),
    _code("planning_permit", v.Answer),
    _code("land_use", v.LandUse),
    _code("subdivision_permit", v.Answer),
    _code("pre_emption_right", v.Answer),
    _code("planning_summons", v.Answer),
    Field("planning_extract_on", Type.DATE),
    Field("planning_extract_requested", Type.BOOLEAN, empty=False),
    _text("planning_information", 5_000, multiline=True),
    _text("planning_information_url", 200),
    Field("flood_report_on", Type.DATE),
    _text("risks_statement", 2_000, multiline=True),
    Field("is_heritage", Type.BOOLEAN),
    Field("is_tenanted", Type.BOOLEAN),
)

# Bounds of the consumption are checked in energy.py, which knows the living area.
ENERGY_FIELDS = _table(
    _text("energy_class", 5),
    Field("kwh_m2_year", Type.DECIMAL),
    _amount("total_kwh_year", 0, 10_000_000, zero_is_unknown=True),
    _amount("co2_kg_m2_year", -100, 1_000),
    _text("certificate_number", 60),
    Field("issued_on", Type.DATE),
    Field("valid_until", Type.DATE),
    # France, Germany, Luxembourg
    _text("ghg_class", 5),
    _code("kind", energy.CertificateKind),
    _amount("cost_min", 0, 100_000),
    _amount("cost_max", 0, 100_000),
    Field("cost_year", Type.YEAR, minimum=1990, maximum=2100),
    _text("heat_class", 5),
    Field("cold_zone", Type.BOOLEAN),
    # New buildings and other kinds; the indicators of Wallonia
    _code("building_kind", energy.BuildingKind),
    _count("e_level", *LEVELS),
    _count("k_level", *LEVELS),
    _code("heat_demand", energy.HeatDemand),
    _code("heating_quality", energy.Performance),
    _code("hot_water_quality", energy.Performance),
    _code("ventilation", energy.Ventilation),
)

TEXT_FIELDS = _table(
    _text("title", 255),
    _text("summary", 300),
    _text("description", 20_000, multiline=True),
)

FEATURES = _table(*(Field(code, Type.BOOLEAN) for code in v.Feature.values))
