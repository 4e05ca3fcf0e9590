"""The dashboard: what needs me now. Every panel is bounded and costs the same whatever there is."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component

from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency, for_agency
from immo_pages.admin.dashboard_approvals import BackPanel, SentByYouPanel, ToApprovePanel
from immo_pages.admin.dashboard_base import ROWS, AgencyPanel, counted
from immo_pages.admin.dashboard_dates import ExpiringPanel, ScheduledPanel
from immo_pages.admin.gap_links import count_gaps, editor_url
from immo_pages.admin.page_states import PageState, in_state, with_states
from immo_pages.assigned.panel import MyPropertiesPanel
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage


class StartPanel(AgencyPanel):
    """The agency and the button daily work starts with."""

    name = "immo_start"
    order = 50
    template_name = "immo_pages/admin/dashboard/start.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The button, for who may compose."""
        composes = may(self.request.user, PageAction.COMPOSE_PROPERTY, self.agency)
        return {"agency": self.agency, "composes": composes}


class ToFinishPanel(AgencyPanel):
    """Drafts that nobody has sent or published yet, the last touched first."""

    name = "immo_to_finish"
    order = 100
    template_name = "immo_pages/admin/dashboard/to_finish.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """At most ten rows with what each of them lacks."""
        drafts = in_state(with_states(self.properties()), PageState.DRAFT)
        total = drafts.count()
        newest = drafts.order_by("-latest_revision_created_at", "-pk")[:ROWS]
        listing = f"{reverse('immo_properties:index')}?state={PageState.DRAFT.value}"
        return {
            "rows": [
                {"page": page, "count": count_gaps(page), "url": editor_url(page.pk)}
                for page in newest
            ],
            "heading": counted(_("To finish"), total),
            "listing_url": listing if total else "",
        }


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


_COMPOSERS = (
    StartPanel,
    ToFinishPanel,
    BackPanel,
    ToApprovePanel,
    SentByYouPanel,
    ExpiringPanel,
    ScheduledPanel,
)


def panels_for(request: HttpRequest) -> list[Component]:
    """Our panels; none for an account that belongs to no agency."""
    agency = active_agency(request)
    if agency is None:
        return []
    kinds: tuple[Any, ...] = _COMPOSERS
    if not may(request.user, PageAction.COMPOSE_PROPERTY, agency):
        writes = may(request.user, PageAction.EDIT_TEXT, agency)
        kinds = (MyPropertiesPanel, BackPanel, SentByYouPanel) if writes else (MyPropertiesPanel,)
    return [kind(request, agency) for kind in kinds]
