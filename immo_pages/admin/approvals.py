"""The queue of what waits for approval: the oldest first, and after a decision the next one."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import ListView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, TaskState, WorkflowState

from immo_agencies.access import access_in
from immo_agencies.models import Agency, AgencyModerationTask
from immo_agencies.permissions import members_who_may
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import active_agency, agency_of, covered_by, owned_by
from immo_agencies.viewsets import AgencyViewMixin
from immo_pages.moderation.queue import Cover, age_of, cover_of, taken_up_by

_DECISIONS = {"approve", "reject"}


def states_of(user: Any, agency: Agency, *statuses: str) -> QuerySet[WorkflowState]:
    """Workflow states of the pages of ``agency`` that are about the properties of ``user``."""
    pages = owned_by(agency, Page.objects.annotate(key=Cast("pk", CharField())))
    if access := access_in(user, agency):
        pages = covered_by(access, pages)
    return WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        status__in=statuses,
        object_id__in=pages.values("key"),
    )


def waiting_for(user: Any, agency: Agency) -> QuerySet[WorkflowState]:
    """What ``user`` may decide now, the longest waiting first.

    Her own sending is left to a second person where the agency wants one and has one.
    """
    states = states_of(user, agency, WorkflowState.STATUS_IN_PROGRESS).filter(
        current_task_state__task__in=AgencyModerationTask.objects.values("pk"),
        current_task_state__status=TaskState.STATUS_IN_PROGRESS,
    )
    if agency.second_person_approves and _has_others(user, agency):
        states = states.exclude(requested_by=user)
    return states.order_by("current_task_state__started_at", "pk")


def _has_others(user: Any, agency: Agency) -> bool:
    return any(person.pk != user.pk for person in members_who_may(AgencyAction.MODERATE, agency))


def rows_of(states: list[WorkflowState]) -> list[dict[str, Any]]:
    """Rows for a list: page, sender, since when, and where to decide. Two queries whatever."""
    pages = Page.objects.in_bulk([int(state.object_id) for state in states])
    now = timezone.now()
    return [
        _row_of(state, pages[int(state.object_id)], now)
        for state in states
        if int(state.object_id) in pages
    ]


def _row_of(state: WorkflowState, page: Page, now: datetime) -> dict[str, Any]:
    task_state = state.current_task_state
    agency = agency_of(page)
    return {
        "page": page,
        "state": state,
        "task_state": task_state,
        "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "review_url": reverse("immo_moderation:review", args=[page.pk]),
        "sent_url": reverse("immo_moderation:sent", args=[page.pk]),
        "sent_back": state.status == WorkflowState.STATUS_NEEDS_CHANGES,
        "age": age_of(task_state.started_at, agency, now) if task_state and agency else None,
    }


class ApprovalQueueView(AgencyViewMixin, WagtailAdminTemplateMixin, ListView):
    """Everything that waits for the person, page by page."""

    agency_action = AgencyAction.MODERATE
    model = WorkflowState
    template_name = "immo_pages/admin/approvals.html"
    page_title = gettext_lazy("To approve")
    header_icon = "tasks"
    paginate_by = 20
    page_kwarg = "p"

    def get_queryset(self) -> QuerySet[WorkflowState]:
        """The queue."""
        found = waiting_for(self.request.user, self.agency)
        if self.only_mine:
            found = taken_up_by(self.request.user, self.cover, found)
        return found.select_related("requested_by", "current_task_state")

    @property
    def only_mine(self) -> bool:
        """Whether the list is narrowed to what she, or who she stands in for, has taken up."""
        return self.request.GET.get("whose") == "mine"

    @cached_property
    def cover(self) -> Cover:
        """Who is away today."""
        return cover_of(self.request.user, self.agency, timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Rows, and the first one for the button."""
        context = super().get_context_data(**kwargs)
        rows = rows_of(list(context["page_obj"].object_list))
        first = waiting_for(self.request.user, self.agency).first()
        start = reverse("immo_moderation:review", args=[first.object_id]) if first else ""
        pages = context["paginator"].get_elided_page_range(context["page_obj"].number)
        return context | {
            "rows": rows,
            "start_url": start,
            "elided_page_range": pages,
            "only_mine": self.only_mine,
            "cover": self.cover,
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


def open_the_next(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After a decision in the editor: the next page that waits, or None to go on as usual."""
    if request.POST.get("workflow-action-name") not in _DECISIONS:
        return None
    if not request.POST.get("action-workflow-action"):
        return None
    return redirect(url) if (url := next_url(request, page)) else None


def next_url(request: HttpRequest, decided: Page) -> str:
    """Address of the next page that waits; the empty queue says so and leads back to itself.

    Empty when ``decided`` still waits: the decision was not accepted.
    """
    agency = active_agency(request)
    if agency is None or Page.objects.get(pk=decided.pk).workflow_in_progress:
        return ""
    waiting = waiting_for(request.user, agency)
    left = waiting.count()
    if not left:
        messages.info(request, _("Nothing else waits for your approval."))
        return reverse("immo_approvals")
    text = ngettext("%(count)d more to approve.", "%(count)d more to approve.", left)
    messages.info(request, text % {"count": left})
    following = waiting[0]
    return reverse("immo_moderation:review", args=[following.object_id])
