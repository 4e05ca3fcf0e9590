"""What the report can be narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from immo_pages.advert_rules import RULES, GapLevel
from immo_pages.compliance.report import Wish
from immo_pages.compliance.subjects import subject_of
from immo_pages.vocabulary import Region

_ALL = ("", pgettext_lazy("pages", "All"))


def _rules() -> list[tuple[str, Any]]:
    """Rules by what they say is missing; two of the same words are told apart by their law."""
    named = [(rule.code, f"{subject_of(rule)} ({rule.law})") for rule in RULES]
    return [_ALL, *sorted(named, key=lambda one: one[1])]


class ReportForm(forms.Form):
    """Nothing is required; an unknown word narrows to nothing and is told."""

    region = forms.ChoiceField(
        label=_("Region"), choices=lambda: [_ALL, *Region.choices], required=False
    )
    level = forms.ChoiceField(
        label=_("Level"),
        choices=[_ALL, (GapLevel.ERROR, _("required")), (GapLevel.WARNING, _("recommended"))],
        required=False,
    )
    rule = forms.ChoiceField(label=_("Mention"), choices=_rules, required=False)
    state = forms.ChoiceField(
        label=_("Page"),
        choices=[_ALL, ("live", _("published")), ("draft", _("draft"))],
        required=False,
    )

    def wish(self) -> Wish | None:
        """What is wanted; None for words that the form does not know."""
        return Wish(**self.cleaned_data) if self.is_valid() else None
