"""Forms about people: terms, invitation, and the account of somebody who joins."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, password_validation
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from immo_agencies.models import Agency
from immo_agencies.people.choosing import ChosenPagesField
from immo_agencies.people.terms import Terms, WrongTerms, check_terms
from immo_agencies.roles import PROFILES, AnyRole, Role, roles_up_to

_EXTERNAL_DAYS = 90


class RoleSelect(forms.RadioSelect):
    """Roles, each with what it is for; the script reads what a role proposes."""

    option_template_name = "immo_agencies/people/widgets/role.html"

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say on the box what goes with the role."""
        option = super().create_option(name, value, *args, **kwargs)
        profile = PROFILES[Role(value)]
        kind = "whole" if profile.whole_agency else "chosen" if profile.chosen_properties else ""
        option["attrs"]["data-scope"] = kind
        return option


def _day(**attrs: str) -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", **attrs}, format="%Y-%m-%d")


class TermsForm(forms.Form):
    """Role, scope and dates, never above the role of who gives them."""

    role = forms.ChoiceField(label=_("Role"), widget=RoleSelect)
    scope = forms.ChoiceField(
        label=_("Properties"),
        choices=[
            ("all", pgettext_lazy("properties", "All properties of the agency")),
            ("chosen", _("Chosen properties, and those this person creates")),
        ],
        initial="all",
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Account managers and administrators always see all properties."),
    )
    page_keys = ChosenPagesField(label=_("Chosen properties"), required=False)
    starts_on = forms.DateField(
        label=_("First day of access"),
        required=False,
        widget=_day(),
        help_text=_("Empty: at once."),
    )
    expires_on = forms.DateField(
        label=_("Last day of access"),
        required=False,
        widget=_day(),
        help_text=_("Access ends by itself after this day. Empty: no end."),
    )

    def __init__(self, *args: Any, agency: Agency, own: AnyRole, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency
        roles = [(role.value, _with_summary(role)) for role in roles_up_to(own)]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["page_keys"].offer(agency)  # type: ignore[attr-defined]
        proposed = timezone.localdate() + datetime.timedelta(days=_EXTERNAL_DAYS)
        self.fields["expires_on"].widget.attrs["data-proposed"] = proposed.isoformat()

    def clean(self) -> dict[str, Any]:
        """Make ``terms`` of what was typed and check them; the action checks them again."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        self.terms = Terms(
            role=Role(cleaned["role"]),
            whole_agency=cleaned["scope"] != "chosen",
            page_keys=cleaned["page_keys"],
            starts_on=cleaned["starts_on"],
            expires_on=cleaned["expires_on"],
        )
        try:
            check_terms(self.terms, self.agency, now=timezone.now())
        except WrongTerms as wrong:
            self.add_error(None, wrong)
        return cleaned


def _with_summary(role: Role) -> str:
    return format_html("<b>{}</b><span>{}</span>", role.label, PROFILES[role].summary)


class InviteForm(TermsForm):
    """Role first: scope and end date follow from it."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    message = forms.CharField(
        label=_("Message"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("A few words of your own, shown in the mail."),
    )
    field_order = ("role", "email", "scope", "page_keys", "starts_on", "expires_on", "message")


def terms_initial(terms: Terms) -> dict[str, Any]:
    """What the form shows of present terms."""
    return {
        "role": terms.role.value,
        "scope": "all" if terms.whole_agency else "chosen",
        "page_keys": [str(key) for key in terms.page_keys],
        "starts_on": terms.starts_on,
        "expires_on": terms.expires_on,
    }


class NewAccountForm(forms.Form):
    """Who somebody is, and how she will sign in; the address is that of the invitation."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        widget=forms.TextInput({"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        widget=forms.TextInput({"autocomplete": "family-name"}),
        help_text=_("The collaborators of the agency see your name."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("The language of your screens and of your mails."),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = " ".join(
            password_validation.password_validators_help_texts()
        )

    def clean(self) -> dict[str, Any]:
        """Let the validators of the installation judge the password."""
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            names = {name: cleaned.get(name, "") for name in ("first_name", "last_name")}
            somebody = get_user_model()(email=self.email, **names)
            try:
                password_validation.validate_password(password, somebody)
            except ValidationError as weak:
                self.add_error("password", weak)
        return cleaned
