"""Addresses and menu of the preview addresses."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from immo_agencies.viewsets import AgencyModelViewSet
from immo_delivery.extension_points import DeliveryAction
from immo_delivery.models import PreviewTarget
from immo_delivery.preview import views
from immo_delivery.preview.forms import PreviewTargetForm


class PreviewTargetViewSet(AgencyModelViewSet):
    """List, add, change, delete."""

    model = PreviewTarget
    agency_action = DeliveryAction.MANAGE_DELIVERY
    name = "immo_previews"
    url_prefix = "preview-addresses"
    icon = "view"
    menu_label = _("Preview addresses")
    menu_name = "preview-addresses"
    menu_order = 30
    add_to_reference_index = False
    index_view_class = views.PreviewIndexView
    add_view_class = views.PreviewCreateView
    edit_view_class = views.PreviewEditView
    delete_view_class = views.PreviewDeleteView

    def get_form_class(self, for_update: bool = False) -> type[PreviewTargetForm]:
        """The same form for adding and changing."""
        return PreviewTargetForm

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Columns stand on the view."""
        names = (
            *("list_display", "list_filter", "paginate_by", "default_ordering"),
            *("search_fields", "search_backend_name", "results_template_name", "list_export"),
        )
        return super().get_index_view_kwargs(**kwargs) | dict.fromkeys(names, self.UNDEFINED)


preview_viewset = PreviewTargetViewSet()
