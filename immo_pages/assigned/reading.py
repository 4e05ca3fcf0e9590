"""Read a property: the latest draft as visitors would see it, and its facts. Nothing to change."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin

from immo_agencies.permissions import may
from immo_agencies.tenancy import owned_by
from immo_pages.admin.page_states import state_of, with_states
from immo_pages.assigned.legal_file import documents_of
from immo_pages.assigned.screens import PropertyScreen, assigned_pages
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyDocument


class ReadingScreen(PropertyScreen):
    """Facts, state, documents for who may read them, and the page in a frame."""

    action = PageAction.VIEW_PROPERTY
    url_name = "immo_assigned:read"
    template_name = "immo_pages/assigned/read.html"
    page_title = gettext_lazy("Read")
    header_icon = "view"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """State of the page and, where the role allows it, its documents."""
        draft = kwargs.setdefault("draft", self.draft())
        row = with_states(assigned_pages(self.request)).get(pk=self.page.pk)
        documents: Any = []
        if may(self.request.user, PageAction.READ_DOCUMENTS, self.agency, self.page):
            keys = [key for _item, key in documents_of(draft)]
            documents = owned_by(self.agency, PropertyDocument.objects.filter(pk__in=keys))
        return super().get_context_data(**kwargs) | {"state": state_of(row), "documents": documents}


@method_decorator(xframe_options_sameorigin, name="dispatch")
class DraftView(PropertyScreen):
    """The page itself, as Wagtail's preview draws it."""

    action = PageAction.VIEW_PROPERTY
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The latest draft in its default preview."""
        draft = self.draft()
        return draft.make_preview_request(request, draft.default_preview_mode)
