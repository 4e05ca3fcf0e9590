"""Headings and rich text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.links import refuse_dead_targets, without_dead_targets

#: No images, documents or embeds: those have blocks of their own, which know who may see them.
FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "hr"]
#: Characters without markup. Long for an advert, short for a whole magazine pasted by mistake.
LONGEST = 20_000


def level_choices() -> list[tuple[str, Any]]:
    """Levels of a heading inside a page."""
    return [("h2", _("Section")), ("h3", _("Subsection"))]


class HeadingBlock(ApiRepresentationMixin, blocks.StructBlock):
    """A heading between other blocks."""

    text = blocks.CharBlock(default="", max_length=160, label=_("Text"))
    level = blocks.ChoiceBlock(choices=level_choices, default="h2", label=_("Level"))

    api_type = "heading"

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("A title between parts of the page")
        template = "immo_blocks/heading.html"
        preview_template = "immo_blocks/preview.html"
        preview_value = {"text": _("A house in the green heart of Namur"), "level": "h2"}
        label_format = "{text}"
        form_layout = blocks.BlockGroup(children=["text"], settings=["level"])


class BodyTextBlock(ApiRepresentationMixin, blocks.RichTextBlock):
    """Running text with subheadings, lists and links."""

    api_type = "rich_text"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", FEATURES)
        # A new property starts with an empty one: it must not stand in the way of sending it.
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Refuse links to what does not exist or may not be chosen; raises ValidationError."""
        cleaned = super().clean(value)
        refuse_dead_targets(cleaned.source)
        return cleaned

    def get_form_state(self, value: Any) -> Any:
        """What the editor shows: no address of a page of somebody else."""
        return super().get_form_state(RichText(without_dead_targets(value.source)))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links")
        template = "immo_blocks/rich_text.html"
        preview_template = "immo_blocks/preview.html"
        preview_value = _(
            "<p>A bright family home on a quiet street, a short walk from schools and shops.</p>"
            "<ul><li>South-west facing garden</li><li>Double glazing throughout</li></ul>"
        )
