"""The screen where an agency says what follows from a status."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import UpdateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.audit import record
from immo_agencies.roles import AgencyAction
from immo_agencies.viewsets import AgencyViewMixin
from immo_pages.market.forms import StatusRulesForm
from immo_pages.models import StatusRules


class StatusRulesView(AgencyViewMixin, WagtailAdminTemplateMixin, UpdateView):
    """Under offer, sold, withdrawn: what visitors then see, agency by agency."""

    agency_action = AgencyAction.EDIT_AGENCY
    form_class = StatusRulesForm
    template_name = "immo_pages/market/rules.html"
    success_url = reverse_lazy("immo_market:rules")
    page_title = gettext_lazy("Under offer, sold, withdrawn")
    header_icon = "tag"

    def get_object(self, queryset: Any = None) -> StatusRules:
        """Those of the active agency, or the defaults."""
        return StatusRules.of(self.agency)

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, write it down and say so; properties follow with the next request."""
        before = StatusRules.of(self.agency)
        with transaction.atomic():
            rules = form.save()
            names = form.changed_data
            changes = {name: (getattr(before, name), getattr(rules, name)) for name in names}
            record("status_rules.changed", self.agency, by=self.request.user, changes=changes)
        messages.success(self.request, _("Saved. Your sites follow at once."))
        return redirect(self.success_url)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say that something must be mended; what was typed stays."""
        text = _("The settings could not be saved. See the fields below.")
        messages.validation_error(self.request, text, form)
        return super().form_invalid(form)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Where the form is sent."""
        return super().get_context_data(**kwargs) | {"action_url": reverse("immo_market:rules")}
