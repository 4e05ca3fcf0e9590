"""Turns the short entries of the town files into whole properties."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from home.demo.content import prose_fr, prose_nl
from home.demo.content.energy import Energy
from home.demo.content.photos import SETS, photos
from home.demo.content.shape import DemoDocument, DemoProperty, DemoTranslation, State
from home.demo.content.towns import Town
from home.demo.content.typography import paragraphs, typeset
from immo_pages.vocabulary import Region

_PROSE = {"fr": prose_fr, "nl": prose_nl}

#: Answers of the planning authority, as most Flemish homes have them (VCRO 5.2.6).
FLEMISH: Mapping[str, Any] = {
    "planning_permit": "yes",
    "land_use": "residential",
    "subdivision_permit": "no",
    "pre_emption_right": "no",
    "planning_summons": "no",
    "planning_extract_on": timedelta(days=-75),
    "flood_p_score": "A",
    "flood_g_score": "A",
    "flood_report_on": timedelta(days=-75),
}
#: What an advert in Brussels says of the town planning and the meters (CoBAT 280 and 281).
BRUSSELS: Mapping[str, Any] = {
    "planning_information": (
        "Dernière affectation licite : logement. Renseignements urbanistiques obtenus ; "
        "copie gratuite à l’agence."
    ),
    "has_individual_meters": True,
}
LAWS: Mapping[Region, Mapping[str, Any]] = {Region.FLANDERS: FLEMISH, Region.BRUSSELS: BRUSSELS}


@dataclass(frozen=True)
class Words:
    """The hand-written part of a text: title, summary and the opening of the description."""

    title: str
    summary: str
    opening: str


@dataclass(frozen=True)
class Office:
    """Whose property it is, and in which language and region it is offered."""

    agency: str
    language: str
    other: str
    region: Region


NAMUR_OFFICE = Office("namur", "fr", "nl", Region.WALLONIA)
GHENT_OFFICE = Office("gent", "nl", "fr", Region.FLANDERS)
BRUSSELS_OFFICE = Office("brussels", "fr", "nl", Region.BRUSSELS)


def entry(
    office: Office,
    reference: str,
    town: Town,
    street: str,
    number: str,
    seed: int,
    words: Words,
    *,
    energy: Energy | None,
    agent: str,
    scenes: str,
    state: State = State.LIVE,
    translated: Words | None = None,
    documents: tuple[tuple[str, str], ...] = (),
    gaps: tuple[str, ...] = (),
    comment: str = "",
    goes_live_in: timedelta | None = None,
    development: str = "",
    **facts: Any,
) -> DemoProperty:
    """One property from its short entry; ``facts`` are columns, location and defaults are added."""
    columns = _columns(office, reference, town, street, number, seed, facts)
    shots = photos(SETS[scenes], seed, office.language)
    return DemoProperty(
        reference=reference,
        agency=office.agency,
        facts=columns,
        energy=energy,
        title=typeset(words.title, office.language),
        summary=typeset(words.summary, office.language),
        description_html=describe(words, columns, town, office.language, seed),
        photos=shots,
        documents=tuple(
            DemoDocument(kind, access, office.language, office.region) for kind, access in documents
        ),
        state=state,
        language=office.language,
        agent=agent,
        translation=_translation(office, translated, columns, town, scenes, seed),
        development=development,
        gaps=gaps,
        comment=typeset(comment, office.language),
        goes_live_in=goes_live_in,
    )


def describe(words: Words, facts: Mapping[str, Any], town: Town, language: str, seed: int) -> str:
    """The description as HTML: the opening, then what the facts say, then the place."""
    prose = _PROSE[language]
    rng = random.Random(f"prose {seed}")  # noqa: S311 drawing lots, not security
    rooms = f"{prose.inside(facts, rng)} {prose.outside(facts, rng)}"
    last = f"{town.about[language]} {prose.practical(facts, rng)}"
    return paragraphs([words.opening, rooms, prose.technique(facts, rng), last], language)


def _translation(
    office: Office,
    words: Words | None,
    facts: Mapping[str, Any],
    town: Town,
    scenes: str,
    seed: int,
) -> DemoTranslation | None:
    if words is None:
        return None
    language = office.other
    return DemoTranslation(
        language=language,
        title=typeset(words.title, language),
        summary=typeset(words.summary, language),
        description_html=describe(words, facts, town, language, seed),
        captions=tuple(photo.caption for photo in photos(SETS[scenes], seed, language)),
    )


def _columns(
    office: Office,
    reference: str,
    town: Town,
    street: str,
    number: str,
    seed: int,
    facts: Mapping[str, Any],
) -> dict[str, Any]:
    law = LAWS.get(office.region, {})
    defaults = {
        "reference": reference,
        "transaction": "sale",
        "category": "house",
        "usage": "residential",
        "status": "available",
        "price_display": "exact",
        "address_visibility": "full",
        "currency": "EUR",
        "features": [],
    }
    return {**law, **defaults, **place(town, street, number, seed), **facts}


def place(town: Town, street: str, number: str, seed: int) -> dict[str, Any]:
    """Columns of an address a little beside the centre of its town."""
    rng = random.Random(f"place {seed}")  # noqa: S311 drawing lots, not security
    latitude = town.latitude + rng.uniform(-0.006, 0.006)
    longitude = town.longitude + rng.uniform(-0.009, 0.009)
    return {
        "street": typeset(street, "fr"),
        "house_number": number,
        "postal_code": town.postal_code,
        "city": town.name,
        "country": "BE",
        "location_precision": "street",
        "latitude": Decimal(f"{latitude:.6f}"),
        "longitude": Decimal(f"{longitude:.6f}"),
    }
