"""A button that says what to do next."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from immo_blocks.addresses import AddressBlock
from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.choosers import OfferedPageChooserBlock
from immo_blocks.contact_links import link_target
from immo_blocks.linked_pages import visitors_language
from immo_blocks.required import wanted
from immo_blocks.together import rows_in_hand


class CallToActionValue(blocks.StructValue):
    """A button and where it leads."""

    #: The page to lead to in the visitor's language, when it was fetched with others.
    shown_page: Any = None

    @property
    def href(self) -> str:
        """Address of the button, that of the chosen page first; blank when it leads nowhere."""
        page = self.get("page")
        if page is None:
            return link_target(self.get("url") or "")
        # The page in the language of the visitor, where there is one.
        shown = self.shown_page or page.localized
        return shown.url or "" if shown.live else ""


class CallToActionBlock(ApiRepresentationMixin, blocks.StructBlock):
    """One sentence and one button; to a page of the site, another site, a mail or a phone."""

    title = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("May be left blank."),
    )
    text = blocks.TextBlock(
        required=False,
        default="",
        rows=2,
        max_length=300,
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("One sentence: what the visitor gets."),
    )
    button = wanted(
        blocks.CharBlock(
            default="",
            max_length=60,
            search_index=False,
            label=gettext_lazy("Words of the button"),
            help_text=gettext_lazy("What happens, for example: Ask for a visit."),
        ),
        gettext_lazy("Write on the button what happens, or remove the block."),
    )
    page = OfferedPageChooserBlock(
        required=False,
        label=gettext_lazy("Page"),
        help_text=gettext_lazy("A page of your site. For anything else, fill in the address."),
    )
    url = AddressBlock(
        required=False,
        default="",
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("A web address (https), an e-mail address or a phone number."),
    )

    api_type = "call_to_action"

    class Meta:
        icon = "redirect"
        label = gettext_lazy("Call to action")
        description = gettext_lazy("One sentence and one button: visit, valuation, phone")
        template = "immo_blocks/call_to_action.html"
        preview_template = "immo_blocks/preview.html"
        value_class = CallToActionValue
        preview_value = {
            "title": gettext_lazy("See it with your own eyes"),
            "text": gettext_lazy("We show you the house in half an hour, also on Saturdays."),
            "button": gettext_lazy("Ask for a visit"),
            "page": None,
            "url": "https://www.example.com/visit",
        }
        label_format = "{button} {title}"
        form_layout = blocks.BlockGroup(
            children=["title", "text", "button", "page", "url"],
        )

    def bulk_to_python(self, values: Iterable[Any]) -> list[CallToActionValue]:
        """Buttons; those of a body that was fetched together know the page in the language."""
        made = list(super().bulk_to_python(values))
        if in_hand := rows_in_hand():
            shown = in_hand.pages.shown(visitors_language())
            for value in made:
                value.shown_page = shown.get(getattr(value.get("page"), "pk", 0))
        return made

    def clean(self, value: Any) -> CallToActionValue:
        """One target, and one that can be opened; raises StructBlockValidationError.

        A draft may still have none.
        """
        cleaned = super().clean(value)
        page, url = cleaned["page"], cleaned["url"].strip()
        target = link_target(url)
        if page is not None and url:
            raise _refused(_("Choose a page or fill in an address, not both."), "both")
        if page is None and not url and not self.is_deferred_validation:
            text = _("Say where the button leads: choose a page or fill in an address.")
            raise _refused(text, "required")
        if url and not target:
            text = _(
                "The button cannot lead there. Use an address that begins with https://, an "
                "e-mail address, or a phone number with its country code (+32 ...)."
            )
            raise _refused(text, "address")
        cleaned["url"] = target
        return cleaned


def _refused(text: str, code: str) -> StructBlockValidationError:
    return StructBlockValidationError({"url": ValidationError(text, code=code)})
