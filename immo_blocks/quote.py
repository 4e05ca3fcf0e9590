"""What somebody said."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.required import wanted


class QuoteBlock(ApiRepresentationMixin, blocks.StructBlock):
    """A sentence or two of a person, for whom there is a reason to believe them."""

    text = wanted(
        blocks.TextBlock(
            default="",
            rows=3,
            max_length=600,
            label=_("Quote"),
            help_text=_("Their own words, without quotation marks: the page adds them."),
        ),
        _("Write what the person said, or remove the block."),
    )
    author = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=_("Who said it"),
        help_text=_("Only with the consent of the person; a first name is enough."),
    )
    role = blocks.CharBlock(
        required=False,
        default="",
        max_length=160,
        label=_("In what capacity"),
        help_text=_("For example: architect of the renovation."),
    )

    api_type = "quote"

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("The words of an architect, a neighbour or a former client")
        template = "immo_blocks/quote.html"
        preview_template = "immo_blocks/preview.html"
        preview_value = {
            "text": _("The light was the first thing we drew, the rooms came after it."),
            "author": "Camille",
            "role": _("architect of the renovation"),
        }
        label_format = "{author} {text}"
        form_layout = blocks.BlockGroup(children=["text", "author"], settings=["role"])
