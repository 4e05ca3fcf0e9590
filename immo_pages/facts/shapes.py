"""Shapes of the public facts. Plain values only: they are sent as JSON and kept in listings."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class PublicPrice:
    """``amount`` is None when the price is on request or unknown; rents are monthly."""

    display: str
    amount: Decimal | None
    currency: str
    charges: Decimal | None
    charges_kind: str
    individual_meters: bool | None
    letting_fees: Decimal | None
    deposit: Decimal | None
    previous: Decimal | None
    vat_regime: str
    vat_rate: Decimal | None
    cadastral_income: Decimal | None
    co_ownership_charges: Decimal | None
    annuity_bouquet: Decimal | None
    annuity_monthly: Decimal | None
    agency_fees_percent: Decimal | None
    agency_fees_paid_by: str
    price_without_fees: Decimal | None
    condominium_charges_yearly: Decimal | None


@dataclass(frozen=True)
class PublicAddress:
    """Parts that the owner does not want shown are empty."""

    street: str
    house_number: str
    box: str
    postal_code: str
    city: str
    region: str
    country: str
    visibility: str

    @property
    def line(self) -> str:
        """Street, number and box as one line; empty when hidden."""
        number = " ".join(part for part in (self.house_number, self.box) if part)
        return " ".join(part for part in (self.street, number) if part)


@dataclass(frozen=True)
class PublicPoint:
    """WGS 84. ``precision`` is ``address``, or ``area`` for a point snapped to a grid."""

    latitude: Decimal
    longitude: Decimal
    precision: str


@dataclass(frozen=True)
class PublicEnergy:
    """Energy certificate; figures in kWh/m².year, kWh/year, kg CO2/m².year, EUR a year.

    ``excessive``: France wants it said that the consumption is (classes F and G).
    ``building_kind``: residential, new_build, or a kind whose certificate has no class here.
    """

    jurisdiction: str
    status: str
    energy_class: str
    kwh_m2_year: Decimal | None
    total_kwh_year: Decimal | None
    co2_kg_m2_year: Decimal | None
    certificate_number: str
    valid_until: date | None
    issued_on: date | None
    ghg_class: str
    kind: str
    cost_min: Decimal | None
    cost_max: Decimal | None
    cost_year: int | None
    excessive: bool
    building_kind: str = ""
    cold_zone: bool = False
    heat_class: str = ""
    e_level: int | None = None
    k_level: int | None = None
    exemption_reason: str = ""


@dataclass(frozen=True)
class PublicAgent:
    """Contact card."""

    name: str
    title: str
    ipi_number: str
    phone: str
    email: str
    photo: str | None


@dataclass(frozen=True)
class PublicAgency:
    """Who advertises."""

    slug: str
    name: str
    ipi_number: str
    phone: str
    email: str


@dataclass(frozen=True)
class PublicFacts:
    """Everything a visitor, a front end or a portal may know. Areas in m²."""

    id: int
    translation_key: str
    language: str
    reference: str | None
    title: str
    summary: str
    url: str
    transaction: str
    category: str
    subtype: str
    usage: str
    status: str
    price: PublicPrice
    address: PublicAddress
    location: PublicPoint | None
    energy: PublicEnergy | None
    living_area: Decimal | None
    total_area: Decimal | None
    plot_area: Decimal | None
    garden_area: Decimal | None
    terrace_area: Decimal | None
    garden_orientation: str
    rooms: int | None
    bedrooms: int | None
    bathrooms: int | None
    shower_rooms: int | None
    toilets: int | None
    floor: int | None
    floors_total: int | None
    facades: int | None
    year_built: int | None
    year_renovated: int | None
    condition: str
    garages: int | None
    carports: int | None
    outdoor_parking: int | None
    heating: str
    energy_sources: tuple[str, ...]
    has_cooling: bool | None
    has_solar_panels: bool | None
    has_heat_pump: bool | None
    is_furnished: bool | None
    features: tuple[str, ...]
    electrical_conformity: str
    oil_tank_status: str
    asbestos_certificate: str
    as_built_file: str
    flood_p_score: str
    flood_g_score: str
    planning_permit: str
    land_use: str
    subdivision_permit: str
    pre_emption_right: str
    planning_summons: str
    planning_extract_requested: bool
    planning_extract_on: date | None
    planning_information: str
    planning_information_url: str
    flood_report_on: date | None
    risks_statement: str
    is_condominium: bool | None
    condominium_lots: int | None
    has_condominium_procedure: bool | None
    is_heritage: bool | None
    is_tenanted: bool | None
    available_from: date | None
    availability: str
    lease_months: int | None
    published_at: str | None
    updated_at: str | None
    agency: PublicAgency | None
    agent: PublicAgent | None
    cover_id: int | None
    development_id: int | None = None
