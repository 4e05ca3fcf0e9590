"""The units of a development."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.facts.base import FactsBlock, show_heading
from immo_blocks.facts.protocol import PageFacts, UnitRow


class UnitsBlock(FactsBlock):
    """A row for each unit with its price and status."""

    show_closed = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Show units that are sold or let"),
        help_text=_("They stay in the table without their price."),
    )
    show_heading = show_heading()

    api_type = "units"

    class Meta:
        icon = "table"
        label = _("Units")
        description = _("Table of the units of a development with areas, prices and status")
        template = "immo_blocks/facts/units.html"
        label_format = _("the units of the development")
        form_layout = blocks.BlockGroup(children=["show_closed"], settings=["show_heading"])

    def shown(self, value: Any, facts: PageFacts) -> list[UnitRow]:
        """The units, without those that are gone if so wished."""
        with_closed = value.get("show_closed", True)
        return [unit for unit in facts.units() if with_closed or not unit.is_closed]
