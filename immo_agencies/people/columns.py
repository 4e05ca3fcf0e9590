"""Columns of the lists of people; none of them costs a query a row."""

from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import BaseColumn, ButtonsColumnMixin, Column

from immo_agencies.models import Invitation
from immo_agencies.people.states import MemberState, member_state

_TONES = {
    MemberState.ACTIVE: "good",
    MemberState.EARLY: "waiting",
    MemberState.EXPIRED: "over",
    MemberState.SUSPENDED: "closed",
    Invitation.State.PENDING: "waiting",
    Invitation.State.EXPIRED: "over",
    Invitation.State.ACCEPTED: "good",
    Invitation.State.REVOKED: "closed",
}


def scope_in_words(row: Any) -> str:
    """All properties, or how many; ``row.chosen_count`` is annotated by the list."""
    if row.whole_agency:
        return _("All properties")
    count = row.chosen_count
    return ngettext("%(count)s property", "%(count)s properties", count) % {"count": count}


def dates_in_words(row: Any) -> str:
    """Until when, and from when if that is still to come."""
    parts = []
    if row.starts_on:
        parts.append(_("from %(day)s") % {"day": date_format(row.starts_on, "SHORT_DATE_FORMAT")})
    if row.expires_on:
        parts.append(_("until %(day)s") % {"day": date_format(row.expires_on, "SHORT_DATE_FORMAT")})
    return " ".join(parts) or _("no end")


def _with_heading(column: Any, text: str) -> str:
    """On a phone the row is a card, and the heading of the column stands before the value."""
    return format_html('<span class="people-heading">{} </span>{}', column.label, text)


class PersonColumn(ButtonsColumnMixin, BaseColumn):
    """Name and address, leading to what can be done with the row."""

    cell_template_name = "immo_agencies/people/cells/person.html"

    def __init__(self, name: str, *, describe: Any, buttons: Any, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.describe, self.buttons_of = describe, buttons

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Title, second line, link."""
        context = super().get_cell_context_data(instance, parent_context)
        return context | self.describe(instance)

    def get_buttons(self, instance: Any, parent_context: Any) -> list[Any]:
        """What the view offers for this row."""
        return self.buttons_of(instance)


class ScopeColumn(Column):
    """All properties, or how many."""

    def get_value(self, instance: Any) -> str:
        """In words."""
        return scope_in_words(instance)


class DatesColumn(Column):
    """From when until when."""

    def get_value(self, instance: Any) -> str:
        """In words."""
        return _with_heading(self, dates_in_words(instance))


class DayColumn(Column):
    """A day, past or to come; Wagtail's own column knows the past only."""

    def get_value(self, instance: Any) -> str:
        """In the short form of the language."""
        moment = super().get_value(instance)
        return _with_heading(self, date_format(localtime(moment), "SHORT_DATE_FORMAT"))


class StateColumn(Column):
    """A badge: words first, colour second."""

    def get_value(self, instance: Any) -> str:
        """The state of the member or of the invitation."""
        return state_badge(instance)


def state_badge(row: Any) -> str:
    """Words in a coloured frame."""
    state = row.state if isinstance(row, Invitation) else member_state(row)
    label = _("is being sent") if _not_mailed(row, state) else state.label
    return format_html(
        '<span class="people-state people-state--{}">{}</span>', _TONES[state], label
    )


def _not_mailed(row: Any, state: Any) -> bool:
    return state == Invitation.State.PENDING and row.mailed_at is None
