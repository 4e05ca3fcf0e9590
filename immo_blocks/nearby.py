"""Words for what lies near a property."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy


class PlaceKind(models.TextChoices):
    """What somebody wants near."""

    SCHOOL = "school", gettext_lazy("school")
    NURSERY = "nursery", gettext_lazy("nursery")
    SHOPS = "shops", gettext_lazy("shops")
    STATION = "station", gettext_lazy("railway station")
    STOP = "stop", gettext_lazy("bus or tram stop")
    MOTORWAY = "motorway", gettext_lazy("motorway")
    PARK = "park", gettext_lazy("park")
    SPORT = "sport", gettext_lazy("sports centre")
    DOCTOR = "doctor", gettext_lazy("doctor or pharmacy")
    HOSPITAL = "hospital", gettext_lazy("hospital")
    OTHER = "other", gettext_lazy("other place")


class Way(models.TextChoices):
    """How one gets there."""

    WALK = "walk", gettext_lazy("on foot")
    CYCLE = "cycle", gettext_lazy("by bicycle")
    TRANSIT = "transit", gettext_lazy("by public transport")
    DRIVE = "drive", gettext_lazy("by car")


def place_choices() -> list[tuple[str, Any]]:
    """Kinds of places, by code."""
    return list(PlaceKind.choices)


def way_choices() -> list[tuple[str, Any]]:
    """Ways to get there, by code."""
    return list(Way.choices)
