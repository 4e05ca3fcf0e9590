"""The parts of a property's facts, as the blocks name them. Codes are stored data and API."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from immo_blocks.references import raw_blocks


class Part(models.TextChoices):
    """A group of facts under one title."""

    AREAS = "areas", _("Areas")
    ROOMS = "rooms", _("Rooms")
    PARKING = "parking", _("Parking")
    BUILDING = "building", pgettext_lazy("part of the facts", "Building")
    COMFORT = "comfort", _("Heating and comfort")
    FEATURES = "features", _("Equipment")
    PRICE = "price", pgettext_lazy("part of the facts", "Price")
    CHARGES = "charges", _("Charges and deposit")
    TAXES = "taxes", _("Taxes")
    FEES = "fees", _("Agency fees")
    TERMS = "terms", _("Availability and reference")
    PLANNING = "planning", _("Urban planning")
    FLOOD = "flood", _("Floods and other risks")
    CO_OWNERSHIP = "co_ownership", _("Co-ownership")
    INSPECTIONS = "inspections", _("Inspections and state")


class KeyFactCode(models.TextChoices):
    """A fact that can be told at a glance."""

    BEDROOMS = "bedrooms", _("Bedrooms")
    BATHROOMS = "bathrooms", _("Bathrooms")
    LIVING_AREA = "living_area", _("Living area")
    PLOT_AREA = "plot_area", _("Plot")
    YEAR_BUILT = "year_built", _("Built in")
    TERRACE_AREA = "terrace_area", _("Terrace")
    FLOOR = "floor", pgettext_lazy("storey", "Floor")
    FACADES = "facades", _("Facades")
    GARAGES = "garages", _("Garages")
    GARDEN_AREA = "garden_area", _("Garden")
    TOTAL_AREA = "total_area", _("Total area")
    ENERGY = "energy", _("Energy")


def key_fact_choices() -> list[tuple[str, Any]]:
    """Choices of the block."""
    return list(KeyFactCode.choices)


#: Type of block, and the parts it may show, in their order.
PARTS_OF: dict[str, tuple[Part, ...]] = {
    "rooms": (Part.AREAS, Part.ROOMS, Part.PARKING),
    "features": (Part.BUILDING, Part.COMFORT, Part.FEATURES),
    "financials": (Part.PRICE, Part.CHARGES, Part.TAXES, Part.FEES, Part.TERMS),
    "urban_planning": (Part.PLANNING, Part.FLOOD, Part.CO_OWNERSHIP, Part.INSPECTIONS),
}


def feature_parts() -> list[tuple[str, Any]]:
    """Choices of the block of features."""
    return _choices("features")


def financial_parts() -> list[tuple[str, Any]]:
    """Choices of the block of money."""
    return _choices("financials")


def planning_parts() -> list[tuple[str, Any]]:
    """Choices of the block of law and planning."""
    return _choices("urban_planning")


def chosen_parts(block_type: str, value: Any) -> tuple[str, ...]:
    """Parts that a raw block value shows, in the order of the page; all when it does not say."""
    known = PARTS_OF.get(block_type, ())
    said = value.get("parts") if isinstance(value, dict) else None
    if block_type == "rooms":
        shows = value.get("show_facts", True) if isinstance(value, dict) else True
        return tuple(part.value for part in known) if shows else ()
    if not isinstance(said, list | tuple):
        return tuple(part.value for part in known)
    return tuple(part.value for part in known if part.value in said)


def parts_shown(stream: Any) -> frozenset[str]:
    """Parts that the blocks of a body show: a page shows the others by itself, and none twice."""
    found = (chosen_parts(raw["type"], raw.get("value")) for raw in raw_blocks(stream))
    return frozenset(part for parts in found for part in parts)


def types_in(stream: Any, types: Iterable[str]) -> frozenset[str]:
    """Those of ``types`` that stand in a body."""
    return frozenset(types) & {raw["type"] for raw in raw_blocks(stream)}


def _choices(block_type: str) -> list[tuple[str, Any]]:
    return [(part.value, part.label) for part in PARTS_OF[block_type]]
