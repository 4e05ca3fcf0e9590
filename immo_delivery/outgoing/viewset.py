"""Addresses and menu of the webhooks."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _

from immo_agencies.viewsets import AgencyModelViewSet
from immo_delivery.extension_points import DeliveryAction
from immo_delivery.models import Webhook
from immo_delivery.outgoing import views
from immo_delivery.outgoing.forms import WebhookForm


class WebhookViewSet(AgencyModelViewSet):
    """List, add, change, renew, test, delete; messages and their repetition."""

    model = Webhook
    agency_action = DeliveryAction.MANAGE_DELIVERY
    name = "immo_webhooks"
    url_prefix = "webhooks"
    icon = "resubmit"
    menu_label = _("Webhooks")
    menu_name = "webhooks"
    menu_order = 20
    add_to_reference_index = False
    index_view_class = views.WebhookIndexView
    add_view_class = views.WebhookCreateView
    edit_view_class = views.WebhookEditView
    delete_view_class = views.WebhookDeleteView

    def get_form_class(self, for_update: bool = False) -> type[WebhookForm]:
        """The same form for adding and changing."""
        return WebhookForm

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Columns and search stand on the view."""
        names = (
            *("list_display", "list_filter", "paginate_by", "default_ordering"),
            *("search_fields", "search_backend_name", "results_template_name", "list_export"),
        )
        return super().get_index_view_kwargs(**kwargs) | dict.fromkeys(names, self.UNDEFINED)

    def get_urlpatterns(self) -> list[Any]:
        """Those of every viewset, and what can be done with one."""
        return [
            *super().get_urlpatterns(),
            path("renew/<int:pk>/", views.WebhookRenewView.as_view(), name="renew"),
            path("messages/<int:pk>/", views.WebhookLogView.as_view(), name="log"),
            path("test/<int:pk>/", views.WebhookTestView.as_view(), name="test"),
            path("repeat/<int:pk>/", views.RepeatView.as_view(), name="repeat"),
        ]


webhook_viewset = WebhookViewSet()
