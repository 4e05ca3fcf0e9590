"""Named sizes of a photo, their addresses and their filters.

An address is ``/img/<preset>/<uuid>-<hash>.<ext>``: it needs no look-up to be written, changes
with the bytes, and never starts image work for a visitor.
"""

from typing import TYPE_CHECKING

from django.urls import reverse
from wagtail.images.models import Filter

from immo_blocks.media import PRESETS, PresetImage

if TYPE_CHECKING:
    from immo_pages.models import PropertyPhoto

EXTENSIONS = {"jpg": "jpeg", "avif": "avif"}
__all__ = ["EXTENSIONS", "PRESETS", "filter_for", "photo_url", "preset_image"]


def filter_for(preset: str, extension: str) -> Filter:
    """Wagtail's filter for ``preset`` in the format of ``extension`` (jpg or avif)."""
    return Filter(spec=f"{PRESETS[preset].spec}|format-{EXTENSIONS[extension]}")


def photo_url(photo: "PropertyPhoto", preset: str, extension: str = "jpg") -> str:
    """Address of ``preset`` of ``photo``; no query."""
    name = f"{photo.uuid}-{photo.content_hash}.{extension}"
    return reverse("immo_pages_photo", args=[preset, name])


def preset_image(photo: "PropertyPhoto", preset: str) -> PresetImage:
    """Address and true size of ``preset``; Wagtail never enlarges, so small photos stay small."""
    width, height = PRESETS[preset].size_of(photo.width, photo.height)
    return PresetImage(
        url=photo_url(photo, preset),
        width=width,
        height=height,
        avif_url=photo_url(photo, preset, "avif"),
    )
