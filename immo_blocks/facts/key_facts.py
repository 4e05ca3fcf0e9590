"""Facts at a glance."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, ngettext
from wagtail import blocks

from immo_blocks.facts.base import FactsBlock, PartsBlock
from immo_blocks.facts.parts import key_fact_choices
from immo_blocks.facts.protocol import KeyFact, PageFacts

MOST = 8


class KeyFactsBlock(FactsBlock):
    """Up to eight facts at a glance; the page then shows its own strip no more."""

    facts = PartsBlock(
        choices=key_fact_choices,
        required=False,
        default=[],
        label=gettext_lazy("Facts"),
        help_text=gettext_lazy("Nothing ticked: the six that say most of this property."),
    )

    api_type = "key_facts"

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Key facts")
        description = gettext_lazy("Bedrooms, areas, year and energy at a glance")
        template = "immo_blocks/facts/key_facts.html"
        form_layout = blocks.BlockGroup(children=["facts"])

    def clean(self, value: Any) -> Any:
        """Refuse more facts than a strip holds; raises StructBlockValidationError."""
        cleaned = super().clean(value)
        if len(cleaned["facts"] or ()) > MOST:
            text = ngettext("Tick %(most)d fact at most.", "Tick %(most)d facts at most.", MOST)
            error = ValidationError(text % {"most": MOST}, code="too_many")
            raise blocks.StructBlockValidationError({"facts": error})
        return cleaned

    def shown(self, value: Any, facts: PageFacts) -> list[KeyFact]:
        """The facts that are known."""
        return facts.key_facts(value.get("facts") or ())
