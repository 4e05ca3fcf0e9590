"""Filters of the two lists."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from immo_agencies.models import Invitation, Membership
from immo_agencies.people.states import (
    MemberState,
    invitations_in,
    members_in,
)
from immo_agencies.roles import Role


def _role_filter() -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Role"), choices=Role.choices, widget=CheckboxSelectMultiple
    )


def _state_filter(choices: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=choices,
        method="filter_state",
        empty_label=pgettext_lazy("states", "All"),
        widget=RadioSelect,
    )


class MemberFilterSet(WagtailFilterSet):
    """By role and state."""

    role = _role_filter()
    state = _state_filter(MemberState.choices)

    class Meta:
        model = Membership
        fields: list[str] = []

    def filter_state(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Members in one state today."""
        return rows.filter(members_in(value)) if value else rows


class InvitationFilterSet(WagtailFilterSet):
    """By role and state."""

    role = _role_filter()
    state = _state_filter(Invitation.State.choices)

    class Meta:
        model = Invitation
        fields: list[str] = []

    def filter_state(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Invitations in one state now."""
        return rows.filter(invitations_in(value)) if value else rows
