"""On the dashboard: requests for the agency, agencies for the operator."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from immo_agencies.access import is_operator
from immo_agencies.models import Agency, SupportSession
from immo_agencies.permissions import may
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import active_access

_ROWS = 10


class _SupportPanel(Component):
    """A panel about support sessions."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request


class ConsentPanel(_SupportPanel):
    """Who asks to be let in and who is inside; absent when there is nobody."""

    name = "immo_support_consent"
    order = 60
    template_name = "immo_agencies/support/consent_panel.html"

    def __init__(self, request: HttpRequest, agency: Agency) -> None:
        super().__init__(request)
        self.agency = agency

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """One query: the few rows that still matter are told apart here."""
        now = timezone.now()
        sessions = SupportSession.objects.filter(agency=self.agency).select_related("operator")
        rows = list((sessions.waiting(now) | sessions.open(now))[:_ROWS])
        return {
            "waiting": [row for row in rows if row.opened_at is None],
            "running": [row for row in rows if row.opened_at],
        }

    def render_html(self, parent_context: Any = None) -> str:
        """Nothing when nobody asks and nobody is inside."""
        context = self.get_context_data(parent_context)
        return super().render_html(parent_context) if any(context.values()) else ""


class DeskPanel(_SupportPanel):
    """What an operator outside every agency starts from."""

    name = "immo_support_desk"
    order = 50
    template_name = "immo_agencies/support/desk_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """How many agencies there are, and her own requests and sessions."""
        now = timezone.now()
        own = SupportSession.objects.filter(operator=self.request.user.pk).select_related("agency")
        states = Agency.objects.values_list("service_state", flat=True)
        suspended = Agency.ServiceState.SUSPENDED
        return {
            "total": states.count(),
            "suspended": states.filter(service_state=suspended).count(),
            "running": own.open(now)[:_ROWS],
            "waiting": own.waiting(now)[:_ROWS],
            "request": self.request,
        }


def panels_for(request: HttpRequest) -> list[Component]:
    """The desk for an operator outside of what let her in; consent for who may give it."""
    access = active_access(request)
    panels: list[Component] = []
    if is_operator(request.user) and not (access and access.support_session_id):
        panels.append(DeskPanel(request))
    if access and may(request.user, AgencyAction.LET_SUPPORT_IN, access.agency):
        panels.append(ConsentPanel(request, access.agency))
    return panels
