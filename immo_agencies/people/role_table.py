"""What can each role do? Generated from what ``may`` asks, so the page never lies."""

from typing import Any

from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.extension_points import action_words, role_actions
from immo_agencies.permissions import role_in
from immo_agencies.roles import PROFILES, AgencyAction, Role
from immo_agencies.viewsets import AgencyViewMixin


def role_table() -> list[dict[str, Any]]:
    """One entry a role: its summary, and every action with whether the role may do it."""
    words = action_words()
    return [
        {
            "role": role,
            "summary": PROFILES[role].summary,
            "whole_agency": PROFILES[role].whole_agency,
            "actions": [(text, action in role_actions(role)) for action, text in words.items()],
        }
        for role in Role
    ]


class RoleTableView(AgencyViewMixin, WagtailAdminTemplateMixin, TemplateView):
    """For everybody: one should know what one may, and what the others may."""

    agency_action = AgencyAction.VIEW_AGENCY
    template_name = "immo_agencies/people/roles.html"
    page_title = gettext_lazy("What can each role do?")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The table twice: across for wide screens, role by role for narrow ones."""
        roles = role_table()
        rows = [
            (text, [entry["actions"][position][1] for entry in roles])
            for position, (text, _may) in enumerate(roles[0]["actions"])
        ]
        return super().get_context_data(**kwargs) | {
            "roles": roles,
            "rows": rows,
            "own": role_in(self.request.user, self.agency),
            "agency": self.agency,
        }
