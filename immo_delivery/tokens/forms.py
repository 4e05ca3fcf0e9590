"""The form of an access key."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Site

from immo_agencies.forms import AgencyModelForm
from immo_delivery.models import DeliveryToken
from immo_delivery.models.token import Scope
from immo_delivery.tokens.origins import ORIGIN

_MOST_ORIGINS = 20


class SiteField(forms.ModelChoiceField):
    """A site by its host."""

    def label_from_instance(self, obj: Site) -> str:
        """What people type in their browser."""
        return obj.hostname


class SitesField(forms.ModelMultipleChoiceField):
    """Sites by their host."""

    def label_from_instance(self, obj: Site) -> str:
        """What people type in their browser."""
        return obj.hostname


class TokenForm(AgencyModelForm):
    """Name, what it is good for, where from, how often, how long."""

    scopes = forms.MultipleChoiceField(
        label=_("good for"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    sites = SitesField(
        label=_("sites"),
        queryset=Site.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means all sites of your agency."),
    )

    class Meta:
        model = DeliveryToken
        fields = ("name", "scopes", "sites", "origins", "rate", "expires_at")
        widgets = {
            "origins": forms.Textarea(attrs={"rows": 3}),
            "expires_at": AdminDateTimeInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.agency.sites()
        self.fields["sites"].queryset = own
        if own.count() < 2:
            del self.fields["sites"]

    def clean_origins(self) -> str:
        """Origins as browsers send them, one a line."""
        lines = [line.strip().rstrip("/").lower() for line in self.cleaned_data["origins"].split()]
        for line in lines:
            if not ORIGIN.fullmatch(line):
                message = _t("“%(line)s” is no web site: write it like https://www.example.org")
                raise ValidationError(message, code="origin", params={"line": line[:100]})
        if len(lines) > _MOST_ORIGINS:
            message = _t("At most %(most)s web sites.")
            raise ValidationError(message, code="many", params={"most": _MOST_ORIGINS})
        return "\n".join(dict.fromkeys(lines))

    def clean_expires_at(self) -> datetime.datetime | None:
        """A day to come."""
        moment: datetime.datetime | None = self.cleaned_data["expires_at"]
        if "expires_at" in self.changed_data and moment and moment <= timezone.now():
            raise ValidationError(_t("Choose a moment that is still to come."), code="past")
        return moment


class RenewForm(forms.Form):
    """How long the former text goes on working."""

    overlap = forms.TypedChoiceField(
        label=_("The former key works"),
        coerce=int,
        initial=24,
        choices=[
            (0, _("no longer: it stops at once")),
            (1, _("one hour more")),
            (24, _("one day more")),
            (168, _("seven days more")),
        ],
        help_text=_("Time to put the new key into the program that uses it."),
    )

    def length(self) -> datetime.timedelta:
        """The overlap."""
        return datetime.timedelta(hours=self.cleaned_data["overlap"])
