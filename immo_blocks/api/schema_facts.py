"""Blocks of facts for programs: how they are shown. The facts are those of the page (``facts``),
where a hidden price or address has left no trace."""

from typing import Literal

from immo_blocks.api.schema_objects import Schema


class KeyFactsValue(Schema):
    """Codes of the facts at a glance, in their order; none: the front end picks."""

    facts: list[str]


class PartsValue(Schema):
    """Codes of the parts of the facts shown, and whether the block's heading stands above."""

    parts: list[str]
    show_heading: bool


class RoomSchema(Schema):
    """A room; codes with their words in the language, area in m²."""

    id: str
    room: str
    room_label: str
    level: str
    level_label: str
    area: float | None


class RoomsValue(Schema):
    """Rooms one by one, and the parts of the facts below them."""

    rooms: list[RoomSchema]
    parts: list[str]
    show_heading: bool


class OpenHousesValue(Schema):
    """The dates are the ``open_houses`` of the page."""

    show_calendar: bool
    show_heading: bool


class ContactValue(Schema):
    """The person is ``facts.agent``, else ``facts.agency``."""

    show_photo: bool
    show_visit: bool
    show_heading: bool


class UnitsValue(Schema):
    """The units are the ``children`` of the page."""

    show_closed: bool
    show_heading: bool


class NearPlaceSchema(Schema):
    """A place nearby; codes with their words in the language."""

    id: str
    kind: str
    kind_label: str
    name: str
    minutes: int | None
    way: str
    way_label: str


class NeighbourhoodValue(Schema):
    """Places nearby in the order of the agency."""

    places: list[NearPlaceSchema]


class KeyFactsSchema(Schema):
    id: str | None
    type: Literal["key_facts"]
    value: KeyFactsValue


class RoomsSchema(Schema):
    id: str | None
    type: Literal["rooms"]
    value: RoomsValue


class FeaturesSchema(Schema):
    id: str | None
    type: Literal["features"]
    value: PartsValue


class FinancialsSchema(Schema):
    id: str | None
    type: Literal["financials"]
    value: PartsValue


class UrbanPlanningSchema(Schema):
    id: str | None
    type: Literal["urban_planning"]
    value: PartsValue


class OpenHousesSchema(Schema):
    id: str | None
    type: Literal["open_houses"]
    value: OpenHousesValue


class ContactSchema(Schema):
    id: str | None
    type: Literal["contact"]
    value: ContactValue


class UnitsSchema(Schema):
    id: str | None
    type: Literal["units"]
    value: UnitsValue


class NeighbourhoodSchema(Schema):
    id: str | None
    type: Literal["neighbourhood"]
    value: NeighbourhoodValue


FactsSchema = (
    KeyFactsSchema
    | RoomsSchema
    | FeaturesSchema
    | FinancialsSchema
    | UrbanPlanningSchema
    | OpenHousesSchema
    | ContactSchema
    | UnitsSchema
    | NeighbourhoodSchema
)
