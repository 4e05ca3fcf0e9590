"""Named sizes of a photo, their addresses and their filters.

An address is ``/img/<preset>/<uuid>-<hash>.<ext>``: it needs no look-up to be written, changes
with the picture, and never starts image work for a visitor.
"""

from functools import cache, lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

from django.urls import reverse
from wagtail.images.models import Filter
from wagtail.images.rect import Rect

from immo_blocks.media import PRESETS, PresetImage

if TYPE_CHECKING:
    from immo_pages.models import PropertyPhoto

FocalBox = tuple[int, int, int, int]
EXTENSIONS = {"jpg": "jpeg", "avif": "avif"}
__all__ = ["EXTENSIONS", "PRESETS", "filter_for", "photo_url", "preset_image"]


@cache
def filter_for(preset: str, extension: str) -> Filter:
    """Wagtail's filter for ``preset`` in the format of ``extension`` (jpg or avif)."""
    return Filter(spec=f"{PRESETS[preset].spec}|format-{EXTENSIONS[extension]}")


def photo_url(photo: "PropertyPhoto", preset: str, extension: str = "jpg") -> str:
    """Address of ``preset`` of ``photo``; no query."""
    name = f"{photo.uuid}-{photo.content_hash}.{extension}"
    return reverse("immo_pages_photo", args=[preset, name])


def preset_image(photo: "PropertyPhoto", preset: str) -> PresetImage:
    """Address and true size of ``preset``; Wagtail never enlarges, so small photos stay small."""
    width, height = _size(preset, photo.width, photo.height, _focal_box(photo))
    return PresetImage(
        url=photo_url(photo, preset),
        width=width,
        height=height,
        avif_url=photo_url(photo, preset, "avif"),
    )


def _focal_box(photo: "PropertyPhoto") -> FocalBox | None:
    if not photo.has_focal_point():
        return None
    centre = (photo.focal_point_x, photo.focal_point_y)
    return (*centre, photo.focal_point_width, photo.focal_point_height)


@lru_cache(maxsize=8192)
def _size(preset: str, width: int, height: int, focal: FocalBox | None) -> tuple[int, int]:
    """What Wagtail's own arithmetic gives, its rounding included, without opening the file."""
    point = Rect.from_point(*focal) if focal else None
    photo = SimpleNamespace(
        width=width, height=height, get_focal_point=lambda: point, is_svg=lambda: False
    )
    return filter_for(preset, "jpg").get_transform(photo, (width, height)).size
