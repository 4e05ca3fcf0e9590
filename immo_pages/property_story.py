"""Put a property page in order: what stands where, in words, from public facts and its blocks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from immo_blocks.facts.parts import parts_shown, types_in
from immo_blocks.stream import ONCE, ONCE_IN_A_DEVELOPMENT
from immo_pages import vocabulary as v
from immo_pages.block_facts import facts_of_page
from immo_pages.cards import card_of, label_of
from immo_pages.fact_tables import FactTable, fact_tables
from immo_pages.json_ld import property_json_ld
from immo_pages.market.similar import similar_properties
from immo_pages.models import DevelopmentPage

# Blocks that have a place of their own on the page; all others tell the story in their order.
_PLACED = ("energy", "documents", "location")


@dataclass(frozen=True)
class Anchor:
    """A part of the page in the bar that leads to it."""

    id: str
    text: str


def property_context(page: Any) -> dict[str, Any]:
    """All that the template of a property page needs.

    What a block of the body shows, the page does not show by itself.
    """
    told = facts_of_page(page)
    facts = told.facts
    blocks = placed_blocks(page.body)
    placed = types_in(page.body, ONCE)
    tables = fact_tables(facts, without=parts_shown(page.body))
    visits = told.open_houses()
    inherited = [] if blocks["energy"] else certificates_of_development(page)
    return {
        "facts": facts,
        "block_facts": told,
        "card": card_of(facts, page.cover),
        "blocks": blocks,
        "placed": placed,
        "key_facts": [] if "key_facts" in placed else told.key_facts(),
        "tables": tables,
        "anchors": anchors_of(
            facts, blocks | {"energy": blocks["energy"] or inherited}, tables, placed
        ),
        "development_energy": inherited,
        "contact": told.contact(),
        "transaction_label": label_of(v.Transaction, facts.transaction).lower(),
        "status_label": label_of(v.MarketStatus, facts.status),
        "similar": similar_properties(page),
        "json_ld": property_json_ld(facts, page.cover, visits.visits),
        "open_houses": [] if "open_houses" in placed else visits.visits,
        "open_houses_file": visits.calendar_url,
    }


def certificates_of_development(page: Any) -> list[Any]:
    """Energy blocks of the live development that ``page`` is a unit of: its own would win.

    Only shown: columns, filters and rules of a unit know its own certificate and no other.
    """
    development = DevelopmentPage.objects.live().parent_of(page).first()
    return placed_blocks(development.body)["energy"] if development else []


def development_context(page: Any) -> dict[str, Any]:
    """All that the template of a development needs."""
    told = page.block_facts()
    placed = types_in(page.body, ONCE_IN_A_DEVELOPMENT)
    return {
        "project": told.project,
        "block_facts": told,
        "blocks": placed_blocks(page.body),
        "placed": placed,
        "units": [] if "units" in placed else told.units(),
    }


def anchors_of(
    facts: Any, blocks: dict[str, list[Any]], tables: list[FactTable], placed: frozenset[str]
) -> list[Anchor]:
    """What the bar leads to: the page's own part, else the block that took its place."""
    own = {table.code for table in tables}
    places: list[tuple[bool, str, str, str]] = [
        (bool(facts.summary or blocks["story"]), "description", _("Description"), ""),
        ("rooms" in own, "rooms", _("Rooms and areas"), "rooms"),
        (bool(blocks["energy"]), "energy", _("Energy"), ""),
        ("money" in own, "money", _("Price"), "financials"),
        ("law" in own, "law", _("Legal"), "urban_planning"),
        (True, "location", _("Location"), ""),
        (bool(blocks["documents"]), "documents", _("Documents"), ""),
    ]
    found = []
    for here, code, text, block in places:
        if here or block in placed:
            found.append(Anchor(code if here else f"block-{block}", text))
    return found


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
