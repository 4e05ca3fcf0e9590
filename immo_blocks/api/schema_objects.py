"""What blocks are made of: images and documents in the shape of the API."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """Nothing that is not declared."""

    model_config = ConfigDict(extra="forbid")


class PresetSchema(Schema):
    """A file of an image; sizes in pixels."""

    url: str
    width: int
    height: int
    avif_url: str | None = None


class PresetsSchema(Schema):
    """The files of an image: 360, 720 and 1,620 px wide in 3:2, and the whole up to 2,400 px."""

    thumb: PresetSchema
    card: PresetSchema
    hero: PresetSchema
    full: PresetSchema


class ImageSchema(Schema):
    """An image; ``focal`` is its centre of interest as fractions of width and height."""

    id: int
    title: str
    alt: str
    width: int
    height: int
    focal: tuple[float, float] | None
    presets: PresetsSchema


class DocumentSchema(Schema):
    """A document; size in bytes, ``url`` null unless ``access`` is public."""

    id: int
    title: str
    kind: str
    kind_label: str
    date: date | None
    language: str
    access: Literal["public", "on_request"]
    size: int | None
    url: str | None
