"""Shapes of the answers about properties."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ninja import Schema
from pydantic import Field, create_model
from typing_extensions import TypedDict

from immo_blocks.api import BodySchema
from immo_delivery.schemas.parts import Cover
from immo_pages.facts.shapes import (
    PublicAddress,
    PublicAgency,
    PublicAgent,
    PublicEnergy,
    PublicPoint,
    PublicPrice,
)
from immo_pages.vocabulary import Category, MarketStatus, Transaction


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
    transaction: Transaction | Literal[""]
    category: Category | Literal[""]
    subtype: str
    status: MarketStatus | Literal[""]
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


_ALWAYS = ("url", "path", "id")
_SOME: dict[str, Any] = {
    name: (field.annotation, ... if name in _ALWAYS else Field(default=None))
    for name, field in PropertyDetail.model_fields.items()
}
#: What ``fields=title,price`` gives: these, and the address and id in any case.
PropertyFields: Any = create_model(
    "PropertyFields",
    __base__=Schema,
    __doc__="The fields that were asked for; `url`, `path` and `id` always.",
    **_SOME,
)


class ListPage(Schema):
    """Where in the list this is. ``total`` is null when it was not asked for."""

    total: int | None
    limit: int
    offset: int
    next_cursor: str


class PropertyList(Schema):
    """A slice of the properties that match."""

    items: list[PropertyDetail | PropertyCard | PropertyFields]
    page: ListPage


class PlaceCount(Schema):
    """How many in one place."""

    postal_code: str
    city: str
    count: int


#: How many cost at least ``from`` and less than the next column.
PriceColumn = TypedDict("PriceColumn", {"from": int, "count": int})


class Prices(Schema):
    """A histogram in steps of ``step``; prices on request are in no column."""

    step: int
    columns: list[PriceColumn]


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
