"""Report a page: a small form of its own beside each public page, and a word of thanks.

The pages themselves stay the same for everybody and are kept by caches; this one is not kept, so
it may hold a token against forged requests.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.generic import View
from wagtail.models import Page

from immo_agencies.audit import journal_of_request
from immo_pages.page_reports import actions, rate
from immo_pages.page_reports.forms import ReportForm
from immo_pages.public import PublicContent


class _QuietView(View):
    """Kept by nobody and found by no search engine."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer on the host of an agency."""
        self.public = PublicContent.of(request)
        if self.public.agency is None:
            raise Http404
        answer = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(answer)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer


@method_decorator(csrf_protect, name="dispatch")
class ReportView(_QuietView):
    """The form about one live page of the host's agency, in the language of that page."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The empty form."""
        return self._shown(self._page(page_id), ReportForm())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Store it and say thanks; a machine is thanked and forgotten."""
        page = self._page(page_id)
        form = ReportForm(request.POST)
        if form.is_by_machine:
            return redirect("immo_pages_report_thanks")
        if not form.is_valid():
            return self._shown(page, form)
        if rate.too_many(request, page.pk):
            form.add_error(None, _("Too many reports. Try again in an hour."))
            return self._shown(page, form, status=429)
        # Without the address: nothing about who reports is kept but what she wrote.
        with journal_of_request(""):
            self._store(form, page)
        return redirect("immo_pages_report_thanks")

    def _store(self, form: ReportForm, page: Page) -> None:
        agency, language = self.public.agency, page.locale.language_code
        assert agency is not None  # noqa: S101  dispatch said so
        actions.receive(form.save(commit=False), page, agency=agency, language=language)

    def _page(self, page_id: int) -> Page:
        """A page that visitors of this host may see; the same 404 for all others."""
        found = self.public.pages().select_related("locale").filter(pk=page_id)
        page = found.filter(locale__language_code=get_language()).first()
        if page is None:
            raise Http404
        return page

    def _shown(self, page: Page, form: ReportForm, status: int = 200) -> HttpResponse:
        context = {"reported": page, "form": form}
        template = "immo_pages/page_reports/report.html"
        return render(self.request, template, context, status=status)


class ThanksView(_QuietView):
    """What happens next."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The same for everybody."""
        return render(request, "immo_pages/page_reports/thanks.html")
