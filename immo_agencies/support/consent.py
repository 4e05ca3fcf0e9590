"""The agency's side: who asks to be let in, who is inside, who was."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.models import SupportSession
from immo_agencies.roles import AgencyAction
from immo_agencies.support import actions
from immo_agencies.viewsets import AgencyViewMixin

_HISTORY = 50


class AccessView(AgencyViewMixin, WagtailAdminTemplateMixin, TemplateView):
    """Requests to answer, sessions to end, and what has been."""

    agency_action = AgencyAction.LET_SUPPORT_IN
    template_name = "immo_agencies/support/access.html"
    page_title = gettext_lazy("Support access")
    header_icon = "key"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sessions of the active agency in three lists."""
        now = timezone.now()
        sessions = SupportSession.objects.filter(agency=self.agency)
        sessions = sessions.select_related("operator", "answered_by")
        waiting, running = list(sessions.waiting(now)), list(sessions.open(now))
        shown = [session.pk for session in (*waiting, *running)]
        return super().get_context_data(**kwargs) | {
            "waiting": waiting,
            "running": running,
            "past": sessions.exclude(pk__in=shown)[:_HISTORY],
        }


class SessionView(AgencyViewMixin, View):
    """Something the agency does with one session; by POST only."""

    agency_action = AgencyAction.LET_SUPPORT_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it; a session in another agency is not found."""
        sessions = SupportSession.objects.filter(agency=self.agency)
        session = get_object_or_404(sessions, pk=pk)
        try:
            messages.success(request, self.act(session, timezone.now()))
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return redirect("immo_support:access")

    def act(self, session: SupportSession, now: datetime.datetime) -> str:
        """Do it and say what was done."""
        raise NotImplementedError


class AllowView(SessionView):
    """Let the operator in; ``read_only`` lets her look only, whatever she asked."""

    def act(self, session: SupportSession, now: datetime.datetime) -> str:
        """Open it."""
        read_only = "read_only" in self.request.POST
        actions.allow(session, by=self.request.user, now=now, read_only=read_only)
        return _("Support may now enter; the time runs.")


class DeclineView(SessionView):
    """Do not let the operator in."""

    def act(self, session: SupportSession, now: datetime.datetime) -> str:
        """Decline."""
        actions.decline(session, by=self.request.user, now=now)
        return _("The request is declined.")


class EndNowView(SessionView):
    """Put the operator out."""

    def act(self, session: SupportSession, now: datetime.datetime) -> str:
        """End it."""
        actions.end(session, by=self.request.user, now=now)
        return _("The support session is over.")
