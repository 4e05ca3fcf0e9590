"""What an operator fills in to be let in, or to enter without."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from immo_agencies.support.actions import EMERGENCY_REASON_LENGTH, MINUTES

_REASON_LENGTH = 1000


class AskForm(forms.Form):
    """Ask an agency for a support session."""

    prefix = "ask"
    reason = forms.CharField(
        label=_("What for"),
        max_length=_REASON_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The agency reads it before it answers."),
    )
    minutes = forms.IntegerField(
        label=_("How long, in minutes"),
        min_value=MINUTES[0],
        max_value=MINUTES[1],
        initial=60,
        help_text=_("Between 15 and 240. The time runs from the answer of the agency."),
    )
    may_change = forms.BooleanField(
        label=_("I have to change something"),
        required=False,
        help_text=_("Otherwise you look only. Support never publishes, deletes or reads deeds."),
    )

    def facts(self) -> dict[str, Any]:
        """Arguments of the action."""
        return {name: self.cleaned_data[name] for name in ("reason", "minutes", "may_change")}


class EmergencyForm(forms.Form):
    """Enter an agency without being let in."""

    prefix = "emergency"
    reason = forms.CharField(
        label=_("Why nobody can be asked"),
        min_length=EMERGENCY_REASON_LENGTH,
        max_length=_REASON_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("At least 20 characters. The account managers get it by mail at once."),
    )
    may_change = forms.BooleanField(label=_("I have to change something"), required=False)
    confirmed = forms.BooleanField(
        label=_("I enter without the consent of the agency; this is logged and cannot be undone.")
    )

    def facts(self) -> dict[str, Any]:
        """Arguments of the action."""
        return {name: self.cleaned_data[name] for name in ("reason", "may_change")}
