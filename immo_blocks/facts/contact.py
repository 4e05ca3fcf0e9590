"""Whom to ask."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.facts.base import FactsBlock, show_heading
from immo_blocks.facts.protocol import Contact, PageFacts


class ContactBlock(FactsBlock):
    """The estate agent of the property, or the agency."""

    show_photo = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Show the photo"),
        help_text=_("The one of the estate agent, where there is one."),
    )
    show_visit = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Show the button to ask for a visit"),
        help_text=_("Not shown once the property is sold or let."),
    )
    show_heading = show_heading()

    api_type = "contact"

    class Meta:
        icon = "user"
        label = _("Contact")
        description = _("The estate agent with photo, phone number and a button for a visit")
        template = "immo_blocks/facts/contact.html"
        label_format = _("the estate agent of the page")
        form_layout = blocks.BlockGroup(
            children=["show_photo", "show_visit"], settings=["show_heading"]
        )

    def shown(self, value: Any, facts: PageFacts) -> Contact | None:
        """The contact, None when nobody is named."""
        found = facts.contact()
        return found if found.name else None
