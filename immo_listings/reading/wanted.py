"""What can be asked of the listings: every filter is declared here, with its bounds."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

#: Columns with a lowest and a highest value.
RANGES: tuple[str, ...] = (
    "price",
    "living_area",
    "plot_area",
    "rooms",
    "bedrooms",
    "bathrooms",
    "facades",
    "year_built",
    "epc_kwh_m2_year",
)
#: Columns of which one of several values is wanted.
CHOICES: tuple[str, ...] = (
    "transaction",
    "category",
    "subtype",
    "usage",
    "status",
    "condition",
    "postal_code",
    "region",
    "epc_class",
    "reference",
)
#: Name of the order -> column, and whether the highest comes first.
ORDERS: dict[str, tuple[str, bool]] = {
    "-published_at": ("published_at", True),
    "published_at": ("published_at", False),
    "price": ("price", False),
    "-price": ("price", True),
    "living_area": ("living_area", False),
    "-living_area": ("living_area", True),
    "epc_kwh_m2_year": ("epc_kwh_m2_year", False),
}
NEWEST = "-published_at"
RELEVANCE = "relevance"
DISTANCE = "distance"
MOST_VALUES = 50
MOST_WORDS = 8
LONGEST_TEXT = 100
LARGEST_RADIUS_KM = 100


@dataclass(frozen=True)
class Box:
    """WGS 84 degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Circle:
    """A point in WGS 84 degrees and how far around it, in km."""

    latitude: float
    longitude: float
    km: float


@dataclass(frozen=True)
class Wanted:
    """One question: what is empty narrows nothing. Ranges include both ends; areas in m²."""

    language: str
    lowest: dict[str, Decimal] = field(default_factory=dict)
    highest: dict[str, Decimal] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cities: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    text: str = ""
    agent: int | None = None
    development: int | None = None
    available_until: date | None = None
    box: Box | None = None
    circle: Circle | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        """The question as something that can be remembered."""
        return (
            self.language,
            tuple(sorted(self.lowest.items())),
            tuple(sorted(self.highest.items())),
            tuple(sorted(self.choices.items())),
            self.cities,
            self.features,
            self.text,
            self.agent,
            self.development,
            self.available_until,
            self.box,
            self.circle,
        )
