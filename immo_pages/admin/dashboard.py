"""The dashboard: what needs me now. Every panel is bounded and costs the same whatever there is."""

from typing import Any

from django.db.models import QuerySet
from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.models import WorkflowState

from immo_agencies.models import Agency
from immo_agencies.permissions import may
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import active_agency, for_agency
from immo_pages.admin.approvals import rows_of, states_of, waiting_for
from immo_pages.admin.gap_links import count_gaps, editor_url
from immo_pages.admin.page_states import PageState, in_state, with_states
from immo_pages.assigned.panel import MyPropertiesPanel
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
        return for_agency(self.request, PropertyPage.objects.defer_streamfields())


class ToApprovePanel(_AgencyPanel):
    """What waits for the approval of the person; absent for who approves nothing."""

    name = "immo_to_approve"
    order = 110
    template_name = "immo_pages/admin/dashboard/to_approve.html"

    def is_shown(self) -> bool:
        """Whether the person may moderate here."""
        return may(self.request.user, AgencyAction.MODERATE, self.agency)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The ten that wait longest, and the way to all of them."""
        states = waiting_for(self.request.user, self.agency)
        return {"rows": _rows(states), "queue_url": reverse("immo_approvals")}

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
        states = states_of(self.request.user, self.agency, *wanted)
        states = states.filter(requested_by=self.request.user)
        return {"rows": _rows(states.order_by("-status", "-created_at"))}


class PropertiesSummaryItem(SummaryItem):
    """How many properties the active agency has; Wagtail's own item counts every agency's pages."""

    order = 100
    template_name = "immo_pages/admin/dashboard/summary.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The count."""
        total = for_agency(self.request, PropertyPage.objects.all()).count()
        return {"total": total, "url": reverse("immo_properties:index")}

    def is_shown(self) -> bool:
        """For who works with the list it leads to."""
        return may(self.request.user, PageAction.EDIT_TEXT, active_agency(self.request))


def panels_for(request: HttpRequest) -> list[Component]:
    """Our panels; none for an account that belongs to no agency."""
    agency = active_agency(request)
    if agency is None:
        return []
    kinds: tuple[Any, ...] = (StartPanel, ToFinishPanel, ToApprovePanel, SentByYouPanel)
    if not may(request.user, PageAction.COMPOSE_PROPERTY, agency):
        kinds = (MyPropertiesPanel, SentByYouPanel) if _writes(request) else (MyPropertiesPanel,)
    return [kind(request, agency) for kind in kinds]


def _writes(request: HttpRequest) -> bool:
    return may(request.user, PageAction.EDIT_TEXT, active_agency(request))


def _rows(states: QuerySet[WorkflowState]) -> list[dict[str, Any]]:
    return rows_of(
        list(states.select_related("requested_by", "current_task_state__finished_by")[:ROWS])
    )
