"""Panels about approval: what waits for the person, what she sent, what came back."""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from immo_agencies.permissions import may
from immo_agencies.roles import AgencyAction
from immo_pages.admin.approvals import rows_of, states_of, waiting_for
from immo_pages.admin.dashboard_base import ROWS, AgencyPanel, counted

# An approval is good news for two weeks; what should be changed stays until it is sent again.
_NEWS = datetime.timedelta(days=14)


class ToApprovePanel(AgencyPanel):
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
        return {
            "rows": _rows(states),
            "heading": counted(_("Waiting for your approval"), states.count()),
            "queue_url": reverse("immo_approvals"),
        }

    def render_html(self, parent_context: Any = None) -> str:
        """Nothing for who approves nothing."""
        return super().render_html(parent_context) if self.is_shown() else ""


class _OwnPanel(AgencyPanel):
    def own(self, *statuses: str) -> QuerySet[WorkflowState]:
        """What the person sent, in one of ``statuses``."""
        states = states_of(self.request.user, self.agency, *statuses)
        return states.filter(requested_by=self.request.user)


class BackPanel(_OwnPanel):
    """What came back to the person: changes asked first, then what was approved lately."""

    name = "immo_back"
    order = 105
    template_name = "immo_pages/admin/dashboard/back.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The ten newest, what asks for work on top."""
        asked = self.own(WorkflowState.STATUS_NEEDS_CHANGES)
        approved = self.own(WorkflowState.STATUS_APPROVED).filter(
            current_task_state__finished_at__gte=timezone.now() - _NEWS
        )
        # "needs_changes" sorts after "approved".
        rows = _rows((asked | approved).order_by("-status", "-current_task_state__finished_at"))
        heading = counted(_("Back from approval"), asked.count() + approved.count())
        return {"rows": rows, "heading": heading}


class SentByYouPanel(_OwnPanel):
    """What the person sent for approval and nobody has decided yet."""

    name = "immo_sent_by_you"
    order = 120
    template_name = "immo_pages/admin/dashboard/sent.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The ten sent last."""
        states = self.own(WorkflowState.STATUS_IN_PROGRESS)
        heading = counted(_("Sent by you, not yet approved"), states.count())
        return {"rows": _rows(states.order_by("-created_at", "-pk")), "heading": heading}


def _rows(states: QuerySet[WorkflowState]) -> list[dict[str, Any]]:
    return rows_of(
        list(states.select_related("requested_by", "current_task_state__finished_by")[:ROWS])
    )
