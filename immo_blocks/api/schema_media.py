"""Quotes, calls to action, plans, players and recordings in the shape of the API."""

from typing import Literal

from immo_blocks.api.schema_objects import DocumentSchema, ImageSchema, Schema


class QuoteValue(Schema):
    """Somebody's words; ``author`` and ``role`` may be blank."""

    text: str
    author: str
    role: str


class CallToActionValue(Schema):
    """One sentence and one button; ``url`` (https, mailto or tel) null when its page is gone."""

    title: str
    text: str
    button: str
    url: str | None


class PlanValue(Schema):
    """The plan of one level; area in m², ``level`` is a code, ``level_label`` its word."""

    id: str
    image: ImageSchema
    level: str
    level_label: str
    area_m2: float | None
    note: str


class FloorPlanValue(Schema):
    """Plans in the order the agency chose."""

    title: str
    plans: list[PlanValue]


class PlayerValue(Schema):
    """A video or tour: load ``embed_url`` (in a frame) only after a click of the visitor.

    ``service`` is a code, ``page_url`` the page at the service; all three null when the service
    is not one of ours any more.
    """

    title: str
    service: str | None
    service_label: str | None
    page_url: str | None
    embed_url: str | None
    poster: ImageSchema | None


class AudioValue(Schema):
    """A recording; ``document`` null when it is deleted, private or cannot be played."""

    title: str
    transcript: str
    content_type: str
    document: DocumentSchema | None


class Model3DValue(Schema):
    """A link to a model on another site; ``url`` null when it may not stand in a link."""

    title: str
    text: str
    url: str | None


class QuoteSchema(Schema):
    id: str | None
    type: Literal["quote"]
    value: QuoteValue


class CallToActionSchema(Schema):
    id: str | None
    type: Literal["call_to_action"]
    value: CallToActionValue


class FloorPlanSchema(Schema):
    id: str | None
    type: Literal["floor_plan"]
    value: FloorPlanValue


class VideoSchema(Schema):
    id: str | None
    type: Literal["video"]
    value: PlayerValue


class VirtualTourSchema(Schema):
    id: str | None
    type: Literal["virtual_tour"]
    value: PlayerValue


class AudioSchema(Schema):
    id: str | None
    type: Literal["audio"]
    value: AudioValue


class Model3DSchema(Schema):
    id: str | None
    type: Literal["model_3d"]
    value: Model3DValue
