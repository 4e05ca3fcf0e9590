"""Import a CSV file: choose it, look at the test run, confirm."""

from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.contrib.redirects.models import Redirect

from immo_agencies.redirects.csv_file import (
    COLUMNS,
    MOST_BYTES,
    MOST_ROWS,
    CsvRow,
    from_lists,
    read_rows,
)
from immo_agencies.redirects.forms import ImportForm
from immo_agencies.redirects.importing import Plan, carry_out
from immo_agencies.roles import AgencyAction
from immo_agencies.viewsets import AgencyViewMixin

_SALT = "immo_agencies.redirects.import"
_GOOD_FOR = 60 * 60  # seconds between test run and confirmation


class RedirectImportView(AgencyViewMixin, WagtailAdminTemplateMixin, TemplateView):
    """Choose a file; posting it shows what it would do and changes nothing."""

    model = Redirect
    agency_action = AgencyAction.MANAGE_REDIRECTS
    page_title = _("Import a CSV file")
    header_icon = "redirect"
    template_name = "immo_agencies/redirects/import.html"
    test_run_template_name = "immo_agencies/redirects/test_run.html"

    def get_form(self) -> ImportForm:
        """Of this request."""
        posted = (self.request.POST, self.request.FILES) if self.request.method == "POST" else ()
        return ImportForm(*posted, sites=list(self.agency.sites()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show the test run, or what is wrong with the file."""
        form = self.get_form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            upload = form.cleaned_data["file"]
            # One byte more than allowed is enough to know that it is too large.
            rows = read_rows(upload.read(MOST_BYTES + 1))
        except ValidationError as error:
            form.add_error("file", error)
            return self.render_to_response(self.get_context_data(form=form))
        self.template_name = self.test_run_template_name
        plan = Plan(self.agency, rows, form.cleaned_data["site"])
        return self.render_to_response(
            self.get_context_data(plan=plan, envelope=self.seal(rows, plan))
        )

    def seal(self, rows: list[CsvRow], plan: Plan) -> str:
        """The rows, signed for this person and this agency: the server keeps no file."""
        content = [self.agency.pk, self.request.user.pk, plan.main.pk, [r.as_list() for r in rows]]
        return signing.dumps(content, salt=_SALT, compress=True)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, redirects, this page."""
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("immo_redirects:index"),
                "label": pgettext("old addresses", "Redirects"),
            },
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and what the page explains."""
        kwargs.setdefault("form", None if "plan" in kwargs else self.get_form())
        return super().get_context_data(**kwargs) | {
            "columns": COLUMNS,
            "most_rows": MOST_ROWS,
            "several_sites": self.agency.sites().count() > 1,
        }


class RedirectImportConfirmView(RedirectImportView):
    """Do what the test run showed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Carry it out and say what was done."""
        try:
            rows, main = self.unseal(request.POST.get("envelope", ""))
        except (signing.BadSignature, ValueError):
            messages.error(
                request, _t("The test run is no longer valid. Please choose the file again.")
            )
            return redirect("immo_redirects:import")
        counts = carry_out(self.agency, rows, main, by=request.user).counts
        messages.success(
            request,
            _t("Imported: %(create)s new, %(update)s changed, %(same)s already so, ") % counts
            + _t("%(refused)s left out.") % counts,
        )
        return redirect("immo_redirects:index")

    def unseal(self, envelope: str) -> tuple[list[CsvRow], Any]:
        """The rows and the site; raises BadSignature or ValueError for what is not ours."""
        content = signing.loads(envelope, salt=_SALT, max_age=_GOOD_FOR)
        agency_id, user_id, site_id, rows = content
        if (agency_id, user_id) != (self.agency.pk, self.request.user.pk):
            raise signing.BadSignature
        main = self.agency.sites().filter(pk=site_id).first()
        if main is None:
            raise ValueError
        return from_lists(rows), main
