"""Raw block data to plain data, by block type. Nothing is fetched: all comes from the index."""

from collections.abc import Callable
from typing import Any

from immo_blocks.api.energy import energy_value
from immo_blocks.api.facts import FACTS_SERIALIZERS
from immo_blocks.api.media import MediaIndex
from immo_blocks.api.objects import document_object, image_object
from immo_blocks.api.rich_text import resolved_html
from immo_blocks.api.story import STORY_SERIALIZERS
from immo_blocks.energy.parse import key_of
from immo_blocks.references import raw_blocks, raw_items
from immo_blocks.rooms import room_label


def serialize_body(raw_data: Any, media: MediaIndex) -> list[dict[str, Any]]:
    """A body (StreamValue, its raw data or a raw list) in the shape of ``BodySchema``.

    Deleted images and private documents are left out, unknown blocks say ``unknown``.
    """
    return [_block(block, media) for block in raw_blocks(raw_data)]


def serialize_value(block_type: str, value: Any, media: MediaIndex) -> Any:
    """One raw block value in the shape of the schema; KeyError for an unknown type."""
    return _SERIALIZERS[block_type](value, media)


def _block(block: dict[str, Any], media: MediaIndex) -> dict[str, Any]:
    identity, kind = block.get("id"), block["type"]
    if kind not in _SERIALIZERS:
        return {"id": identity, "type": "unknown"}
    return {"id": identity, "type": kind, "value": serialize_value(kind, block.get("value"), media)}


def _text(value: Any, name: str) -> str:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _heading(value: Any, media: MediaIndex) -> dict[str, Any]:
    level = _text(value, "level")
    return {"text": _text(value, "text"), "level": level if level in ("h2", "h3") else "h2"}


def _rich_text(value: Any, media: MediaIndex) -> dict[str, Any]:
    urls = {key: media.address(url) for key, url in media.pages.items()} if media.pages else {}
    return {"html": resolved_html(value, urls)}


def _gallery(value: Any, media: MediaIndex) -> dict[str, Any]:
    photos = (_photo(key, item, media) for key, item in raw_items(value, "photos"))
    return {"title": _text(value, "title"), "photos": [photo for photo in photos if photo]}


def _photo(key: str, item: dict[str, Any], media: MediaIndex) -> dict[str, Any] | None:
    image = media.images.get(key_of(item.get("photo")) or 0)
    if image is None:
        return None
    caption, room = _text(item, "caption"), _text(item, "room")
    label = room_label(room)
    return {
        "id": key,
        "photo": image_object(image, media, caption=caption, room=label),
        "caption": caption,
        "room": room,
        "room_label": label,
    }


def _documents(value: Any, media: MediaIndex) -> dict[str, Any]:
    items = (_document(key, item, media) for key, item in raw_items(value, "documents"))
    return {"title": _text(value, "title"), "documents": [item for item in items if item]}


def _document(key: str, item: dict[str, Any], media: MediaIndex) -> dict[str, Any] | None:
    document = document_object(key_of(item.get("document")), media)
    if document is None:
        return None
    return {"id": key, "label": _text(item, "label"), "document": document}


def _location(value: Any, media: MediaIndex) -> dict[str, Any]:
    show_map = value.get("show_map", True) if isinstance(value, dict) else True
    return {"text": _text(value, "text"), "show_map": bool(show_map)}


_SERIALIZERS: dict[str, Callable[[Any, MediaIndex], dict[str, Any]]] = {
    "heading": _heading,
    "rich_text": _rich_text,
    "gallery": _gallery,
    "energy": energy_value,
    "documents": _documents,
    "location": _location,
    **STORY_SERIALIZERS,
    **FACTS_SERIALIZERS,
}
