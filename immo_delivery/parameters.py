"""Parameters of a list of properties: each is declared, typed and bounded; no other is taken."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.db.models import TextChoices
from django.http import HttpRequest
from pydantic import BaseModel, Field, WithJsonSchema

from immo_delivery.problems import bad_parameter, unknown_parameter
from immo_listings.reading.wanted import (
    CHOICES,
    LARGEST_RADIUS_KM,
    LONGEST_TEXT,
    MOST_VALUES,
    MOST_WORDS,
    RANGES,
    Box,
    Circle,
    Wanted,
)
from immo_pages.vocabulary import Category, Condition, Feature, MarketStatus, Transaction

LARGEST_LIMIT, LARGEST_OFFSET = 100, 10_000
_Price = Annotated[Decimal | None, Field(ge=0, le=10**10)]
_Area = Annotated[Decimal | None, Field(ge=0, le=10**8)]
_Count = Annotated[int | None, Field(ge=0, le=1000)]
_Year = Annotated[int | None, Field(ge=1000, le=2200)]
_Energy = Annotated[Decimal | None, Field(ge=-10_000, le=100_000)]
_LIST: dict[str, Any] = {"type": "array", "minItems": 1, "maxItems": MOST_VALUES}
# Taken as one text, so that what is wrong in it is named; described as the list that it is.
_List = Annotated[
    str | None, Field(max_length=2000), WithJsonSchema(_LIST | {"items": {"type": "string"}})
]


def _of(choices: type[TextChoices]) -> WithJsonSchema:
    """A list of these codes; any other is refused."""
    items = {"type": "string", "enum": [str(code) for code in choices.values]}
    return WithJsonSchema(_LIST | {"items": items})


_Transactions = Annotated[_List, _of(Transaction)]
_Categories = Annotated[_List, _of(Category)]
_Statuses = Annotated[_List, _of(MarketStatus)]
_Conditions = Annotated[_List, _of(Condition)]
_Features = Annotated[_List, _of(Feature)]
_KNOWN: dict[str, type[TextChoices]] = {
    "transaction": Transaction,
    "category": Category,
    "status": MarketStatus,
    "condition": Condition,
}


class PropertyFilters(BaseModel):
    """Which properties. Ranges include both ends; areas in m², energy in kWh/m².year."""

    price__gte: _Price = None
    price__lte: _Price = None
    living_area__gte: _Area = None
    living_area__lte: _Area = None
    plot_area__gte: _Area = None
    plot_area__lte: _Area = None
    rooms__gte: _Count = None
    rooms__lte: _Count = None
    bedrooms__gte: _Count = None
    bedrooms__lte: _Count = None
    bathrooms__gte: _Count = None
    bathrooms__lte: _Count = None
    facades__gte: _Count = None
    facades__lte: _Count = None
    year_built__gte: _Year = None
    year_built__lte: _Year = None
    epc_kwh_m2_year__gte: _Energy = None
    epc_kwh_m2_year__lte: _Energy = None
    transaction__in: _Transactions = None
    category__in: _Categories = None
    subtype__in: _List = None
    usage__in: _List = None
    status__in: _Statuses = None
    condition__in: _Conditions = None
    postal_code__in: _List = None
    region__in: _List = None
    epc_class__in: _List = None
    reference__in: _List = None
    city__in: _List = None
    features__all: _Features = None
    agent: Annotated[int | None, Field(ge=1, le=2**62)] = None
    development: Annotated[int | None, Field(ge=1, le=2**62)] = None
    available_from__lte: date | None = None
    q: Annotated[str | None, Field(max_length=LONGEST_TEXT, description="words to find")] = None
    bbox: Annotated[str | None, Field(max_length=100, description="west,south,east,north")] = None
    near: Annotated[str | None, Field(max_length=60, description="latitude,longitude")] = None
    radius_km: Annotated[Decimal | None, Field(gt=0, le=LARGEST_RADIUS_KM)] = None


Order = Literal[
    "-published_at",
    "published_at",
    "price",
    "-price",
    "living_area",
    "-living_area",
    "epc_kwh_m2_year",
    "relevance",
    "distance",
]


class PropertyListParameters(PropertyFilters):
    """Which properties, in which order, how many, and how much of each."""

    order: Order | None = None
    limit: Annotated[int, Field(ge=1, le=LARGEST_LIMIT)] = 24
    offset: Annotated[int, Field(ge=0, le=LARGEST_OFFSET)] = 0
    cursor: Annotated[str, Field(max_length=200)] = ""
    count: Literal["exact", "none"] = "exact"
    fields: Annotated[
        str,
        Field(max_length=1000, description="`card`, `full`, or names of fields, with commas"),
    ] = "card"


class MapParameters(PropertyFilters):
    """Which properties, at which zoom of a map (0 is the world)."""

    zoom: Annotated[int, Field(ge=0, le=18)] = 8


def refuse_unknown(request: HttpRequest, known: Iterable[str]) -> None:
    """Raise Problem for the first parameter that is none; for one that comes twice, too."""
    names = set(known)
    for name, values in request.GET.lists():
        if name not in names:
            raise unknown_parameter(name, names)
        if len(values) > 1:
            raise bad_parameter(name, f"{name!r} may be given once; join values with commas.")


def wanted_of(asked: PropertyFilters, language: str) -> Wanted:
    """The question in the words of the read model; raises Problem."""
    lowest = {
        name: value for name in RANGES if (value := getattr(asked, f"{name}__gte")) is not None
    }
    highest = {
        name: value for name in RANGES if (value := getattr(asked, f"{name}__lte")) is not None
    }
    choices = {name: _values(asked, f"{name}__in") for name in CHOICES}
    for name, known in _KNOWN.items():
        _refuse_others(f"{name}__in", choices[name], known)
    features = _values(asked, "features__all")
    _refuse_others("features__all", features, Feature)
    return Wanted(
        language,
        lowest={name: Decimal(value) for name, value in lowest.items()},
        highest={name: Decimal(value) for name, value in highest.items()},
        choices={name: values for name, values in choices.items() if values},
        cities=_values(asked, "city__in"),
        features=features,
        text=" ".join((asked.q or "").replace("\x00", " ").split()[:MOST_WORDS]),
        agent=asked.agent,
        development=asked.development,
        available_until=asked.available_from__lte,
        box=_box(asked.bbox),
        circle=_circle(asked),
    )


def _values(asked: PropertyFilters, name: str) -> tuple[str, ...]:
    text = getattr(asked, name)
    if text is None:
        return ()
    found = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not found or "\x00" in text:
        raise bad_parameter(name, f"{name!r} needs at least one value.")
    if len(found) > MOST_VALUES:
        raise bad_parameter(name, f"{name!r} takes at most {MOST_VALUES} values.")
    return found


def _refuse_others(name: str, values: tuple[str, ...], known: type[TextChoices]) -> None:
    if not values:
        return
    there = known.values
    for value in values:
        if value not in there:
            shown = ", ".join(there)
            raise bad_parameter(name, f"{name!r} does not know {value[:60]!r}. It knows: {shown}.")


def _numbers(name: str, text: str, count: int) -> list[float]:
    parts = text.split(",")
    try:
        found = [float(part) for part in parts]
    except ValueError:
        found = []
    if len(found) != count or not all(abs(number) <= 180 for number in found):
        raise bad_parameter(name, f"{name!r} needs {count} numbers in degrees, with commas.")
    return found


def _box(text: str | None) -> Box | None:
    if text is None:
        return None
    west, south, east, north = _numbers("bbox", text, 4)
    if west > east or south > north:
        raise bad_parameter("bbox", "'bbox' is west,south,east,north: west before east.")
    return Box(west, south, east, north)


def _circle(asked: PropertyFilters) -> Circle | None:
    if asked.near is None:
        if asked.radius_km is not None:
            raise bad_parameter("radius_km", "'radius_km' needs 'near' as well.")
        return None
    latitude, longitude = _numbers("near", asked.near, 2)
    if abs(latitude) > 90:
        raise bad_parameter("near", "'near' is latitude,longitude in degrees.")
    return Circle(latitude, longitude, float(asked.radius_km or 10))
