"""The list of collaborators."""

from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button

from immo_agencies.models import Membership
from immo_agencies.people.columns import (
    DatesColumn,
    PersonColumn,
    ScopeColumn,
    StateColumn,
    scope_in_words,
)
from immo_agencies.people.list_filters import MemberFilterSet
from immo_agencies.people.lists import PeopleIndexView, row_button
from immo_agencies.people.states import (
    member_state,
    with_rank,
)
from immo_agencies.roles import AgencyAction


class MembersView(PeopleIndexView):
    """Collaborators of the agency."""

    model = Membership
    page_title = gettext_lazy("Collaborators")
    agency_action = AgencyAction.MANAGE_MEMBERS
    filterset_class = MemberFilterSet
    default_ordering = "person"
    other_list = (gettext_lazy("Invitations"), "immo_invitations:index", "mail")
    export_filename = "collaborators"
    list_export = ["person", "user.email", "role", "scope", "starts_on", "expires_on", "state"]
    export_headings = {
        "person": gettext_lazy("Name"),
        "user.email": gettext_lazy("E-mail address"),
        "scope": gettext_lazy("Properties"),
        "state": gettext_lazy("State"),
    }

    @cached_property
    def columns(self) -> list[Any]:
        """Name, role, scope, dates, state."""
        return [
            PersonColumn(
                "person",
                label=_("Name"),
                sort_key="person",
                describe=self._describe,
                buttons=self.get_list_buttons,
            ),
            Column("role", label=_("Role"), accessor="get_role_display", sort_key="rank"),
            ScopeColumn("scope", label=_("Properties")),
            DatesColumn("dates", label=_("Access"), sort_key="expires_on"),
            StateColumn("state", label=_("State")),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Members with their person, in one query."""
        rows = super().get_base_queryset().select_related("user", "agency")
        full = Trim(Concat("user__first_name", Value(" "), "user__last_name"))
        email = F("user__email")
        return with_rank(rows).annotate(
            person=Coalesce(NullIf(full, Value("")), email, output_field=CharField()),
            found_as=Concat(full, Value(" "), email, output_field=CharField()),
            chosen_count=Count("chosen_pages"),
        )

    def _describe(self, row: Any) -> dict[str, Any]:
        own = row.user_id == self.request.user.pk
        return {
            "title": row.person,
            "below": row.user.email if row.person != row.user.email else "",
            "is_me": own,
            "url": self.get_edit_url(row),
        }

    def get_edit_url(self, instance: Any) -> str | None:
        """Where the access is changed; nobody's own, nobody's above."""
        if instance.user_id == self.request.user.pk or not self.may_touch(instance):
            return None
        return reverse("immo_people:edit", args=[instance.pk])

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Change, suspend or reinstate, remove; for oneself, my agencies."""
        if instance.user_id == self.request.user.pk:
            return [Button(_("My agencies"), url=reverse("immo_agencies_mine"), icon_name="user")]
        if not self.may_touch(instance):
            return []
        pause = (
            row_button(_("Reinstate"), "immo_people:reinstate", instance, "check", 20)
            if instance.suspended_at
            else row_button(_("Suspend"), "immo_people:suspend", instance, "lock", 20)
        )
        return [
            row_button(_("Change the access"), "immo_people:edit", instance, "edit", 10),
            pause,
            row_button(_("Remove"), "immo_people:remove", instance, "bin", 30),
        ]

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Words in the place of codes."""
        return {
            "person": item.person,
            "user.email": item.user.email,
            "role": str(item.get_role_display()),
            "scope": scope_in_words(item),
            "starts_on": item.starts_on,
            "expires_on": item.expires_on,
            "state": str(member_state(item).label),
        }
