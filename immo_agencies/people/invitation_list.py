"""The list of invitations."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from immo_agencies.models import Invitation
from immo_agencies.people.columns import (
    DatesColumn,
    DayColumn,
    PersonColumn,
    StateColumn,
    dates_in_words,
)
from immo_agencies.people.list_filters import InvitationFilterSet
from immo_agencies.people.lists import PeopleIndexView, row_button
from immo_agencies.people.states import (
    with_rank,
)
from immo_agencies.roles import AgencyAction


class InvitationsView(PeopleIndexView):
    """Invitations of the agency, the newest first."""

    model = Invitation
    page_title = gettext_lazy("Invitations")
    header_icon = "mail"
    agency_action = AgencyAction.INVITE_MEMBER
    filterset_class = InvitationFilterSet
    default_ordering = "-sent_at"
    other_list = (gettext_lazy("Collaborators"), "immo_people:index", "group")
    export_filename = "invitations"
    list_export = ["email", "role", "dates", "sent_at", "ends_at", "state", "invited_by"]
    export_headings = {"dates": gettext_lazy("Access"), "state": gettext_lazy("State")}

    @cached_property
    def columns(self) -> list[Any]:
        """Address, role, dates, sent, state."""
        return [
            PersonColumn(
                "email",
                label=_("E-mail address"),
                sort_key="email",
                describe=self._describe,
                buttons=self.get_list_buttons,
            ),
            Column("role", label=_("Role"), accessor="get_role_display", sort_key="rank"),
            DatesColumn("dates", label=_("Access")),
            DayColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
            DayColumn("ends_at", label=_("Valid until"), sort_key="ends_at"),
            StateColumn("state", label=_("State")),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Invitations with who sent them."""
        rows = super().get_base_queryset().select_related("invited_by", "agency")
        return with_rank(rows).annotate(found_as=F("email"))

    def _describe(self, row: Any) -> dict[str, Any]:
        by = _("by %(who)s") % {"who": row.invited_by} if row.invited_by else ""
        return {"title": row.email, "below": by, "is_me": False, "url": None}

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Send again or withdraw what waits or has expired."""
        over = (Invitation.State.ACCEPTED, Invitation.State.REVOKED)
        if instance.state in over or not self.may_touch(instance):
            return []
        return [
            row_button(_("Send again"), "immo_invitations:resend", instance, "mail", 10),
            row_button(_("Withdraw"), "immo_invitations:withdraw", instance, "bin", 20),
        ]

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Words in the place of codes."""
        return {
            "email": item.email,
            "role": str(item.get_role_display()),
            "dates": dates_in_words(item),
            "sent_at": item.sent_at,
            "ends_at": item.ends_at,
            "state": str(item.state.label),
            "invited_by": str(item.invited_by or ""),
        }
