"""The rooms a photo may show."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Room(models.TextChoices):
    """What a photo shows; blank when nobody said."""

    FACADE = "facade", _("facade")
    ENTRANCE = "entrance", _("entrance hall")
    LIVING_ROOM = "living_room", _("living room")
    DINING_ROOM = "dining_room", _("dining room")
    KITCHEN = "kitchen", _("kitchen")
    BEDROOM = "bedroom", _("bedroom")
    BATHROOM = "bathroom", _("bathroom")
    OFFICE = "office", pgettext_lazy("room of a home", "office")
    LAUNDRY = "laundry", _("laundry room")
    CELLAR = "cellar", _("cellar")
    ATTIC = "attic", _("attic")
    GARAGE = "garage", _("garage")
    GARDEN = "garden", _("garden")
    TERRACE = "terrace", _("terrace")
    POOL = "pool", _("swimming pool")
    VIEW = "view", pgettext_lazy("from a window", "view")
    PLAN = "plan", _("floor plan")
    OTHER = "other", pgettext_lazy("room", "other")


def room_choices() -> list[tuple[str, Any]]:
    """Codes and words, for forms."""
    return list(Room.choices)


def room_label(code: str) -> str:
    """Word for a room in the active language; blank for none, other or an unknown code."""
    if code == Room.OTHER or code not in Room.values:
        return ""
    return str(Room(code).label)
