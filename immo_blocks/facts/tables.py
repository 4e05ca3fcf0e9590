"""Tables of facts: features, money, law."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.facts import parts
from immo_blocks.facts.base import FactsBlock, PartsBlock, show_heading
from immo_blocks.facts.protocol import FactGroup, PageFacts

_REST = _("What is not ticked stays where the page shows it by itself.")


class PartsTableBlock(FactsBlock):
    """Parts of the facts as tables, under one heading."""

    class Meta:
        template = "immo_blocks/facts/tables.html"
        form_layout = blocks.BlockGroup(children=["parts"], settings=["show_heading"])

    def shown(self, value: Any, facts: PageFacts) -> list[FactGroup]:
        """The parts that hold something."""
        return facts.groups(parts.chosen_parts(self.api_type, value))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """With the heading, unless it is not wanted."""
        context = super().get_context(value, parent_context)
        context["heading"] = self.label if context["with_heading"] else ""
        return context


class FeaturesBlock(PartsTableBlock):
    """Building, heating and equipment."""

    parts = PartsBlock(
        choices=parts.feature_parts,
        default=[part.value for part in parts.PARTS_OF["features"]],
        help_text=_REST,
    )
    show_heading = show_heading()

    api_type = "features"

    class Meta:
        icon = "tasks"
        label = _("Building and equipment")
        description = _("Year, condition, heating and what the property is equipped with")


class FinancialsBlock(PartsTableBlock):
    """Price of any kind, charges, taxes, fees and terms."""

    parts = PartsBlock(
        choices=parts.financial_parts,
        default=[part.value for part in parts.PARTS_OF["financials"]],
        help_text=_REST,
    )
    show_heading = show_heading()

    api_type = "financials"

    class Meta:
        icon = "calendar-check"
        label = _("Price and charges")
        description = _(
            "Price or rent, life annuity, charges, cadastral income and taxes; never a price that "
            "is on request"
        )


class UrbanPlanningBlock(PartsTableBlock):
    """What the law of the region wants known: planning, floods, co-ownership, inspections."""

    parts = PartsBlock(
        choices=parts.planning_parts,
        default=[part.value for part in parts.PARTS_OF["urban_planning"]],
        help_text=_REST,
    )
    show_heading = show_heading()

    api_type = "urban_planning"

    class Meta:
        icon = "form"
        label = _("Urban planning and risks")
        description = _("Permits, land use, floods and inspections, in the words of the region")
