"""The trash of an agency: what lies there, put back, delete for ever."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.boundary.own import ids_in
from immo_agencies.permissions import may
from immo_agencies.viewsets import AgencyViewMixin
from immo_pages.extension_points import PageAction
from immo_pages.models import TrashEntry
from immo_pages.trash.actions import DAYS_KEPT, destroy, restore
from immo_pages.trash.rows import Row, entries_for, row_of, with_pages
from immo_pages.trash.words import tell_put_back


class _TrashMixin(AgencyViewMixin, WagtailAdminTemplateMixin):
    agency_action = PageAction.DELETE_PROPERTY
    header_icon = "bin"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the trash, this page."""
        above = {"url": reverse("immo_trash:index"), "label": _("Trash")}
        here = {"url": "", "label": self.page_title}
        return [*self.breadcrumbs_items, *([] if self.is_list else [above]), here]

    is_list = False


class TrashView(_TrashMixin, ListView):
    """Who deleted what and when, how many days are left, and the way back."""

    model = TrashEntry
    template_name = "immo_pages/trash/index.html"
    page_title = gettext_lazy("Trash")
    paginate_by = 30
    page_kwarg = "p"
    is_list = True

    def get_queryset(self) -> QuerySet[TrashEntry]:
        """The last deleted first."""
        return with_pages(entries_for(self.request)).order_by("-deleted_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Rows, and whether the reader may delete for ever."""
        context = super().get_context_data(**kwargs)
        now = timezone.now()
        for_ever = may(self.request.user, PageAction.DESTROY_PROPERTY, self.agency)
        pages = context["paginator"].get_elided_page_range(context["page_obj"].number)
        return context | {
            "rows": [row_of(entry, now) for entry in context["page_obj"].object_list],
            "may_destroy": for_ever,
            "days_kept": DAYS_KEPT,
            "elided_page_range": pages,
        }


class _OneEntryView(_TrashMixin, TemplateView):
    """About one line of the trash: a question and a button."""

    @cached_property
    def row(self) -> Row:
        """What it is about; absent when it is not there any more."""
        entry = with_pages(entries_for(self.request)).filter(pk=self.kwargs["pk"]).first()
        if entry is None:
            raise Http404
        return row_of(entry, timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The line."""
        return super().get_context_data(**kwargs) | {"row": self.row}


class PutBackView(_OneEntryView):
    """Undo a deletion."""

    template_name = "immo_pages/trash/put_back.html"
    page_title = gettext_lazy("Put back")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put it back and say what has changed."""
        try:
            returned = restore(self.row.entry, by=request.user)
        except TrashEntry.DoesNotExist as error:
            raise Http404 from error
        tell_put_back(request, [returned])
        return redirect("immo_properties:index")


class PutBackManyView(AgencyViewMixin, View):
    """Put back what is ticked in the list."""

    agency_action = PageAction.DELETE_PROPERTY
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Each by itself: one that is not there any more does not keep the others."""
        keys = ids_in(request.POST.getlist("entry"))
        found = list(entries_for(request).filter(pk__in=keys).order_by("pk"))
        returned = []
        for entry in found:
            try:
                returned.append(restore(entry, by=request.user))
            except TrashEntry.DoesNotExist:
                continue
        if returned:
            tell_put_back(request, returned)
        else:
            messages.warning(request, _("Choose at least one property."))
        return redirect("immo_trash:index")


class DestroyView(_OneEntryView):
    """Delete for ever, before the days are over."""

    agency_action = PageAction.DESTROY_PROPERTY
    template_name = "immo_pages/trash/destroy.html"
    page_title = gettext_lazy("Delete for ever")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Destroy it and say so."""
        title = self.row.title
        try:
            destroy(self.row.entry, by=request.user)
        except TrashEntry.DoesNotExist as error:
            raise Http404 from error
        messages.success(request, _("“%(title)s” is deleted for ever.") % {"title": title})
        return redirect("immo_trash:index")
