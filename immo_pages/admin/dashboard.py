"""The dashboard: what needs me now. Every panel is bounded and costs the same whatever there is."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState

from immo_agencies.models import Agency, AgencyModerationTask
from immo_agencies.permissions import may
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import active_agency, owned_by
from immo_pages.admin.gap_links import count_gaps, editor_url
from immo_pages.admin.page_states import PageState, in_state, with_states
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage

ROWS = 10
_DRAFTS_LOOKED_AT = 50


class _AgencyPanel(Component):
    """A panel about the active agency of the request."""

    def __init__(self, request: HttpRequest, agency: Agency) -> None:
        self.request = request
        self.agency = agency

    @property
    def media(self) -> Media:
        """Styles of our panels."""
        return Media(css={"all": [versioned_static("immo_pages/admin/admin.css")]})


class StartPanel(_AgencyPanel):
    """The agency and the button daily work starts with."""

    name = "immo_start"
    order = 50
    template_name = "immo_pages/admin/dashboard/start.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The button, for who may compose."""
        composes = may(self.request.user, PageAction.COMPOSE_PROPERTY, self.agency)
        return {"agency": self.agency, "composes": composes}


class ToFinishPanel(_AgencyPanel):
    """Drafts that lack a mention, the last touched first."""

    name = "immo_to_finish"
    order = 100
    template_name = "immo_pages/admin/dashboard/to_finish.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """At most ten rows out of the fifty last drafts."""
        drafts = in_state(with_states(self._properties()), PageState.DRAFT)
        rows = []
        for page in drafts.order_by("-latest_revision_created_at", "-pk")[:_DRAFTS_LOOKED_AT]:
            count = count_gaps(page)
            if count.total:
                rows.append({"page": page, "count": count, "url": editor_url(page.pk)})
        listing = f"{reverse('immo_properties:index')}?state={PageState.DRAFT.value}"
        return {"rows": rows[:ROWS], "more": len(rows) > ROWS, "listing_url": listing}

    def _properties(self) -> QuerySet[PropertyPage]:
        return owned_by(self.agency, PropertyPage.objects.defer_streamfields())


class ToApprovePanel(_AgencyPanel):
    """What waits for the approval of the person; absent for who approves nothing."""

    name = "immo_to_approve"
    order = 110
    template_name = "immo_pages/admin/dashboard/to_approve.html"

    def is_shown(self) -> bool:
        """Whether the person may moderate here."""
        return may(self.request.user, AgencyAction.MODERATE, self.agency)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The ten that wait longest; her own sending is left to a second person."""
        states = _states_of(self.agency, WorkflowState.STATUS_IN_PROGRESS)
        if self.agency.second_person_approves:
            states = states.exclude(requested_by=self.request.user)
        states = states.filter(
            current_task_state__task__in=AgencyModerationTask.objects.values("pk"),
            current_task_state__status=TaskState.STATUS_IN_PROGRESS,
        ).order_by("current_task_state__started_at")
        return {"rows": _rows(states)}

    def render_html(self, parent_context: Any = None) -> str:
        """Nothing for who approves nothing."""
        return super().render_html(parent_context) if self.is_shown() else ""


class SentByYouPanel(_AgencyPanel):
    """What the person sent for approval and what became of it."""

    name = "immo_sent_by_you"
    order = 120
    template_name = "immo_pages/admin/dashboard/sent.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Sent back first, then what still waits."""
        wanted = (WorkflowState.STATUS_NEEDS_CHANGES, WorkflowState.STATUS_IN_PROGRESS)
        states = _states_of(self.agency, *wanted).filter(requested_by=self.request.user)
        return {"rows": _rows(states.order_by("-status", "-created_at"))}


class PropertiesSummaryItem(SummaryItem):
    """How many properties the active agency has; Wagtail's own item counts every agency's pages."""

    order = 100
    template_name = "immo_pages/admin/dashboard/summary.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The count."""
        agency = active_agency(self.request)
        total = owned_by(agency, PropertyPage.objects.all()).count() if agency else 0
        return {"total": total, "url": reverse("immo_properties:index")}

    def is_shown(self) -> bool:
        """Only with an active agency."""
        return active_agency(self.request) is not None


def panels_for(request: HttpRequest) -> list[Component]:
    """Our panels; none for an account that belongs to no agency."""
    agency = active_agency(request)
    if agency is None:
        return []
    kinds = (StartPanel, ToFinishPanel, ToApprovePanel, SentByYouPanel)
    return [kind(request, agency) for kind in kinds]


def _states_of(agency: Agency, *statuses: str) -> QuerySet[WorkflowState]:
    """Workflow states of the agency's pages: their key is text, so pages are compared as text."""
    pages = owned_by(agency, Page.objects.annotate(key=Cast("pk", CharField())))
    return WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        status__in=statuses,
        object_id__in=pages.values("key"),
    )


def _rows(states: QuerySet[WorkflowState]) -> list[dict[str, Any]]:
    found = list(states.select_related("requested_by", "current_task_state__finished_by")[:ROWS])
    pages = Page.objects.in_bulk([int(state.object_id) for state in found])
    return [
        {
            "page": pages[int(state.object_id)],
            "state": state,
            "task_state": state.current_task_state,
            "url": editor_url(int(state.object_id)),
            "sent_back": state.status == WorkflowState.STATUS_NEEDS_CHANGES,
        }
        for state in found
        if int(state.object_id) in pages
    ]
