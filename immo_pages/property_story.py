"""Put a property page in order: what stands where, in words, from public facts and its blocks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from immo_pages import vocabulary as v
from immo_pages.cards import card_of, label_of
from immo_pages.fact_tables import fact_tables
from immo_pages.facts import PublicFacts, public_facts
from immo_pages.formats import area_text
from immo_pages.json_ld import property_json_ld
from immo_pages.market.similar import similar_properties
from immo_pages.open_houses.dates import calendar_path, coming_open_houses

KEY_FACTS = 6
# Blocks that have a place of their own on the page; all others tell the story in their order.
_PLACED = ("energy", "documents", "location")


@dataclass(frozen=True)
class KeyFact:
    """One of the six facts at a glance."""

    label: str
    value: str
    code: str = ""


@dataclass(frozen=True)
class Contact:
    """Whom to ask; every field may be blank."""

    name: str
    title: str
    ipi_number: str
    phone: str
    email: str
    photo: str
    mailto: str


def property_context(page: Any) -> dict[str, Any]:
    """All that the template of a property page needs."""
    facts = public_facts(page)
    blocks = placed_blocks(page.body)
    visits = coming_open_houses(page, now=timezone.now())
    return {
        "facts": facts,
        "card": card_of(facts, page.cover),
        "blocks": blocks,
        "key_facts": key_facts(facts),
        "tables": fact_tables(facts),
        "contact": contact_of(facts),
        "transaction_label": label_of(v.Transaction, facts.transaction).lower(),
        "status_label": label_of(v.MarketStatus, facts.status),
        "similar": similar_properties(page),
        "json_ld": property_json_ld(facts, page.cover, visits),
        "open_houses": visits,
        "open_houses_file": calendar_path(page) if visits and page.live else "",
    }


def placed_blocks(body: Iterable[Any]) -> dict[str, list[Any]]:
    """Blocks by their place: the first gallery on top, then ``story`` and the placed ones."""
    placed: dict[str, list[Any]] = {name: [] for name in ("gallery", "story", *_PLACED)}
    for block in body:
        if block.block_type == "gallery" and not placed["gallery"]:
            placed["gallery"].append(block)
        elif block.block_type in _PLACED:
            placed[block.block_type].append(block)
        else:
            placed["story"].append(block)
    return placed


def key_facts(facts: PublicFacts) -> list[KeyFact]:
    """Six facts at a glance, energy among them; what is unknown makes room for the next."""
    candidates: list[tuple[str, Any, Callable[[Any], str]]] = [
        (_("Bedrooms"), facts.bedrooms, str),
        (_("Bathrooms"), facts.bathrooms, str),
        (_("Living area"), facts.living_area, area_text),
        (_("Plot"), facts.plot_area, area_text),
        (_("Built in"), facts.year_built, str),
        (_("Terrace"), facts.terrace_area, area_text),
        (pgettext("storey", "Floor"), facts.floor, str),
        (_("Facades"), facts.facades, str),
        (_("Garages"), facts.garages, str),
        (_("Garden"), facts.garden_area, area_text),
        (_("Total area"), facts.total_area, area_text),
    ]
    known = [KeyFact(label, text(value)) for label, value, text in candidates if value]
    energy = [KeyFact(_("Energy"), letter, "energy")] if (letter := _energy_class(facts)) else []
    return known[: KEY_FACTS - len(energy)] + energy


def contact_of(facts: PublicFacts) -> Contact:
    """The agent of the property, completed by the agency."""
    agent, agency = facts.agent, facts.agency
    email = (agent.email if agent else "") or (agency.email if agency else "")
    subject = _("Visit: %(property)s") % {"property": facts.title}
    if facts.reference:
        subject = f"{subject} ({facts.reference})"
    return Contact(
        name=agent.name if agent else (agency.name if agency else ""),
        title=agent.title if agent else "",
        ipi_number=(agent.ipi_number if agent else "") or (agency.ipi_number if agency else ""),
        phone=(agent.phone if agent else "") or (agency.phone if agency else ""),
        email=email,
        photo=(agent.photo or "") if agent else "",
        mailto=f"mailto:{email}?subject={quote(subject)}" if email else "",
    )


def _energy_class(facts: PublicFacts) -> str:
    return facts.energy.energy_class if facts.energy else ""
