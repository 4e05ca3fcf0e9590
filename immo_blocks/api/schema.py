"""The shape of a serialised body: a union of blocks told apart by ``type``."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, RootModel

from immo_blocks.api.schema_facts import FactsSchema
from immo_blocks.api.schema_media import (
    AudioSchema,
    CallToActionSchema,
    FloorPlanSchema,
    Model3DSchema,
    QuoteSchema,
    VideoSchema,
    VirtualTourSchema,
)
from immo_blocks.api.schema_objects import DocumentSchema, ImageSchema
from immo_blocks.api.schema_objects import Schema as _Schema


class HeadingValue(_Schema):
    """A heading of the text."""

    text: str
    level: Literal["h2", "h3"]


class RichTextValue(_Schema):
    """Cleaned HTML: p h3 h4 b i strong em ol ul li a hr br, links resolved."""

    html: str


class GalleryPhotoValue(_Schema):
    """A photo with its words; ``room`` is a code, ``room_label`` its word in the language."""

    id: str
    photo: ImageSchema
    caption: str
    room: str
    room_label: str


class GalleryValue(_Schema):
    """Photos in the order the agency chose."""

    title: str
    photos: list[GalleryPhotoValue]


class EnergyClassSchema(_Schema):
    """One class of a scale; ``bounds`` in words (``86 – 170``), blank where there are none."""

    letter: str
    main_class: str
    bounds: str
    colour: str
    text_colour: str


class ReferenceLineSchema(_Schema):
    """A dotted line after the class ``after``, with its explanation."""

    after: str
    text: str


class EnergyScaleSchema(_Schema):
    """A scale to draw, best class first; ``letter`` is the class of this property."""

    code: Literal["energy", "heat", "climate"]
    label: str
    name: str
    unit: str
    letter: str
    classes: list[EnergyClassSchema]
    references: list[ReferenceLineSchema]


class IndicatorSchema(_Schema):
    """An indicator of a Walloon certificate; level 1 (worst) to 5 (best), 0 for none."""

    code: Literal[
        "heat_demand", "heating_quality", "hot_water_quality", "ventilation", "renewables"
    ]
    label: str
    text: str
    level: int


class EnergyValue(_Schema):
    """A certificate; kWh/m².year, kWh/year, kg CO₂/m².year; ``label`` says it in one line.

    ``energy_class`` is the letter of the certificate, ``main_class`` the one of portals,
    ``sub_class`` blank where the jurisdiction has none. ``scales`` hold all that a drawing shows.
    ``unverified``: the bounds of the scale were not read in the law.
    """

    jurisdiction: str
    building_kind: Literal[
        "", "residential", "new_build", "non_residential", "common_parts", "public"
    ]
    status: str
    energy_class: str
    main_class: str
    sub_class: str
    colour: str
    text_colour: str
    label: str
    kwh_m2_year: float | None
    total_kwh_year: float | None
    co2_kg_m2_year: float | None
    certificate_number: str
    issued_on: date | None
    valid_until: date | None
    exemption_reason: str
    ghg_class: str
    heat_class: str
    cold_zone: bool
    excessive: bool
    kind: str
    cost_min: float | None
    cost_max: float | None
    cost_year: int | None
    e_level: int | None
    k_level: int | None
    indicators: list[IndicatorSchema]
    scales: list[EnergyScaleSchema]
    unverified: bool
    document: DocumentSchema | None


class DocumentItemValue(_Schema):
    """A document with the words the agency gave it."""

    id: str
    label: str
    document: DocumentSchema


class DocumentsValue(_Schema):
    """Documents visitors may open or ask for."""

    title: str
    documents: list[DocumentItemValue]


class LocationValue(_Schema):
    """The neighbourhood in plain paragraphs, and whether a map may be shown."""

    text: str
    show_map: bool


class HeadingSchema(_Schema):
    id: str | None
    type: Literal["heading"]
    value: HeadingValue


class RichTextSchema(_Schema):
    id: str | None
    type: Literal["rich_text"]
    value: RichTextValue


class GallerySchema(_Schema):
    id: str | None
    type: Literal["gallery"]
    value: GalleryValue


class EnergySchema(_Schema):
    id: str | None
    type: Literal["energy"]
    value: EnergyValue


class DocumentsSchema(_Schema):
    id: str | None
    type: Literal["documents"]
    value: DocumentsValue


class LocationSchema(_Schema):
    id: str | None
    type: Literal["location"]
    value: LocationValue


class UnknownSchema(_Schema):
    """A block this version does not know; readers pass over it."""

    id: str | None
    type: Literal["unknown"]


BlockSchema = Annotated[
    HeadingSchema
    | RichTextSchema
    | GallerySchema
    | EnergySchema
    | DocumentsSchema
    | LocationSchema
    | QuoteSchema
    | CallToActionSchema
    | FloorPlanSchema
    | VideoSchema
    | VirtualTourSchema
    | AudioSchema
    | Model3DSchema
    | FactsSchema
    | UnknownSchema,
    Field(discriminator="type"),
]


class BodySchema(RootModel[list[BlockSchema]]):
    """A whole body."""
