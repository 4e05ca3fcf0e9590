"""What all blocks of facts share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_blocks.facts.protocol import PageFacts, facts_of
from immo_blocks.facts.sample import SampleFacts

WHERE_FACTS_COME_FROM = _(
    "The facts are those of the page itself: change them in its other tabs, not here. On a page "
    "that has none, this block shows nothing."
)


class Synchronised:
    """A block that a translation copies as it is (wagtail-localize): it holds no words."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """None."""
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        """The source value."""
        return value


def show_heading() -> blocks.BooleanBlock:
    """Whether the block's own heading, in the reader's language, stands above it."""
    return blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Show its heading"),
        help_text=_("In the language of the visitor."),
    )


class PartsBlock(blocks.MultipleChoiceBlock):
    """Which parts of the facts a block shows."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault("label", _("Parts"))
        # The words of a choice are no content of the page.
        kwargs.setdefault("search_index", False)
        super().__init__(**kwargs)

    def get_field(self, **kwargs: Any) -> forms.Field:
        """The form field, which says what to do when nothing is ticked."""
        told = _("Tick at least one part, or remove the block.")
        return super().get_field(**kwargs, error_messages={"required": told})


class FactsBlock(Synchronised, ApiRepresentationMixin, blocks.StructBlock):
    """Shows what ``facts_of(context)`` says; ``shown`` picks it."""

    api_type = ""

    class Meta:
        help_text = WHERE_FACTS_COME_FROM
        preview_template = "immo_blocks/preview.html"
        group = _("Facts of the page")

    def shown(self, value: Any, facts: PageFacts) -> Any:
        """What the template shows; empty shows nothing."""
        raise NotImplementedError

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """With ``shown``, ``with_heading`` and the anchor of the block on its page."""
        context = super().get_context(value, parent_context=parent_context)
        context["anchor"] = f"block-{self.api_type}"
        context["with_heading"] = value.get("show_heading", True)
        context["shown"] = self.shown(value, facts_of(context))
        return context

    def get_preview_value(self) -> Any:
        """The defaults: what the preview shows comes from the sample facts."""
        return self.get_default()

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """With facts of an imagined property."""
        context = super().get_preview_context(value, parent_context)
        return {**context, "block_facts": SampleFacts()}

    def get_searchable_content(self, value: Any) -> list[str]:
        """None: the search reads the facts of the page."""
        return []
