"""The screen of a quick change, and its way back. Both work without JavaScript."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency, for_agency
from immo_pages.admin.refusals import tell_refused
from immo_pages.extension_points import PageAction
from immo_pages.gate import PublishRefused
from immo_pages.models import PropertyPage, QuickChange
from immo_pages.quick_change.actions import NothingToChange, UndoRefused, change, undo
from immo_pages.quick_change.form import QuickChangeForm
from immo_pages.quick_change.listing import lines_of, recent_changes
from immo_pages.quick_change.words import not_allowed


class _PropertyMixin:
    """Finds the property; one that is foreign, out of her list or absent: the same 404."""

    request: HttpRequest
    page: PropertyPage

    def find(self, request: HttpRequest, page_id: int) -> None:
        """Set ``page`` and ``agency``; raises Http404, or NotAllowed for another role."""
        rows = for_agency(request, PropertyPage.objects.all())
        row = rows.filter(pk=page_id).select_related("locale").first()
        agency = active_agency(request)
        if row is None or agency is None:
            raise Http404
        if not may(request.user, PageAction.QUICK_CHANGE, agency, row):
            raise not_allowed(PageAction.QUICK_CHANGE, agency, request.user)
        self.page, self.agency = row, agency

    def go_on(self) -> HttpResponse:
        """Back to where she came from, else to the list: its top, where the way to undo is."""
        came_from = get_valid_next_url_from_request(self.request)
        return redirect(came_from or reverse("immo_properties:index"))


class QuickChangeScreen(_PropertyMixin, WagtailAdminTemplateMixin, TemplateView):
    """One tap on a status saves; the rest has a button of its own."""

    template_name = "immo_pages/quick_change/form.html"
    page_title = gettext_lazy("Quick change")
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the property."""
        self.find(request, kwargs["page_id"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form with what is on the page now."""
        return self.render_to_response(self.get_context_data(form=self._form()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change it, or show the form again with everything in it."""
        form = self._form(request.POST)
        try:
            if not form.is_valid():
                return self._again(form)
            made = change(self.page, form.values(), by=request.user)
        except NothingToChange as nothing:
            messages.info(request, nothing.messages[0])
            return self.go_on()
        except ValidationError as error:
            _show(error, form)
            return self._again(form)
        except PublishRefused as refused:
            headline = _("Not changed: the page would lose a mandatory mention.")
            tell_refused(request, self.page, refused.reasons, headline=headline)
            return self._again(form)
        tell_changed(request, made)
        return self.go_on()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("immo_properties:index"), "label": _("Properties")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form and what was changed before."""
        return super().get_context_data(**kwargs) | {
            "property": self.page,
            "next": get_valid_next_url_from_request(self.request),
            "changes": recent_changes(self.page),
        }

    def _form(self, data: Any = None) -> QuickChangeForm:
        edits_price = may(self.request.user, PageAction.EDIT_PRICE, self.agency, self.page)
        return QuickChangeForm(self.page, edits_price=edits_price, data=data)

    def _again(self, form: QuickChangeForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))


class UndoView(_PropertyMixin, View):
    """Undo one quick change of the property; by POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int, change_id: int) -> HttpResponse:
        """Put it back, or say why not."""
        self.find(request, page_id)
        made = get_object_or_404(
            for_agency(request, QuickChange.objects.select_related("page")),
            pk=change_id,
            page__translation_key=self.page.translation_key,
        )
        try:
            undo(made, by=request.user)
            text = _("Undone: “%(title)s” is as it was before the quick change.")
            messages.success(request, text % {"title": self.page.title})
        except UndoRefused as refused:
            messages.error(request, refused.messages[0])
        except PublishRefused as refused:
            headline = _("Not undone: the page would lose a mandatory mention.")
            tell_refused(request, self.page, refused.reasons, headline=headline)
        return self.go_on()


def tell_changed(request: HttpRequest, made: QuickChange) -> None:
    """Say what is changed, with a button that undoes it."""
    came_from = get_valid_next_url_from_request(request)
    address = reverse("immo_quick_change:undo", args=[made.page_id, made.pk])
    context = {
        "title": made.page.title,
        "lines": lines_of(made),
        "undo_url": f"{address}?{urlencode({'next': came_from})}" if came_from else address,
    }
    template = "immo_pages/quick_change/changed.html"
    messages.success(request, render_to_string(template, context, request=request))


def _show(error: ValidationError, form: QuickChangeForm) -> None:
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
    if not form.errors:
        form.add_error(NON_FIELD_ERRORS, error)
