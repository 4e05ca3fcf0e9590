"""Blocks of an imported property. Their ids say which import made them, so it finds them again."""

import html
import uuid
from collections.abc import Iterable
from typing import Any

_NAMESPACE = uuid.UUID("6f2d9c1e-3a54-5b0e-9a53-0d7f1d8c2b41")


def block_id(agency_id: int, source: str, reference: str, part: str) -> str:
    """Id of the block, or list item, that holds ``part`` of an imported property."""
    return str(uuid.uuid5(_NAMESPACE, "\n".join((str(agency_id), source, reference, part))))


def energy_block(identity: str, energy: dict[str, Any]) -> dict[str, Any]:
    """A certificate; its document is added by hand."""
    return {"type": "energy", "value": {**energy, "document": None}, "id": identity}


def text_block(identity: str, text: str) -> dict[str, Any]:
    """Plain text as paragraphs: a blank line parts them, a line end breaks the line."""
    return {"type": "rich_text", "value": paragraphs(text), "id": identity}


def paragraphs(text: str) -> str:
    """Escaped HTML of plain text."""
    parts = (part.strip() for part in text.split("\n\n"))
    return "".join(
        "<p>" + html.escape(part, quote=False).replace("\n", "<br/>") + "</p>"
        for part in parts
        if part
    )


def gallery_block(identity: str, photos: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A gallery of items."""
    return {"type": "gallery", "value": {"title": "", "photos": list(photos)}, "id": identity}


def gallery_item(identity: str, photo_id: int) -> dict[str, Any]:
    """A photo of a gallery. Without an id Wagtail takes it for the old format and loses it."""
    value = {"photo": photo_id, "caption": "", "room": ""}
    return {"type": "item", "value": value, "id": identity}


def own_block(blocks: list[dict[str, Any]], identity: str) -> dict[str, Any] | None:
    """The block with this id, if it is still there."""
    return next((block for block in blocks if block.get("id") == identity), None)


def append_photos(blocks: list[dict[str, Any]], items: list[dict[str, Any]], identity: str) -> bool:
    """Add items to the first gallery, or a gallery at the top; whether anything was added."""
    galleries = [block for block in blocks if block.get("type") == "gallery"]
    gallery = own_block(galleries, identity) or next(iter(galleries), None)
    shown = _photos(galleries)
    new = [item for item in items if item["value"]["photo"] not in shown]
    if not new:
        return False
    if gallery is None:
        blocks.insert(0, gallery_block(identity, new))
    else:
        gallery["value"]["photos"] = [*gallery["value"].get("photos", []), *new]
    return True


def _photos(galleries: list[dict[str, Any]]) -> set[Any]:
    items = (item for gallery in galleries for item in gallery["value"].get("photos", []))
    return {item.get("value", {}).get("photo") for item in items if isinstance(item, dict)}
