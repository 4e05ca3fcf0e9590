"""Addresses and menu of the access keys."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _

from immo_agencies.viewsets import AgencyModelViewSet
from immo_delivery.extension_points import DeliveryAction
from immo_delivery.models import DeliveryToken
from immo_delivery.tokens import views
from immo_delivery.tokens.forms import TokenForm


class TokenViewSet(AgencyModelViewSet):
    """List, make, change, renew, withdraw. A key is never deleted: the log names it."""

    model = DeliveryToken
    agency_action = DeliveryAction.MANAGE_DELIVERY
    name = "immo_tokens"
    url_prefix = "access-keys"
    icon = "key"
    menu_label = _("Access keys")
    menu_name = "access-keys"
    menu_order = 10
    add_to_reference_index = False
    index_view_class = views.TokenIndexView
    add_view_class = views.TokenCreateView
    edit_view_class = views.TokenEditView

    def get_form_class(self, for_update: bool = False) -> type[TokenForm]:
        """The same form for making and changing."""
        return TokenForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """There is no address that deletes."""
        return super().get_common_view_kwargs(**kwargs) | {"delete_url_name": None}

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Columns and search stand on the view."""
        names = (
            *("list_display", "list_filter", "paginate_by", "default_ordering"),
            *("search_fields", "search_backend_name", "results_template_name", "list_export"),
        )
        return super().get_index_view_kwargs(**kwargs) | dict.fromkeys(names, self.UNDEFINED)

    def get_urlpatterns(self) -> list[Any]:
        """Six addresses, all scoped."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("renew/<int:pk>/", views.TokenRenewView.as_view(), name="renew"),
            path("withdraw/<int:pk>/", views.TokenWithdrawView.as_view(), name="withdraw"),
        ]


token_viewset = TokenViewSet()
