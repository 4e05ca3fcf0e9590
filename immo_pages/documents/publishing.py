"""Make a document public: an act of its own, on a screen that says what follows from it."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from immo_agencies.audit import record
from immo_agencies.permissions import may
from immo_agencies.refusals import not_in_role, refused
from immo_agencies.tenancy import active_agency, agency_of, owned_by
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyDocument
from immo_pages.vocabulary import DocumentAccess, ScanState


@transaction.atomic
def change_access(document: PropertyDocument, *, to: str, by: Any) -> None:
    """Write who may have ``document`` and log it; whether ``by`` may is asked before."""
    locked = PropertyDocument.objects.select_for_update().get(pk=document.pk)
    before, locked.access = locked.access, to
    locked.save(update_fields=["access"])
    record(
        "document.made_public" if to == DocumentAccess.PUBLIC else "document.made_private",
        agency_of(locked),
        by=by,
        obj=locked,
        changes={"access": (before, to)},
    )


class PublishDocumentView(WagtailAdminTemplateMixin, TemplateView):
    """Asks once more; the answer opens the file to everybody, or closes it again."""

    template_name = "immo_pages/documents/publish.html"
    page_title = gettext_lazy("Make a document public")
    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Own documents only, for who may publish them."""
        self.agency = active_agency(request)
        if self.agency is None:
            raise Http404
        own = owned_by(self.agency, PropertyDocument.objects.all())
        self.document = get_object_or_404(own, pk=kwargs["document_id"])
        if not may(request.user, PageAction.PUBLISH_DOCUMENT, self.agency, self.document):
            return refused(request, not_in_role(request))
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, document_id: int) -> HttpResponse:
        """Do what the button said."""
        if request.POST.get("to") == DocumentAccess.PRIVATE:
            change_access(self.document, to=DocumentAccess.PRIVATE, by=request.user)
            messages.success(request, _("The document is private now."))
        elif self.document.scan_state == ScanState.INFECTED:
            messages.error(request, _("A file with a virus cannot be made public."))
        else:
            change_access(self.document, to=DocumentAccess.PUBLIC, by=request.user)
            messages.success(request, _("The document is public now."))
        return redirect("wagtaildocs:edit", self.document.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the library, the document, this screen."""
        public = self.document.access == DocumentAccess.PUBLIC
        edit = reverse("wagtaildocs:edit", args=[self.document.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtaildocs:index"), "label": _("Documents")},
            {"url": edit, "label": self.document.title},
            {"url": "", "label": _("Make private") if public else _("Make public")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The document and where it is shown."""
        usage = self.document.get_usage()
        return super().get_context_data(**kwargs) | {
            "document": self.document,
            "is_public": self.document.access == DocumentAccess.PUBLIC,
            "shown_on": [str(page) for page, _references in usage[:10]],
        }
