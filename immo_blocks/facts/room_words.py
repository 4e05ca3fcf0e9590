"""Words for the rooms of a table and for the levels they are on."""

from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from immo_blocks.rooms import Room
from immo_blocks.storeys import Storey, storey_choices

_NO_LEVEL = (Storey.WHOLE, Storey.PLOT, Storey.OTHER)
_NOT_IN_A_TABLE = (Room.FACADE, Room.VIEW, Room.PLAN, Room.OTHER)


class MoreRooms(models.TextChoices):
    """Rooms that have an area but seldom a photo of their own."""

    SHOWER_ROOM = "shower_room", gettext_lazy("shower room")
    TOILET = "toilet", gettext_lazy("toilet")
    DRESSING = "dressing", gettext_lazy("dressing room")
    LANDING = "landing", gettext_lazy("landing")
    STORAGE = "storage", gettext_lazy("storage room")
    PANTRY = "pantry", gettext_lazy("pantry")
    VERANDA = "veranda", gettext_lazy("veranda")
    PLAYROOM = "playroom", gettext_lazy("playroom")
    WORKSHOP = "workshop", gettext_lazy("workshop")
    BOILER_ROOM = "boiler_room", gettext_lazy("boiler room")


def table_room_choices() -> list[tuple[str, Any]]:
    """Rooms of a table, by code."""
    known = [(room.value, room.label) for room in Room if room not in _NOT_IN_A_TABLE]
    return [*known, *MoreRooms.choices]


def level_choices() -> list[tuple[str, Any]]:
    """Levels on which a room can be."""
    return [(code, label) for code, label in storey_choices() if code not in _NO_LEVEL]


def room_name(code: str) -> str:
    """Word for a room of a table; blank for a code that is not known."""
    return str(capfirst(dict(table_room_choices()).get(code, "")))
