"""Raw values of quotes, calls to action, plans, players and recordings to plain data."""

import math
from collections.abc import Callable
from typing import Any

from immo_blocks.addresses import is_web_address
from immo_blocks.api.media import MediaIndex
from immo_blocks.api.objects import document_object, image_object
from immo_blocks.contact_links import link_target
from immo_blocks.energy.parse import key_of
from immo_blocks.media.recordings import audio_type
from immo_blocks.players import AddressRefused, Player, player_from
from immo_blocks.references import raw_items
from immo_blocks.storeys import storey_label


def text_of(value: Any, name: str) -> str:
    """A text of a raw value, blank for anything else."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _raw(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _quote(value: Any, media: MediaIndex) -> dict[str, Any]:
    return {name: text_of(value, name) for name in ("text", "author", "role")}


def _call_to_action(value: Any, media: MediaIndex) -> dict[str, Any]:
    page = key_of(_raw(value, "page"))
    url = media.pages.get(page, "") if page else link_target(text_of(value, "url"))
    words = {name: text_of(value, name) for name in ("title", "text", "button")}
    return words | {"url": media.address(url) if url else None}


def _floor_plan(value: Any, media: MediaIndex) -> dict[str, Any]:
    plans = (_plan(key, item, media) for key, item in raw_items(value, "plans"))
    return {"title": text_of(value, "title"), "plans": [plan for plan in plans if plan]}


def _plan(key: str, item: dict[str, Any], media: MediaIndex) -> dict[str, Any] | None:
    image = media.images.get(key_of(item.get("image")) or 0)
    if image is None:
        return None
    level, note = text_of(item, "level"), text_of(item, "note")
    label = storey_label(level)
    return {
        "id": key,
        "image": image_object(image, media, caption=note, room=label),
        "level": level,
        "level_label": label,
        "area_m2": _area(item.get("area_m2")),
        "note": note,
    }


def _area(value: Any) -> float | None:
    try:
        area = float(value)
    except (TypeError, ValueError):
        return None
    return area if math.isfinite(area) and not isinstance(value, bool) else None


def _player(value: Any, media: MediaIndex) -> dict[str, Any]:
    player = _player_of(text_of(value, "url"))
    image = media.images.get(key_of(_raw(value, "poster")) or 0)
    title = text_of(value, "title")
    return {
        "title": title,
        "service": player.service.code if player else None,
        "service_label": player.service.label if player else None,
        "page_url": player.page_url if player else None,
        "embed_url": player.embed_url if player else None,
        "poster": None if image is None else image_object(image, media, caption=title),
    }


def _player_of(url: str) -> Player | None:
    try:
        return player_from(url)
    except AddressRefused:
        return None


def _audio(value: Any, media: MediaIndex) -> dict[str, Any]:
    key = key_of(_raw(value, "document"))
    content_type = audio_type(media.documents.get(key or 0))
    document = document_object(key, media) if content_type else None
    return {
        "title": text_of(value, "title"),
        "transcript": text_of(value, "transcript"),
        "content_type": content_type if document else "",
        "document": document,
    }


def _model_3d(value: Any, media: MediaIndex) -> dict[str, Any]:
    url = text_of(value, "url")
    words = {name: text_of(value, name) for name in ("title", "text")}
    return words | {"url": url if is_web_address(url) else None}


STORY_SERIALIZERS: dict[str, Callable[[Any, MediaIndex], dict[str, Any]]] = {
    "quote": _quote,
    "call_to_action": _call_to_action,
    "floor_plan": _floor_plan,
    "video": _player,
    "virtual_tour": _player,
    "audio": _audio,
    "model_3d": _model_3d,
}
