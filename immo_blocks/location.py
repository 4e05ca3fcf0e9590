"""The neighbourhood of a property."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.facts.protocol import facts_of
from immo_blocks.facts.sample import SampleFacts


class LocationBlock(ApiRepresentationMixin, blocks.StructBlock):
    """Neighbourhood in words; address and map come from the facts of the page, if it shows them."""

    text = blocks.TextBlock(
        required=False,
        default="",
        rows=4,
        label=_("Neighbourhood"),
        help_text=_("Schools, shops, transport. A blank line starts a new paragraph."),
    )
    show_map = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Show the map"),
        help_text=_("Never more precise than the address the page shows."),
    )

    api_type = "location"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """With ``facts.address`` and ``facts.location``, as far as the page shows them."""
        context = super().get_context(value, parent_context=parent_context)
        return {"facts": facts_of(context).place(), **context}

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """With the place of an imagined property."""
        context = super().get_preview_context(value, parent_context)
        return {**context, "block_facts": SampleFacts()}

    class Meta:
        icon = "site"
        label = _("Location")
        description = _("Address, map and neighbourhood")
        template = "immo_blocks/location.html"
        preview_template = "immo_blocks/preview.html"
        preview_value = {
            "text": _("Five minutes on foot from the station, schools and shops."),
            "show_map": True,
        }
        label_format = "{text}"
        form_layout = blocks.BlockGroup(children=["text"], settings=["show_map"])
