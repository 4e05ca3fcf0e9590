"""What the screens about one page under approval do first."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, TaskState, WorkflowState

from immo_agencies.models import Agency
from immo_agencies.tenancy import active_agency, for_agency
from immo_pages.moderation.change import Change
from immo_pages.moderation.changes import changes
from immo_pages.moderation.rows import ChangeRow, rows_of_changes
from immo_pages.moderation.thread import thread_of
from immo_pages.moderation.versions import Versions, latest_round, task_states_of


class PageScreen(WagtailAdminTemplateMixin, TemplateView):
    """A page of the active agency; one that is foreign, out of her list or absent: the same 404."""

    header_icon = "tasks"
    url_name = ""
    state: WorkflowState | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the page, ask who may, read the approval."""
        agency = active_agency(request)
        row = for_agency(request, Page.objects.all()).filter(pk=kwargs["page_id"]).first()
        if row is None or agency is None:
            raise Http404
        self.agency: Agency = agency
        self.page: Any = row.specific
        self.state = latest_round(row)
        self.refuse()
        self.sent: list[TaskState] = task_states_of(self.state) if self.state else []
        return super().dispatch(request, *args, **kwargs)

    def refuse(self) -> None:
        """Raise NotAllowed for who may not open the screen."""
        raise NotImplementedError

    def again(self) -> HttpResponse:
        """The same screen by GET."""
        return redirect(self.url_name, self.page.pk)

    def rows(self, versions: Versions) -> list[ChangeRow]:
        """Changes for the screen."""
        found: list[Change] = (
            [] if versions.before is None else changes(versions.before, versions.after)
        )
        return rows_of_changes(found, self.agency)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, the approval and what was said."""
        entries = thread_of(self.state, self.sent) if self.state else []
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "agency": self.agency,
            "state": self.state,
            "entries": entries,
            "is_waiting": self.is_waiting,
        }

    @property
    def is_waiting(self) -> bool:
        """Whether a decision is due."""
        return self.state is not None and self.state.status == WorkflowState.STATUS_IN_PROGRESS
