"""Dates on which everybody may come in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.facts.base import FactsBlock, show_heading
from immo_blocks.facts.protocol import OpenHouses, PageFacts


class OpenHousesBlock(FactsBlock):
    """The open houses still to come; past ones leave by themselves."""

    show_calendar = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Offer them as a calendar file"),
        help_text=_("Visitors put the dates in their own calendar."),
    )
    show_heading = show_heading()

    api_type = "open_houses"

    class Meta:
        icon = "date"
        label = _("Open houses")
        description = _("Dates and hours still to come, with a calendar file")
        template = "immo_blocks/facts/open_houses.html"
        label_format = _("the dates still to come")
        form_layout = blocks.BlockGroup(children=["show_calendar"], settings=["show_heading"])

    def shown(self, value: Any, facts: PageFacts) -> OpenHouses | None:
        """The dates, None when there are none."""
        found = facts.open_houses()
        return found if found.visits else None
