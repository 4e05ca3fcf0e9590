"""The list of the active agency's properties."""

from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.pages.listing import IndexView

from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency, for_agency
from immo_pages.admin.listing_columns import (
    CoverColumn,
    GapsColumn,
    PriceColumn,
    PropertyTable,
    PropertyTitleColumn,
    StateColumn,
)
from immo_pages.admin.listing_filters import PropertyFilterSet
from immo_pages.admin.page_states import with_states
from immo_pages.composing.spreadsheet import CELLS, FIELDS, HEADINGS
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyPage, PropertyPhotoRendition
from immo_pages.photos.presets import filter_for
from immo_pages.quick_change.links import makes_quick_changes
from immo_pages.vocabulary import Transaction

_SEARCHED = ("title", "draft_title", "reference", "street", "city", "postal_code")


class PropertyIndexView(IndexView):
    """Cover, reference, status, price, state and missing mentions; filters, search, export."""

    model = PropertyPage
    page_title = _("Properties")
    header_icon = "home"
    template_name = "immo_pages/admin/property_listing.html"
    results_template_name = "immo_pages/admin/property_listing_results.html"
    base_filterset_class = PropertyFilterSet
    paginate_by = 30
    table_class = PropertyTable
    table_classname = "listing full-width immo-listing"
    default_ordering = "-latest_revision_created_at"
    any_permission_required = None
    add_item_label = _("New property")
    export_filename = "properties"
    list_export = [
        *("reference", "draft_title", "locale.language_code", "get_status_display"),
        *("get_transaction_display", "get_category_display", "get_subtype_display"),
        *("street", "house_number", "box", "postal_code", "city"),
        *("price", "rent_monthly", "charges_monthly", "get_price_display_display"),
        *("bedrooms", "bathrooms", "living_area", "plot_area"),
        *("epc_class", "epc_kwh_m2_year", "epc_valid_until", "agent", "live"),
        *("first_published_at", "latest_revision_created_at"),
    ]
    export_headings = HEADINGS
    custom_value_preprocess = IndexView.custom_value_preprocess | CELLS
    custom_field_preprocess = FIELDS
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        CoverColumn("cover", label=_("Photo"), classname="immo-cell-cover"),
        PropertyTitleColumn("title", label=_("Title and address"), sort_key="title"),
        Column("reference", label=_("Reference"), sort_key="reference"),
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        PriceColumn("price", label=_("Price"), sort_key="asking", classname="immo-cell-price"),
        StateColumn("state", label=_("Page")),
        GapsColumn("gaps", label=_("Missing mentions")),
        DateColumn(
            "latest_revision_created_at",
            label=_("Updated"),
            sort_key="latest_revision_created_at",
        ),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who works in the page editor; others have a list of their own."""
        if not may(request.user, PageAction.EDIT_TEXT, active_agency(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Properties of the active agency, with all a row shows."""
        asking = Case(
            When(transaction=Transaction.RENT, then=F("rent_monthly")), default=F("price")
        )
        owned = for_agency(self.request, PropertyPage.objects.all())
        ready = PropertyPhotoRendition.objects.filter(
            image=OuterRef("cover_id"), filter_spec=filter_for("thumb", "jpg").spec
        )
        rows = with_states(owned).annotate(asking=asking, thumb_is_ready=Exists(ready))
        rows = rows.defer_streamfields()
        return rows.select_related("cover", "locale", "agent")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Every word is somewhere in title, reference or address."""
        for word in (self.search_query or "").split():
            queryset = queryset.filter(
                reduce(or_, (Q(**{f"{name}__icontains": word}) for name in _SEARCHED))
            )
        return queryset

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By the chosen column, unknown values last, then by key."""
        name = (self.ordering or self.default_ordering).removeprefix("-")
        descending = (self.ordering or self.default_ordering).startswith("-")
        column = F(name).desc(nulls_last=True) if descending else F(name).asc(nulls_last=True)
        return queryset.order_by(column, "-pk")

    def get_ordering(self) -> Any:
        """A search keeps the order of the list: it filters, it does not rank."""
        ordering = self.request.GET.get("ordering", self.default_ordering)
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def get_add_url(self) -> str | None:
        """The short form, for who may compose."""
        if may(self.request.user, PageAction.COMPOSE_PROPERTY, active_agency(self.request)):
            return reverse("immo_properties:new")
        return None

    @cached_property
    def show_locale_labels(self) -> bool:
        """Only where the agency has several languages."""
        agency = active_agency(self.request)
        return agency is not None and len(agency.languages) > 1

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the empty list and the rows need."""
        return super().get_context_data(**kwargs) | {
            "several_languages": self.show_locale_labels,
            "new_url": self.get_add_url(),
            "makes_quick_changes": makes_quick_changes(self.request),
        }
