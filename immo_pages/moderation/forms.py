"""The form of an absence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from immo_agencies.models import Agency
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction


class AbsenceForm(forms.Form):
    """Who is away, from when to when, and who stands in. Offers people who may approve only."""

    person = forms.TypedChoiceField(label=_("Who is away"), coerce=int)
    starts_on = forms.DateField(label=_("First day away"), widget=AdminDateInput)
    ends_on = forms.DateField(label=_("Last day away"), widget=AdminDateInput)
    deputy = forms.TypedChoiceField(
        label=_("Who stands in"),
        coerce=int,
        help_text=_("Only people who may approve. She gets the mails and sees it in her list."),
    )

    def __init__(self, *args: Any, agency: Agency, user: Any, for_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {p.pk: p for p in members_who_may(AgencyAction.MODERATE, agency)}
        names = [(key, p.get_full_name() or str(p)) for key, p in self.people.items()]
        self.user = user
        person = self.fields["person"]
        person.choices = names if for_all else []  # type: ignore[attr-defined]
        if not for_all:
            del self.fields["person"]
        own = {user.pk} if not for_all else set()
        others = [pair for pair in names if pair[0] not in own]
        self.fields["deputy"].choices = [("", "---------"), *others]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Keys become people; the rules themselves are asked by ``set_absence``."""
        cleaned = super().clean() or {}
        cleaned["user"] = self.people.get(cleaned.get("person"), self.user)
        cleaned["deputy"] = self.people.get(cleaned.get("deputy"))
        return cleaned
