"""Shapes of the answers, for the description of the API and for clients that are made from it."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ninja import Schema

from immo_blocks.api import BodySchema
from immo_pages.facts.shapes import (
    PublicAddress,
    PublicAgency,
    PublicAgent,
    PublicEnergy,
    PublicPoint,
    PublicPrice,
)


class PresetSize(Schema):
    """One size of a photo. ``ready``: it is made; until then a smaller one stands in."""

    url: str
    width: int
    height: int


class Cover(Schema):
    """The photo that stands for a page."""

    id: int
    alt: str
    presets: dict[str, Any]


class PropertyCard(Schema):
    """What a list shows of a property. Areas in m²; amounts as text with their decimals."""

    url: str
    path: str
    id: int
    translation_key: str
    reference: str | None
    title: str
    summary: str
    language: str
    transaction: str
    category: str
    subtype: str
    status: str
    price: PublicPrice
    address: PublicAddress
    location: PublicPoint | None
    energy: PublicEnergy | None
    living_area: Decimal | None
    plot_area: Decimal | None
    rooms: int | None
    bedrooms: int | None
    bathrooms: int | None
    year_built: int | None
    published_at: str | None
    updated_at: str | None
    cover: Cover | None


class PropertyDetail(PropertyCard):
    """All public facts of a property and the blocks of its page."""

    usage: str
    total_area: Decimal | None
    garden_area: Decimal | None
    terrace_area: Decimal | None
    garden_orientation: str
    shower_rooms: int | None
    toilets: int | None
    floor: int | None
    floors_total: int | None
    facades: int | None
    year_renovated: int | None
    condition: str
    garages: int | None
    carports: int | None
    outdoor_parking: int | None
    heating: str
    energy_sources: list[str]
    has_cooling: bool | None
    has_solar_panels: bool | None
    has_heat_pump: bool | None
    is_furnished: bool | None
    features: list[str]
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
    agency: PublicAgency | None
    agent: PublicAgent | None
    cover_id: int | None
    development_id: int | None
    body: BodySchema


class ListPage(Schema):
    """Where in the list this is. ``total`` is null when it was not asked for."""

    total: int | None
    limit: int
    offset: int
    next_cursor: str


class PropertyList(Schema):
    """A slice of the properties that match."""

    items: list[PropertyCard | dict[str, Any]]
    page: ListPage


class PlaceCount(Schema):
    """How many in one place."""

    postal_code: str
    city: str
    count: int


class PriceColumn(Schema):
    """How many cost at least ``from`` and less than the next column."""

    from_: int
    count: int


class Prices(Schema):
    """A histogram in steps of ``step``; prices on request are in no column."""

    step: int
    columns: list[dict[Literal["from", "count"], int]]


class FacetsAnswer(Schema):
    """Counts by code over all properties that match."""

    total: int
    transaction: dict[str, int]
    category: dict[str, int]
    status: dict[str, int]
    bedrooms: dict[str, int]
    epc_class: dict[str, int]
    places: list[PlaceCount]
    prices: Prices


class Point(Schema):
    """Longitude, latitude."""

    type: Literal["Point"]
    coordinates: tuple[float, float]


class ClusterProperties(Schema):
    """How many properties; id and price where it is one."""

    count: int
    id: int | None = None
    price: Decimal | None = None


class ClusterFeature(Schema):
    """A square of the map."""

    type: Literal["Feature"]
    geometry: Point
    properties: ClusterProperties


class MapAnswer(Schema):
    """GeoJSON."""

    type: Literal["FeatureCollection"]
    features: list[ClusterFeature]


class SiteAnswer(Schema):
    """What every page of the site needs."""

    slug: str
    name: str
    legal_name: str
    ipi_number: str
    vat_number: str
    street: str
    postal_code: str
    city: str
    phone: str
    email: str
    brand_color: str
    default_language: str
    languages: list[dict[str, str]]
    menu: list[dict[str, Any]]


class PageCard(Schema):
    """A page in a list."""

    url: str
    path: str
    id: int
    translation_key: str
    type: str
    language: str
    title: str
    cover: Cover | None
    published_at: str | None
    updated_at: str | None


class PageDetail(PageCard):
    """A page with its blocks; what else it has depends on its type."""

    seo_title: str
    search_description: str
    body: BodySchema


class PageList(Schema):
    """All pages of a kind; there are never many."""

    items: list[dict[str, Any]]


class AgentList(Schema):
    """The people of the agency."""

    items: list[dict[str, Any]]


class ResolveAnswer(Schema):
    """What stands at a path."""

    kind: Literal["page", "development", "property", "redirect", "gone", "not_found"]
    object: dict[str, Any] | None = None
    location: str | None = None
    permanent: bool | None = None


class ChangeRow(Schema):
    """One change; ``paths`` and ``tags`` say what to drop."""

    seq: int
    event: str
    type: str
    id: int
    reference: str
    locale: str
    path: str
    tags: list[str]
    at: str


class ChangesAnswer(Schema):
    """Changes in order. Ask again with the last ``seq``."""

    items: list[ChangeRow]
    last: int


class VersionAnswer(Schema):
    """The number of the last change."""

    version: int
