"""What the demonstration consists of, as frozen dataclasses that know no model.

Values of ``facts`` and ``imprint`` are named like the columns they fill. A ``timedelta`` stands for
a moment so long after the day of loading (before it, when negative): ``facts_on`` resolves it, so
that a planning extract is never older than a year and a scheduled page always lies ahead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from home.demo.drawing import Scene

#: What an energy block holds as JSON; the keys are always all there.
ENERGY_KEYS = (
    "jurisdiction",
    "status",
    "energy_class",
    "kwh_m2_year",
    "total_kwh_year",
    "co2_kg_m2_year",
    "certificate_number",
    "issued_on",
    "valid_until",
    "exemption_reason",
)


class State(StrEnum):
    """How far a property page is on its way to the public."""

    LIVE = "live"
    DRAFT = "draft"
    MODERATION = "moderation"
    SCHEDULED = "scheduled"
    REJECTED = "rejected"


@dataclass(frozen=True)
class DemoPhoto:
    """One drawn photo. Properties may share one: the same scene and seed give the same picture."""

    scene: Scene
    seed: int
    caption: str
    room: str  # a code of immo_blocks.rooms.Room


@dataclass(frozen=True)
class DemoDocument:
    """A specimen PDF; ``home.demo.documents.pdf(kind, language=…, region=…)`` gives its bytes."""

    kind: str
    access: str
    language: str
    region: str


@dataclass(frozen=True)
class DemoTranslation:
    """The texts of a page in its agency's other language; ``captions`` in the photos' order."""

    language: str
    title: str
    summary: str
    description_html: str
    captions: tuple[str, ...]


@dataclass(frozen=True)
class DemoPage:
    """A content page of an agency in one language; ``kind`` is a code of ``ContentPage.Kind``."""

    language: str
    kind: str
    slug: str
    title: str
    body_html: str


@dataclass(frozen=True)
class DemoAgency:
    """An agency; ``imprint`` fills the columns of ``immo_agencies.imprint.ImprintMixin``."""

    slug: str
    hostname: str
    name: str
    kind: str  # agency or developer
    languages: tuple[str, ...]
    brand_color: str
    region: str
    imprint: Mapping[str, str]
    taglines: Mapping[str, str]
    intros_html: Mapping[str, str]
    hero: DemoPhoto
    pages: tuple[DemoPage, ...] = ()

    @property
    def language(self) -> str:
        """The language its texts are written in."""
        return self.languages[0]


@dataclass(frozen=True)
class DemoAgent:
    """A contact card; the portrait is ``draw_portrait(portrait_seed, brand, long_hair=…)``."""

    key: str
    agency: str
    name: str
    title: str
    ipi_number: str
    phone: str
    email: str
    portrait_seed: int
    long_hair: bool


@dataclass(frozen=True)
class DemoLogin:
    """Somebody who signs in with ``DEMO_PASSWORD``; ``roles`` pairs agency slugs with roles."""

    email: str
    first_name: str
    last_name: str
    language: str
    roles: tuple[tuple[str, str], ...] = ()
    is_superuser: bool = False


@dataclass(frozen=True)
class DemoProperty:
    """A property page before it is one.

    ``gaps`` names the codes of the advert rules a draft is expected to break; ``comment`` is what
    the editor wrote when she asked for changes; ``goes_live_in`` belongs to a scheduled page.
    """

    reference: str
    agency: str
    facts: Mapping[str, Any]
    energy: Mapping[str, Any] | None
    title: str
    summary: str
    description_html: str
    photos: tuple[DemoPhoto, ...]
    documents: tuple[DemoDocument, ...]
    state: State
    language: str
    agent: str
    translation: DemoTranslation | None = None
    development: str = ""
    gaps: tuple[str, ...] = ()
    comment: str = ""
    goes_live_in: timedelta | None = None

    def facts_on(self, now: datetime) -> dict[str, Any]:
        """The facts with every ``timedelta`` turned into a date or, for ``…_at``, a moment."""
        return {name: _resolved(name, value, now) for name, value in self.facts.items()}


@dataclass(frozen=True)
class DemoDevelopment:
    """A project of several units, which name it in ``DemoProperty.development``."""

    slug: str
    agency: str
    location: Mapping[str, Any]
    title: str
    summary: str
    description_html: str
    photos: tuple[DemoPhoto, ...]
    delivery_in: timedelta
    language: str
    translation: DemoTranslation
    documents: tuple[DemoDocument, ...] = field(default=())

    def delivery_on(self, today: date) -> date:
        """When the last unit is handed over."""
        return today + self.delivery_in


def _resolved(name: str, value: Any, now: datetime) -> Any:
    if not isinstance(value, timedelta):
        return value
    moment = now + value
    return moment if name.endswith("_at") else moment.date()
