"""Images and documents as objects of a body."""

from dataclasses import asdict
from typing import Any

from immo_blocks.api.media import MediaIndex
from immo_blocks.media import (
    PRESETS,
    PresetImage,
    document_facts,
    image_alt,
    image_focal,
    image_preset_url,
    is_preset_aware,
)
from immo_blocks.media.images import stock_presets


def image_object(
    image: Any, media: MediaIndex, *, caption: str = "", room: str = ""
) -> dict[str, Any]:
    """An image in the shape of ``ImageSchema``; sizes in pixels."""
    return {
        "id": image.pk,
        "title": image.title,
        "alt": image_alt(image, caption, room),
        "width": image.width,
        "height": image.height,
        "focal": image_focal(image),
        "presets": {name: _preset(file, media) for name, file in _files(image).items()},
    }


def document_object(key: int | None, media: MediaIndex) -> dict[str, Any] | None:
    """A document in the shape of ``DocumentSchema``; None when deleted, foreign or private."""
    document = media.documents.get(key or 0)
    facts = document_facts(document) if document is not None else None
    if facts is None:
        return None
    url = None if facts.url is None else media.address(facts.url)
    return asdict(facts) | {"url": url}


def _files(image: Any) -> dict[str, PresetImage]:
    if is_preset_aware(image):
        return {name: image_preset_url(image, name) for name in PRESETS}
    return stock_presets(image)


def _preset(file: PresetImage, media: MediaIndex) -> dict[str, Any]:
    avif = media.address(file.avif_url) if file.avif_url else None
    url = media.address(file.url)
    return {"url": url, "width": file.width, "height": file.height, "avif_url": avif}
