"""The neighbourhood of a property."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.api.representation import ApiRepresentationMixin


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
