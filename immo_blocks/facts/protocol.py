"""What a page tells its blocks: a small protocol in which every answer may be empty.

A page class takes part with one method, ``block_facts()``, that returns a ``PageFacts`` of its
own. Texts are ready for visitors: hidden prices and addresses never reach a block.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True)
class KeyFact:
    """A fact at a glance. ``jurisdiction`` and ``energy_class`` draw a pill in its place."""

    code: str
    label: str
    value: str
    jurisdiction: str = ""
    energy_class: str = ""


@dataclass(frozen=True)
class FactGroup:
    """A part of the facts: rows of label and text, or ``words`` that need no label."""

    code: str
    title: str
    rows: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """``address`` has line, postal_code and city; ``location`` latitude, longitude, precision."""

    address: Any = None
    location: Any = None


class Visit(Protocol):
    """A date on which everybody may come in; ``day`` and ``hours`` are words."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""

    @property
    def note(self) -> str:
        """A word about it, or blank."""

    @property
    def day(self) -> str:
        """The day."""

    @property
    def hours(self) -> str:
        """From when until when."""


@dataclass(frozen=True)
class OpenHouses:
    """Dates to come and the address of a calendar file, blank when there is none."""

    visits: tuple[Visit, ...] = ()
    calendar_url: str = ""


@dataclass(frozen=True)
class Contact:
    """Whom to ask; every field may be blank. ``mailto`` asks for a visit."""

    name: str = ""
    title: str = ""
    ipi_number: str = ""
    phone: str = ""
    email: str = ""
    photo: str = ""
    mailto: str = ""


@dataclass(frozen=True)
class UnitRow:
    """A unit of a development, in words; ``price`` is blank when it is not shown."""

    title: str
    url: str
    kind: str
    floor: str
    bedrooms: str
    living_area: str
    terrace_area: str
    price: str
    status: str
    status_label: str
    is_closed: bool = False
    jurisdiction: str = ""
    energy_class: str = ""


class PageFacts:
    """What a page knows; a page overrides what it can answer."""

    def key_facts(self, codes: Iterable[str]) -> list[KeyFact]:
        """Facts at a glance in this order; without codes those the page thinks best."""
        return []

    def groups(self, codes: Iterable[str]) -> list[FactGroup]:
        """Parts of the facts that hold something, in this order."""
        return []

    def place(self) -> Place:
        """Address and point as far as they may be shown."""
        return Place()

    def open_houses(self) -> OpenHouses:
        """Open houses still to come."""
        return OpenHouses()

    def contact(self) -> Contact:
        """Whom to ask."""
        return Contact()

    def units(self) -> list[UnitRow]:
        """Units of a development."""
        return []


def facts_of(context: Mapping[str, Any]) -> PageFacts:
    """Facts for the blocks of a page: those of the context, else those its page gives."""
    given = context.get("block_facts")
    if isinstance(given, PageFacts):
        return given
    answer = getattr(context.get("page"), "block_facts", None)
    found = answer() if callable(answer) else None
    return found if isinstance(found, PageFacts) else PageFacts()
