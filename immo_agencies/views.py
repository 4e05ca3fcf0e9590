"""Admin screen of this room: our agency."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import UpdateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.actions import change_agency
from immo_agencies.forms import AgencySettingsForm
from immo_agencies.models import Agency
from immo_agencies.permissions import may
from immo_agencies.roles import AgencyAction
from immo_agencies.tenancy import active_agency


class AgencySettingsView(WagtailAdminTemplateMixin, UpdateView):
    """Imprint, look and approval of the active agency."""

    form_class = AgencySettingsForm
    template_name = "immo_agencies/admin/settings.html"
    success_url = reverse_lazy("immo_agencies_settings")
    page_title = gettext_lazy("Our agency")
    header_icon = "group"
    groups = (
        (
            gettext_lazy("Legal notice"),
            "legal_name vat_number ipi_number professional_title recognition_country supervisor "
            "insurer insurance_policy code_of_conduct_url",
        ),
        (gettext_lazy("Address and contact"), "street postal_code city country phone email"),
        (gettext_lazy("Look"), "logo brand_color"),
        (gettext_lazy("Approval"), "marketers_publish second_person_approves approval_hours"),
    )

    def get_object(self, queryset: Any = None) -> Agency:
        """The active agency; refused to who may not edit it."""
        agency = active_agency(self.request)
        if agency is None or not may(self.request.user, AgencyAction.EDIT_AGENCY, agency):
            raise PermissionDenied
        return Agency.objects.get(pk=agency.pk)

    def form_valid(self, form: Any) -> HttpResponse:
        """Save and say so."""
        change_agency(form.save(commit=False))
        messages.success(self.request, _("The data of your agency are saved."))
        return redirect(self.success_url)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say that something must be mended; what was typed stays."""
        messages.validation_error(
            self.request, _("The data could not be saved. See the fields below."), form
        )
        return super().form_invalid(form)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": _("Our agency")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Fields in their groups, and what the imprint still lacks."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        return context | {
            "groups": [
                (title, [form[name] for name in names.split()]) for title, names in self.groups
            ],
            "missing": [form.fields[n].label for n in self.object.missing_imprint()],
            "media": form.media,
            "action_url": reverse("immo_agencies_settings"),
        }
