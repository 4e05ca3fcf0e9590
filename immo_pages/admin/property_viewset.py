"""The viewsets of properties: the flat list, and the gate in the page editor."""

from typing import Any

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageListingViewSet

from immo_agencies.boundary.page_lists import AgencyPageViewSet
from immo_agencies.viewsets import menu_item_for
from immo_pages.admin.copy_view import GatedCopyView
from immo_pages.admin.property_listing import PropertyIndexView
from immo_pages.admin.property_views import (
    PropertyCollectWorkflowActionDataView,
    PropertyCreateView,
    PropertyEditView,
    PropertyWorkflowActionView,
)
from immo_pages.admin.quick_views import NewPropertyView
from immo_pages.extension_points import PageAction
from immo_pages.models import DevelopmentPage, PropertyPage
from immo_pages.quick_change.editor import PropertyRevertView


class PropertyViewSet(AgencyPageViewSet):
    """Wagtail's page views with part (b) of the gate in them."""

    model = PropertyPage
    add_view_class = PropertyCreateView
    edit_view_class = PropertyEditView
    copy_view_class = GatedCopyView
    revisions_revert_view_class = PropertyRevertView
    workflow_action_view_class = PropertyWorkflowActionView
    collect_workflow_action_data_view_class = PropertyCollectWorkflowActionDataView


class DevelopmentViewSet(AgencyPageViewSet):
    """A development is copied with its properties."""

    model = DevelopmentPage
    copy_view_class = GatedCopyView


class PropertyListingViewSet(PageListingViewSet):
    """The list where daily work starts."""

    model = PropertyPage
    name = "immo_properties"
    url_prefix = "properties"
    icon = "home"
    menu_label = _("Properties")
    menu_name = "properties"
    menu_order = 50
    add_to_admin_menu = True
    index_view_class = PropertyIndexView

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Columns, filters and export stand on the view."""
        undefined = dict.fromkeys(("filterset_class", "export_filename"), self.UNDEFINED)
        return super().get_index_view_kwargs(**kwargs) | undefined

    def get_urlpatterns(self) -> list[Any]:
        """The list and the short form; no choosing of a parent in the tree."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", NewPropertyView.as_view(), name="new"),
        ]

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Shown to who works in the page editor and composes; others have a list of their own."""
        return menu_item_for(PageAction.COMPOSE_PROPERTY)


property_viewset = PropertyViewSet()
development_viewset = DevelopmentViewSet()
property_listing_viewset = PropertyListingViewSet()
