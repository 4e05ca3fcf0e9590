"""The operator's desk: agencies with their figures, and the ways in."""

import datetime
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, NumberColumn, Table, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.base import BaseListingView

from immo_agencies.access import is_bound_superuser, is_operator
from immo_agencies.audit import record
from immo_agencies.models import Agency, SupportSession
from immo_agencies.support import actions
from immo_agencies.support.figures import agencies_with_counts, figures_of
from immo_agencies.support.forms import AskForm, EmergencyForm
from immo_agencies.tenancy import active_access, work_for

_HISTORY = 50


class OperatorViewMixin:
    """For who runs the installation; the address does not exist for anybody else."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer operators."""
        if not is_operator(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class DeskView(OperatorViewMixin, BaseListingView):
    """Every agency: name, state, languages and counts. Never what is inside."""

    page_title = gettext_lazy("Agencies")
    header_icon = "group"
    index_url_name = "immo_support:index"
    index_results_url_name = "immo_support:index_results"
    template_name = "immo_agencies/support/desk.html"
    verbose_name_plural = gettext_lazy("agencies")
    default_ordering = "name"
    paginate_by = 20
    is_searchable = True
    search_fields = ["name"]
    columns = [
        TitleColumn(
            "name", label=gettext_lazy("Name"), sort_key="name", url_name="immo_support:agency"
        ),
        Column(
            "service_state",
            label=gettext_lazy("State"),
            accessor="get_service_state_display",
            sort_key="service_state",
        ),
        Column(
            "languages",
            label=gettext_lazy("Languages"),
            accessor=lambda agency: ", ".join(agency.languages).upper(),
        ),
        Column(
            "created_at",
            label=gettext_lazy("Since"),
            accessor=lambda agency: _short_date(agency.created_at),
            sort_key="created_at",
        ),
        NumberColumn("people", label=gettext_lazy("People"), sort_key="people"),
    ]

    def get_base_queryset(self) -> Any:
        """All agencies with the number of their people."""
        return agencies_with_counts()

    def get_table(self, object_list: Any) -> Table:
        """One more column for each figure of the rooms above, for the agencies shown."""
        agencies = list(object_list)
        figures = figures_of(agencies)
        counted = [
            NumberColumn(f"figure{number}", label=label, accessor=_figure(figures.by_label[label]))
            for number, label in enumerate(figures.labels)
        ]
        return self.table_class([*self.columns, *counted], agencies, **self.get_table_kwargs())


class AgencyView(OperatorViewMixin, WagtailAdminTemplateMixin, TemplateView):
    """One agency seen from outside, its support sessions, and the two ways in."""

    template_name = "immo_agencies/support/agency.html"
    header_icon = "group"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the agency."""
        super().setup(request, *args, **kwargs)
        self.agency = get_object_or_404(agencies_with_counts(), pk=kwargs["pk"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, or break the glass; a form that is not in order is shown again."""
        wanted = request.POST.get("way")
        if wanted == "ask":
            return self._submit(AskForm(request.POST), self._ask)
        if wanted == "emergency" and self._may_break_glass():
            return self._submit(EmergencyForm(request.POST), self._break_glass)
        raise Http404

    def get_page_title(self) -> str:
        """The agency."""
        return self.agency.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the desk, the agency."""
        desk = {"url": reverse("immo_support:index"), "label": _("Agencies")}
        return [*self.breadcrumbs_items, desk, {"url": "", "label": self.agency.name}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Figures, sessions, and the forms that can be sent now."""
        sessions = SupportSession.objects.filter(agency=self.agency).select_related("operator")
        current = self._standing()
        shown = {
            "agency": self.agency,
            "figures": figures_of([self.agency]).of(self.agency),
            "sessions": sessions[:_HISTORY],
            "current": current,
            "states": SupportSession.State,
            "ask_form": None if current else AskForm(),
            "emergency_form": EmergencyForm() if self._offers_emergency(current) else None,
        }
        return super().get_context_data(**(shown | kwargs))

    def _submit(self, form: Any, act: Callable[[Any], HttpResponse]) -> HttpResponse:
        if form.is_valid():
            try:
                return act(form)
            except ValidationError as refused:
                form.add_error(None, refused)
        messages.validation_error(self.request, _("Nothing was sent. See the form below."), form)
        return self.render_to_response(self.get_context_data(**{f"{form.prefix}_form": form}))

    def _ask(self, form: AskForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        actions.ask(self.agency, by=user, now=now, **form.facts())
        messages.success(self.request, _("The agency got your request by mail."))
        return redirect("immo_support:agency", pk=self.agency.pk)

    def _break_glass(self, form: EmergencyForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        actions.break_glass(self.agency, by=user, now=now, **form.facts())
        work_for(self.request, self.agency)
        messages.warning(self.request, _("Emergency access is open; the agency has been told."))
        return redirect("wagtailadmin_home")

    def _standing(self) -> SupportSession | None:
        """The request or session of this operator that stands in the way of another one."""
        now = timezone.now()
        own = SupportSession.objects.filter(agency=self.agency, operator=self.request.user.pk)
        return (own.open(now) | own.waiting(now)).first()

    def _offers_emergency(self, current: SupportSession | None) -> bool:
        return self._may_break_glass() and not (current and current.opened_at)

    def _may_break_glass(self) -> bool:
        user = self.request.user
        return user.is_superuser or is_bound_superuser(user)


class OwnSessionView(OperatorViewMixin, View):
    """Something an operator does with a session of her own; by POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it; one of another operator is not found."""
        session = get_object_or_404(
            SupportSession.objects.select_related("agency"), pk=pk, operator=request.user
        )
        try:
            return self.act(session, timezone.now())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return redirect("immo_support:agency", pk=session.agency_id)

    def act(self, session: SupportSession, now: datetime.datetime) -> HttpResponse:
        """What is done."""
        raise NotImplementedError


class WithdrawView(OwnSessionView):
    """Take an unanswered request back."""

    def act(self, session: SupportSession, now: datetime.datetime) -> HttpResponse:
        """Withdraw."""
        actions.withdraw(session, by=self.request.user, now=now)
        messages.success(self.request, _("Your request is withdrawn."))
        return redirect("immo_support:agency", pk=session.agency_id)


class EnterView(OwnSessionView):
    """Work in the agency that let her in."""

    def act(self, session: SupportSession, now: datetime.datetime) -> HttpResponse:
        """Enter; raises NotOpen when its time is over."""
        if session.state_at(now) != SupportSession.State.OPEN:
            raise actions.NotOpen(_("This session is over already."))
        record("support.entered", session.agency, by=self.request.user, obj=session)
        work_for(self.request, session.agency)
        return redirect("wagtailadmin_home")


class EndView(OwnSessionView):
    """Close her session."""

    def act(self, session: SupportSession, now: datetime.datetime) -> HttpResponse:
        """End it and go back to the desk."""
        actions.end(session, by=self.request.user, now=now)
        _step_out(self.request, session)
        messages.success(self.request, _("The support session is over."))
        return redirect("immo_support:agency", pk=session.agency_id)


class LeaveView(OwnSessionView):
    """Back to the desk; the session stays open until its time is over."""

    def act(self, session: SupportSession, now: datetime.datetime) -> HttpResponse:
        """Forget the choice of this browser."""
        _step_out(self.request, session)
        return redirect("immo_support:index")


def _step_out(request: HttpRequest, session: SupportSession) -> None:
    access = active_access(request)
    if access and access.support_session_id == session.pk:
        work_for(request, None)


def _figure(numbers: Any) -> Callable[[Agency], int]:
    return lambda agency: numbers.get(agency.pk, 0)


def _short_date(moment: datetime.datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT")
