"""Headings and rich text."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.api.rich_text import resolved_html
from immo_blocks.linked_pages import visitors_language
from immo_blocks.links import refuse_dead_targets, without_dead_targets
from immo_blocks.required import wanted
from immo_blocks.together import rows_in_hand

#: No images, documents or embeds: those have blocks of their own, which know who may see them.
FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "hr"]
#: Characters without markup. Long for an advert, short for a whole magazine pasted by mistake.
LONGEST = 20_000


def level_choices() -> list[tuple[str, Any]]:
    """Levels of a heading inside a page."""
    return [("h2", _("Section")), ("h3", _("Subsection"))]


class HeadingBlock(ApiRepresentationMixin, blocks.StructBlock):
    """A heading between other blocks."""

    text = wanted(
        blocks.CharBlock(
            default="",
            max_length=160,
            label=_("Text"),
            help_text=_("A few words; the text below it is a block of its own."),
        ),
        _("Write the heading, or remove the block."),
    )
    level = blocks.ChoiceBlock(
        choices=level_choices,
        default="h2",
        label=_("Level"),
        help_text=_("A subsection belongs to the section above it."),
        # The word for the level is no content of the page.
        search_index=False,
    )

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


class LinkedText(RichText):
    """A text that knows the addresses of its links: fetched with those of the other texts."""

    def __init__(self, source: str, urls: Mapping[int, str]) -> None:
        super().__init__(source)
        self._urls = urls

    def __html__(self) -> str:
        return mark_safe(resolved_html(self.source, self._urls))  # noqa: S308  it is cleaned


class BodyTextBlock(ApiRepresentationMixin, blocks.RichTextBlock):
    """Running text with subheadings, lists and links."""

    api_type = "rich_text"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", FEATURES)
        # A new property starts with an empty one: it must not stand in the way of sending it.
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", LONGEST)
        kwargs.setdefault("help_text", _("Photos, documents and videos have blocks of their own."))
        super().__init__(**kwargs)

    def bulk_to_python(self, values: Iterable[Any]) -> list[RichText]:
        """Texts; those of a body that was fetched together need no query for their links."""
        in_hand = rows_in_hand()
        if in_hand is None:
            return list(super().bulk_to_python(values))
        urls = in_hand.pages.urls(visitors_language())
        return [LinkedText(value, urls) for value in values]

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
