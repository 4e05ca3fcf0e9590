"""What the page shows: the blocks of the vocabulary with their samples, scales, tokens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from home.style_guide.block_states import LONG_WORDS, states_of
from home.style_guide.properties import regions, states
from immo_blocks.energy.scales import jurisdiction_choices, scale_for
from immo_blocks.facts.base import FactsBlock
from immo_blocks.facts.protocol import OpenHouses, PageFacts, UnitRow
from immo_blocks.facts.sample import SampleFacts
from immo_blocks.stream import DevelopmentBodyBlock, PropertyBodyBlock
from immo_pages.block_facts import PropertyFacts
from immo_pages.open_houses.dates import BELGIAN_TIME, ComingOpenHouse

SIZES = ("pill", "medium", "large")
#: Tokens of the sheet ``tokens.css``, by name.
COLOURS = ("paper", "ink", "muted", "line", "surface", "brand", "brand-ink", "danger", "ok")
STEPS = ("step--1", "step-0", "step-1", "step-2", "step-3", "step-4", "step-5")
SPACES = ("space-1", "space-2", "space-3", "space-4", "space-5", "space-6", "space-7", "space-8")


@dataclass(frozen=True)
class Sample:
    """A block as a visitor sees it; ``state`` says which of its states."""

    type: str
    label: str
    state: str
    html: str


@dataclass(frozen=True)
class Scale:
    """The classes of a jurisdiction, each as it is drawn."""

    name: str
    certificates: list[dict[str, Any]]


class GuideFacts(PropertyFacts):
    """An imagined property with one open house and the units of another project."""

    def open_houses(self) -> OpenHouses:
        """Next week, at two."""
        starts = _next_week()
        visit = ComingOpenHouse(starts, starts + timedelta(hours=2), _("Ring at number 2."))
        return OpenHouses((visit,), "#")

    def units(self) -> list[UnitRow]:
        """Those of the previews, and one with a name that does not break."""
        first, second = SampleFacts().units()
        long = replace(first, title=LONG_WORDS, price="", bedrooms="", energy_class="")
        return [first, second, long]


def block_samples(request: Any) -> Iterator[Sample]:
    """Every block of every body: its preview, its states, blocks of facts for each region."""
    for name, block in vocabulary().items():
        value = block.get_preview_value()
        context = block.get_preview_context(value, {"request": request})
        yield Sample(name, str(block.label), "", _drawn(block, value, context))
        for state in states_of(name):
            html = _drawn(block, block.normalize(state.value), context)
            yield Sample(name, str(block.label), state.name, html)
        if isinstance(block, FactsBlock):
            yield from _in_each_region(name, block, value, request)


def vocabulary() -> dict[str, Any]:
    """Blocks by type, in the order of the editor."""
    return {**PropertyBodyBlock().child_blocks, **DevelopmentBodyBlock().child_blocks}


def _in_each_region(name: str, block: Any, value: Any, request: Any) -> Iterator[Sample]:
    seen = set()
    # Prices have more states than regions have.
    for state in [*regions(), *(states() if name == "financials" else [])]:
        html = _drawn(block, value, {"request": request, "block_facts": GuideFacts(state.facts)})
        if html.strip() and html not in seen:
            seen.add(html)
            yield Sample(name, str(block.label), state.name, html)
    nothing = _drawn(block, block.get_default(), {"request": request, "block_facts": PageFacts()})
    yield Sample(name, str(block.label), _("without facts"), nothing)


def _drawn(block: Any, value: Any, context: dict[str, Any]) -> str:
    html = str(block.bind(value).render_as_block(context))
    return html if html.strip() else ""


def scales() -> list[Scale]:
    """Every class of every jurisdiction, at its upper bound."""
    today = timezone.localdate()
    return [
        Scale(
            str(name),
            [
                {
                    "jurisdiction": code,
                    "status": "valid",
                    "energy_class": one.letter,
                    "kwh_m2_year": one.upper,
                    "ghg_class": one.letter if scale.climate else "",
                }
                for scale in (scale_for(code, today),)
                for one in scale.classes
            ],
        )
        for code, name in jurisdiction_choices()
    ]


def _next_week() -> datetime:
    day = timezone.now().astimezone(BELGIAN_TIME) + timedelta(days=7)
    return day.replace(hour=14, minute=0, second=0, microsecond=0)
