"""Public facts as tables of words: areas, building, money, law."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from immo_blocks.facts.parts import PARTS_OF
from immo_pages.fact_rows import told_rows
from immo_pages.facts import PublicFacts

#: Anchor on the page, title, and the block whose parts the table holds.
_TABLES = (
    ("rooms", gettext_lazy("Rooms and areas"), "rooms"),
    ("building", gettext_lazy("Building and comfort"), "features"),
    ("money", gettext_lazy("Price and charges"), "financials"),
    ("law", gettext_lazy("Legal and planning information"), "urban_planning"),
)


@dataclass(frozen=True)
class FactTable:
    """Rows of label and value under a title; ``code`` is its anchor on the page."""

    code: str
    title: str
    rows: list[tuple[str, str]]


def fact_tables(facts: PublicFacts, *, without: Collection[str] = ()) -> list[FactTable]:
    """Tables with at least one row, in the order of the page.

    ``without``: parts that a block shows already, so that none is told twice.
    """
    filled = (
        FactTable(
            code,
            str(title),
            [
                row
                for part in PARTS_OF[block]
                if part not in without
                for row in told_rows(part, facts)
            ],
        )
        for code, title, block in _TABLES
    )
    return [table for table in filled if table.rows]
