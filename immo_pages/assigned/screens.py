"""What every one of these screens does first: find the property, ask what may be done with it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency, for_agency
from immo_pages.assigned.draft import latest_draft, why_closed
from immo_pages.assigned.words import not_allowed
from immo_pages.extension_points import PageAction
from immo_pages.models import DevelopmentPage, PropertyPage
from immo_pages.translating.actions import translation_into


def assigned_pages(request: HttpRequest) -> QuerySet[Page]:
    """Properties and developments that the signed-in person may know of, drafts included."""
    return for_agency(request, Page.objects.type(PropertyPage, DevelopmentPage))


class PropertyScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one property; one that is foreign, out of her list or absent: the same 404."""

    action: ClassVar[PageAction]
    header_icon = "home"
    shared_by_languages = False
    url_name: ClassVar[str] = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the page, then ask ``may``; what all languages share is changed on the original."""
        row = assigned_pages(request).filter(pk=kwargs["page_id"]).first()
        agency = active_agency(request)
        if row is None or agency is None:
            raise Http404
        self.agency: Agency = agency
        self.page = row.specific
        if not may(request.user, self.action, self.agency, self.page):
            raise not_allowed(self.action, self.agency, request.user)
        if self.shared_by_languages and (original := original_of(self.page)):
            messages.info(
                request, _("This is the same in every language: you work on the original.")
            )
            return redirect(self.url_name, original.pk)
        return super().dispatch(request, *args, **kwargs)

    def draft(self) -> Any:
        """The latest draft of the page."""
        return latest_draft(self.page)

    def back(self) -> HttpResponse:
        """The same screen again, by GET."""
        return redirect(self.url_name, self.page.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("immo_assigned:index"), "label": _("My properties")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The draft, why it cannot be changed now, and what else may be done with the property."""
        from immo_pages.assigned.jobs import jobs_of  # its links lead to these screens

        draft = kwargs.pop("draft", None) or self.draft()
        here = self.request.path
        jobs = jobs_of(self.page, self.request.user, self.agency)
        return super().get_context_data(**kwargs) | {
            "draft": draft,
            "closed": why_closed(draft, self.request.user),
            "jobs": [job for job in jobs if job.url != here],
        }


def original_of(page: Page) -> Page | None:
    """The page that ``page`` follows in another language, if it follows one."""
    translation = translation_into(page)
    if translation is None:
        return None
    same = Page.objects.filter(translation_key=page.translation_key)
    return same.filter(locale=translation.source.locale_id).exclude(pk=page.pk).first()
