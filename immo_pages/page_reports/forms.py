"""What a visitor fills in to report a page, and what an operator to decide."""

from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from immo_pages.models import PageReport

MOST_REASON = 1000
LEAST_REASON = 10


class ReportForm(forms.ModelForm):
    """A visitor's report. ``website`` is seen by machines only: who fills it in is one."""

    prefix = "report"
    website = forms.CharField(
        required=False,
        max_length=200,
        label=_("Leave this empty"),
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )

    class Meta:
        model = PageReport
        fields = ["kind", "text", "reporter_name", "reporter_email"]
        widgets = {
            "text": forms.Textarea({"rows": 6}),
            "reporter_name": forms.TextInput({"autocomplete": "name"}),
            "reporter_email": forms.EmailInput({"autocomplete": "email"}),
        }
        help_texts = {
            "text": _("Name the sentence, the figure or the photo. At most 3,000 characters."),
            "reporter_name": _("You may leave it empty."),
            "reporter_email": _("Only if you want an answer. The estate agency does not get it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].validators.append(MinLengthValidator(LEAST_REASON))
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("Choose")), *PageReport.Kind.choices]

    @property
    def is_by_machine(self) -> bool:
        """Whether the field that nobody sees was filled in."""
        return bool(self.data.get(self.add_prefix("website")))


class ReasonForm(forms.Form):
    """Why, in words that the agency reads, and once more: really?"""

    reason = forms.CharField(
        label=_("Reason"),
        min_length=LEAST_REASON,
        max_length=MOST_REASON,
        widget=forms.Textarea({"rows": 4}),
    )
    confirmed = forms.BooleanField()


class LiftForm(ReasonForm):
    """Take a block back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("The account managers of the agency get it by mail.")
        self.fields["confirmed"].label = _("I lift this block; the agency is told, it is logged.")


class Decision(models.TextChoices):
    """What an operator may do about a report."""

    DISMISS = "dismiss", _("Block nothing and close the report")
    PAGE = "page", _("Block the page, in all its languages")
    FILES = "files", _("Block photos or documents of the page")


class DecisionForm(ReasonForm):
    """One decision; ``chosen`` are rows of ``shown.FileChoice`` of the reported page."""

    prefix = "decision"
    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    chosen = forms.MultipleChoiceField(
        label=_("Which photos or documents"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ["decision", "chosen", "reason", "confirmed"]

    def __init__(self, *args: Any, files: Any, may_block_page: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = {choice.value: choice for choice in files}
        wanted = [Decision.DISMISS]
        wanted += [Decision.PAGE] if may_block_page else []
        wanted += [Decision.FILES] if files else []
        fields: dict[str, Any] = self.fields
        fields["decision"].choices = [(one.value, one.label) for one in wanted]
        fields["chosen"].choices = [(one.value, one.label) for one in files]
        if not files:
            del fields["chosen"]
        fields["reason"].help_text = _(
            "The account managers of the agency get it by mail when something is blocked; so does "
            "who reported the page, if she left an address. Name nobody."
        )
        fields["confirmed"].label = _("I have looked at the page. This decision is logged.")

    def clean(self) -> dict[str, Any]:
        """Blocking files needs files."""
        cleaned = super().clean() or {}
        if cleaned.get("decision") == Decision.FILES and not cleaned.get("chosen"):
            self.add_error("chosen", _("Choose what to block."))
        return cleaned

    @property
    def chosen_files(self) -> list[Any]:
        """Photos and documents that were ticked."""
        return [self.choices[value].file for value in self.cleaned_data.get("chosen", [])]
