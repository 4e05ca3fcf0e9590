"""Addresses and menu of the redirects."""

from typing import Any

from django.urls import path
from django.utils.translation import pgettext_lazy
from wagtail.contrib.redirects.models import Redirect

from immo_agencies.redirects import views
from immo_agencies.redirects.forms import RedirectForm
from immo_agencies.redirects.import_views import RedirectImportConfirmView, RedirectImportView
from immo_agencies.roles import AgencyAction
from immo_agencies.viewsets import AgencyModelViewSet


class RedirectViewSet(AgencyModelViewSet):
    """List, add, edit, delete, CSV in and out."""

    model = Redirect
    agency_action = AgencyAction.MANAGE_REDIRECTS
    name = "immo_redirects"
    url_prefix = "our-redirects"  # Wagtail's own list, of all agencies, stands at redirects/
    icon = "redirect"
    menu_label = pgettext_lazy("old addresses", "Redirects")
    menu_name = "our-redirects"
    menu_order = 7900
    add_to_admin_menu = True
    add_to_reference_index = False  # Wagtail's own app has registered the model
    index_view_class = views.RedirectIndexView
    add_view_class = views.RedirectCreateView
    edit_view_class = views.RedirectEditView
    delete_view_class = views.RedirectDeleteView

    def get_form_class(self, for_update: bool = False) -> type[RedirectForm]:
        """The same form for adding and changing."""
        return RedirectForm

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Columns, search, filters and export stand on the view."""
        names = (
            *("filterset_class", "export_filename", "export_headings", "list_export"),
            *("list_display", "list_filter", "paginate_by", "default_ordering"),
            *("search_fields", "search_backend_name", "results_template_name"),
        )
        return super().get_index_view_kwargs(**kwargs) | dict.fromkeys(names, self.UNDEFINED)

    def get_urlpatterns(self) -> list[Any]:
        """The four of every viewset, and the import in two steps."""
        confirm = RedirectImportConfirmView.as_view()
        return [
            *super().get_urlpatterns(),
            path("import/", RedirectImportView.as_view(), name="import"),
            path("import/confirm/", confirm, name="import_confirm"),
        ]


redirect_viewset = RedirectViewSet()
