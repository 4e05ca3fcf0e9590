"""Blocks of facts for programs, from their raw data."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.text import capfirst

from immo_blocks.api.media import MediaIndex
from immo_blocks.facts.parts import PARTS_OF, KeyFactCode, chosen_parts
from immo_blocks.facts.room_words import room_name
from immo_blocks.nearby import PlaceKind, Way
from immo_blocks.references import raw_items
from immo_blocks.storeys import storey_label

Serializer = Callable[[Any, MediaIndex], dict[str, Any]]


def _flag(value: Any, name: str) -> bool:
    """A choice that is on unless it says otherwise."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, bool) else True


def _code(value: Any, name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _key_facts(value: Any, media: MediaIndex) -> dict[str, Any]:
    chosen = value.get("facts") if isinstance(value, dict) else None
    codes = chosen if isinstance(chosen, list) else []
    return {"facts": [code for code in KeyFactCode.values if code in codes]}


def _parts(block_type: str) -> Serializer:
    def serialize(value: Any, media: MediaIndex) -> dict[str, Any]:
        parts = list(chosen_parts(block_type, value))
        return {"parts": parts, "show_heading": _flag(value, "show_heading")}

    return serialize


def _rooms(value: Any, media: MediaIndex) -> dict[str, Any]:
    rooms = [_room(key, item) for key, item in raw_items(value, "rooms")]
    return {
        "rooms": [room for room in rooms if room["room_label"]],
        "parts": list(chosen_parts("rooms", value)),
        "show_heading": _flag(value, "show_heading"),
    }


def _room(key: str, item: dict[str, Any]) -> dict[str, Any]:
    room, level = _code(item, "room"), _code(item, "level")
    return {
        "id": key,
        "room": room,
        "room_label": room_name(room),
        "level": level,
        "level_label": storey_label(level),
        "area": _number(item.get("area")),
    }


def _flags(*names: str) -> Serializer:
    return lambda value, media: {name: _flag(value, name) for name in names}


def _neighbourhood(value: Any, media: MediaIndex) -> dict[str, Any]:
    places = [_place(key, item) for key, item in raw_items(value, "places")]
    return {"places": [place for place in places if place["kind_label"]]}


def _place(key: str, item: dict[str, Any]) -> dict[str, Any]:
    kind, way, minutes = _code(item, "kind"), _code(item, "way"), item.get("minutes")
    return {
        "id": key,
        "kind": kind,
        "kind_label": str(capfirst(dict(PlaceKind.choices).get(kind, ""))),
        "name": _code(item, "name"),
        "minutes": minutes if type(minutes) is int else None,
        "way": way,
        "way_label": str(dict(Way.choices).get(way, "")),
    }


def _number(value: Any) -> float | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() else None


FACTS_SERIALIZERS: dict[str, Serializer] = {
    "key_facts": _key_facts,
    **{block_type: _parts(block_type) for block_type in PARTS_OF if block_type != "rooms"},
    "rooms": _rooms,
    "open_houses": _flags("show_calendar", "show_heading"),
    "contact": _flags("show_photo", "show_visit", "show_heading"),
    "units": _flags("show_closed", "show_heading"),
    "neighbourhood": _neighbourhood,
}
