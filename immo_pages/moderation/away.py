"""The screen "I am away": one's own days, and those of all for who runs the agency."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.absences import end_absence, set_absence
from immo_agencies.models import Absence
from immo_agencies.permissions import may, members_who_may
from immo_agencies.roles import AgencyAction
from immo_agencies.viewsets import AgencyViewMixin
from immo_pages.moderation.forms import AbsenceForm


class AwayView(AgencyViewMixin, WagtailAdminTemplateMixin, FormView):
    """Say when one is away and who stands in; end it earlier."""

    agency_action = AgencyAction.MODERATE
    template_name = "immo_pages/moderation/away.html"
    form_class = AbsenceForm
    page_title = gettext_lazy("I am away")
    header_icon = "calendar"

    @property
    def runs_the_agency(self) -> bool:
        """Who manages collaborators notes it for others, too."""
        return may(self.request.user, AgencyAction.MANAGE_MEMBERS, self.agency)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose days may be noted."""
        return super().get_form_kwargs() | {
            "agency": self.agency,
            "user": self.request.user,
            "for_all": self.runs_the_agency,
        }

    def get_initial(self) -> dict[str, Any]:
        """Oneself, from today."""
        return {"person": self.request.user.pk, "starts_on": localdate()}

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note days, or end them."""
        wanted = self.request.POST.get("end", "")
        if not wanted:
            return super().post(*args, **kwargs)
        person = self._somebody(wanted)
        if person is None or not end_absence(self.agency, user=person, by=self.request.user):
            messages.error(self.request, _("Nothing was noted."))
            return self.render_to_response(self.get_context_data())
        messages.success(self.request, _("The absence is over."))
        return redirect("immo_moderation:away")

    def _somebody(self, wanted: str) -> Any:
        """Of the people whose days she may change, the one with the key ``wanted``."""
        people = members_who_may(AgencyAction.MODERATE, self.agency)
        own = (p for p in people if self.runs_the_agency or p.pk == self.request.user.pk)
        return next((person for person in own if str(person.pk) == wanted), None)

    def form_valid(self, form: Any) -> HttpResponse:
        """Note it, or say in the form why not."""
        names = ("user", "deputy", "starts_on", "ends_on")
        values = {name: form.cleaned_data[name] for name in names}
        try:
            set_absence(self.agency, by=self.request.user, **values)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        messages.success(self.request, _("It is noted. The mails go to who stands in."))
        return redirect("immo_moderation:away")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this page."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("immo_approvals"), "label": _("To approve")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Days that are noted: all for who runs the agency, else one's own."""
        user: Any = self.request.user
        rows = Absence.objects.filter(agency=self.agency, ends_on__gte=localdate())
        if not self.runs_the_agency:
            rows = rows.filter(user=user)
        context = super().get_context_data(**kwargs)
        rows = rows.select_related("user", "deputy").order_by("starts_on", "pk")
        return context | {"absences": rows, "media": context["form"].media}
