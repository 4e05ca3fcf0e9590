"""The report of the agency and the statement of one property."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Revision

from immo_agencies.tenancy import for_agency
from immo_agencies.viewsets import AgencyViewMixin
from immo_pages.admin.gap_links import editor_url
from immo_pages.advert_rules import RULES
from immo_pages.assigned.screens import PropertyScreen
from immo_pages.compliance import pdf
from immo_pages.compliance.exports import as_csv, as_xlsx
from immo_pages.compliance.forms import ReportForm
from immo_pages.compliance.report import Report, report_of
from immo_pages.compliance.statement import Statement, make_statement, note_made
from immo_pages.compliance.subjects import subject_of
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage

_PER_PAGE = 50
_MOST_FREQUENT = 5


class ReportView(AgencyViewMixin, WagtailAdminTemplateMixin, TemplateView):
    """What the adverts of the agency lack; on the screen, as CSV, as XLSX."""

    agency_action = PageAction.COMPOSE_PROPERTY
    template_name = "immo_pages/compliance/report.html"
    page_title = gettext_lazy("Missing mentions")
    header_icon = "clipboard-list"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen, or all of what is filtered as a table to keep."""
        self.form = ReportForm(request.GET)
        self.report = self._report()
        make = {"csv": as_csv, "xlsx": as_xlsx}.get(request.GET.get("export", ""))
        if make is not None:
            today = timezone.localdate()
            return make(self.report, f"mentions-{slugify(self.agency.name)}-{today:%Y%m%d}")
        return super().get(request, *args, **kwargs)

    def _report(self) -> Report:
        """One query, whatever there is; a filter that cannot be read finds nothing."""
        wish = self.form.wish()
        if wish is None:
            return Report()
        pages = for_agency(self.request, PropertyPage.objects.defer_streamfields())
        ordered = pages.order_by("-live", "-latest_revision_created_at", "-pk")
        return report_of(ordered, wish, on=timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One sheet of rows, totals, and the addresses of the tables."""
        paginator = Paginator(self.report.rows, _PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        for name in ("p", "export"):
            query.pop(name, None)
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "report": self.report,
            "frequent": self._frequent(),
            "page_obj": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "several_languages": len(self.agency.languages) > 1,
            "csv_url": f"?{query.urlencode()}&export=csv",
            "xlsx_url": f"?{query.urlencode()}&export=xlsx",
        }

    def _frequent(self) -> list[dict[str, Any]]:
        """The mentions that are missing most, each with its filter."""
        rules = {rule.code: rule for rule in RULES}
        address = reverse("immo_compliance:report")
        return [
            {"subject": subject_of(rules[code]), "count": count, "url": f"{address}?rule={code}"}
            for code, count in self.report.by_rule.most_common(_MOST_FREQUENT)
        ]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class StatementScreen(PropertyScreen):
    """The statement to read and to print; ``?revision=`` names another version than the latest."""

    action = PageAction.COMPOSE_PROPERTY
    url_name = "immo_compliance:statement"
    template_name = "immo_pages/compliance/statement.html"
    page_title = gettext_lazy("Statement of compliance")
    header_icon = "clipboard-list"
    http_method_names = ["get", "head"]

    def statement(self) -> Statement:
        """The statement on the wanted version; another page's version is not found."""
        if not isinstance(self.page, PropertyPage):
            raise Http404
        return make_statement(
            self.page,
            self._revision(),
            agency=self.agency,
            by=self.request.user,
            now=timezone.now(),
        )

    def _revision(self) -> Revision | None:
        wanted = self.request.GET.get("revision", "")
        if not wanted:
            return self.page.latest_revision
        found = self.page.revisions.filter(pk=wanted).first() if wanted.isdecimal() else None
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The statement, and the way to the other version where there are two."""
        statement = self.statement()
        page = self.page
        revision = statement.revision
        address = reverse("immo_compliance:pdf", args=[page.pk])
        context = super().get_context_data(draft=statement.page, **kwargs)
        return context | {
            "screen_changes": False,
            "statement": statement,
            "verdict": pdf.verdict(statement),
            "facts": pdf.facts(statement),
            "groups": pdf.groups(statement),
            "imprint": pdf.imprint(statement),
            "note": pdf.note(statement),
            "can_print": pdf.can_print(),
            "pdf_url": f"{address}?revision={revision.pk}" if revision else address,
            "published_id": page.live_revision_id if page.has_unpublished_changes else None,
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the report, the property, this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("immo_compliance:report"), "label": _("Missing mentions")},
            {"url": editor_url(self.page.pk), "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]


class StatementPdfView(StatementScreen):
    """The statement as PDF. By POST, because the log says that it was given out."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A file to keep, named by page, version and day."""
        if not pdf.can_print():
            raise Http404
        statement = self.statement()
        content = pdf.as_pdf(statement)
        note_made(statement, by=request.user)
        answer = HttpResponse(content, content_type="application/pdf")
        filename = f"compliance-{statement.number}.pdf"
        answer["Content-Disposition"] = f'attachment; filename="{filename}"'
        answer["Cache-Control"] = "private, no-store"
        return answer
