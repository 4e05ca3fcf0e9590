"""The operator's screens: reports, one report with its decisions, lifting a block."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.base import BaseListingView

from immo_agencies.support.desk import OperatorViewMixin
from immo_pages.models import PageReport, Takedown
from immo_pages.page_reports import actions
from immo_pages.page_reports.blocked import open_blocks
from immo_pages.page_reports.filters import ReportFilterSet
from immo_pages.page_reports.forms import Decision, DecisionForm, LiftForm
from immo_pages.page_reports.shown import files_on_air, may_be_blocked
from immo_pages.page_reports.words import name_of


class ReportsView(OperatorViewMixin, BaseListingView):
    """Reports of all agencies, the newest first."""

    page_title = gettext_lazy("Reported pages")
    header_icon = "warning"
    index_url_name = "immo_page_reports:index"
    index_results_url_name = "immo_page_reports:index_results"
    template_name = "immo_pages/page_reports/list.html"
    results_template_name = "immo_pages/page_reports/list_results.html"
    verbose_name_plural = gettext_lazy("reported pages")
    filterset_class = ReportFilterSet
    paginate_by = 30
    is_searchable = True
    search_fields = ["page_title", "address"]
    columns = [
        TitleColumn("page_title", label=gettext_lazy("Page"), url_name="immo_page_reports:report"),
        Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display"),
        Column("agency", label=gettext_lazy("Agency")),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        DateColumn("created_at", label=gettext_lazy("Reported"), width="15%"),
    ]

    def get_base_queryset(self) -> QuerySet[PageReport]:
        """Of every agency."""
        return PageReport.all_objects.select_related("agency")

    def order_queryset(self, queryset: QuerySet[PageReport]) -> QuerySet[PageReport]:
        """The newest first."""
        return queryset.order_by("-created_at", "-pk")


class _ReportsScreen(OperatorViewMixin, WagtailAdminTemplateMixin, TemplateView):
    """A screen behind the list."""

    header_icon = "warning"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this."""
        reports = {"url": reverse("immo_page_reports:index"), "label": _("Reported pages")}
        return [*self.breadcrumbs_items, reports, {"url": "", "label": self.get_page_title()}]

    def carry_out(self, act: Callable[[], None], done: str) -> None:
        """Say that it is done, or that somebody was faster."""
        try:
            act()
        except ValidationError as refused:
            messages.error(self.request, " ".join(refused.messages))
        else:
            messages.success(self.request, done)


class ReportView(_ReportsScreen):
    """One report: what was written, the page as visitors see it, and the decision."""

    template_name = "immo_pages/page_reports/detail.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the report."""
        super().setup(request, *args, **kwargs)
        reports = PageReport.all_objects.select_related("agency", "page", "handled_by")
        self.report = get_object_or_404(reports, pk=kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it in hand, or decide."""
        if "take" in request.POST:
            self._take()
            return redirect("immo_page_reports:report", pk)
        form = self._form(request.POST)
        if not form.is_valid():
            messages.validation_error(request, _("Nothing was decided. See the form below."), form)
            return self.render_to_response(self.get_context_data(form=form))
        self._decide(form)
        return redirect("immo_page_reports:report", pk)

    def get_page_title(self) -> str:
        """The page as it was called."""
        return self.report.page_title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The report, its blocks, and the form while it is open."""
        if self.report.is_open:
            kwargs.setdefault("form", self._form(None))
        blocks = self.report.takedowns(manager="all_objects").select_related(
            "photo", "document", "page", "lifted_by"
        )
        page = self.report.page
        return super().get_context_data(**kwargs) | {
            "report": self.report,
            "is_live": page is not None and page.live,
            "blocks": [(name_of(block), block) for block in blocks],
            "thumbs": [choice for choice in files_on_air(page) if choice.thumb],
        }

    def _form(self, data: Any) -> DecisionForm:
        page = self.report.page
        return DecisionForm(data, files=files_on_air(page), may_block_page=may_be_blocked(page))

    def _take(self) -> None:
        self.carry_out(
            lambda: actions.take_in_hand(self.report, by=self.request.user, now=timezone.now()),
            _("The report is in your hands."),
        )

    def _decide(self, form: DecisionForm) -> None:
        words = {
            "by": self.request.user,
            "reason": form.cleaned_data["reason"],
            "now": timezone.now(),
        }
        report, files = self.report, form.chosen_files
        acts: dict[str, Callable[[], None]] = {
            Decision.DISMISS: lambda: actions.dismiss(report, **words),
            Decision.PAGE: lambda: actions.block_page(report, **words),
            Decision.FILES: lambda: actions.block_files(report, files, **words),
        }
        said = {
            Decision.DISMISS: _("The report is closed; nothing was blocked."),
            Decision.PAGE: _("The page is blocked; the agency was told."),
            Decision.FILES: _("Blocked; the agency was told."),
        }
        decision = Decision(form.cleaned_data["decision"])
        self.carry_out(acts[decision], said[decision])


class LiftView(_ReportsScreen):
    """Take a block back, with a reason."""

    template_name = "immo_pages/page_reports/lift.html"
    page_title = gettext_lazy("Lift the block")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the block; one that was lifted is gone."""
        super().setup(request, *args, **kwargs)
        blocks: QuerySet[Takedown] = open_blocks().select_related("photo", "document", "page")
        self.block = get_object_or_404(blocks, pk=kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Lift it."""
        form = LiftForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        reason, now = form.cleaned_data["reason"], timezone.now()
        self.carry_out(
            lambda: actions.lift(self.block, by=request.user, reason=reason, now=now),
            _("The block is lifted; the agency was told."),
        )
        if self.block.report_id:
            return redirect("immo_page_reports:report", self.block.report_id)
        return redirect("immo_page_reports:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is blocked and why."""
        kwargs.setdefault("form", LiftForm())
        return super().get_context_data(**kwargs) | {
            "block": self.block,
            "name": name_of(self.block),
        }
