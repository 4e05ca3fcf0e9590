"""Wagtail's API v2 as its documentation shows it: fields by APIField, photos by renditions."""

from typing import Any

from django.urls import path
from django_filters import rest_framework as filters
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.images.api.fields import ImageRenditionField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.search import index

from immo_blocks.api.representation import ApiRepresentationMixin
from immo_pages.models import PropertyPage

#: The photo of a card and of a gallery, as a front end asks for them.
CARD = "width-640"
_FACTS = (
    "reference transaction category status price postal_code city bedrooms bathrooms living_area "
    "plot_area epc_class summary"
)
PropertyPage.api_fields = [
    *(APIField(name) for name in _FACTS.split()),
    APIField("photo", serializer=ImageRenditionField(CARD, source="cover")),
    APIField("body"),
]
# Both search the same words.
PropertyPage.search_fields = [
    *PropertyPage.search_fields,
    index.SearchField("summary"),
    index.SearchField("body"),
]


def _with_rendition(self: Any, value: Any, context: Any = None) -> Any:
    """What most projects write, so that a front end need not ask again for every photo."""
    if value is None:
        return None
    rendition = value.get_rendition(CARD)
    size = {"width": rendition.width, "height": rendition.height}
    return {"id": value.pk, "url": rendition.url, "alt": value.title} | size


ImageChooserBlock.get_api_representation = _with_rendition
# Wagtail's own way through a body: block by block.
del ApiRepresentationMixin.get_api_representation


class _Ranges(filters.FilterSet):
    class Meta:
        model = PropertyPage
        fields = {"price": ["gte", "lte"], "bedrooms": ["gte"]}


class StockPages(PagesAPIViewSet):
    """API v2 with the ranges it lacks, by django-filter as a project would add them."""

    known_query_parameters = PagesAPIViewSet.known_query_parameters.union(
        ["price__gte", "price__lte", "bedrooms__gte"]
    )

    def filter_queryset(self, queryset: Any) -> Any:
        """The ranges before Wagtail's own filters: its search must come last."""
        ranges = _Ranges(self.request.GET, queryset=queryset)
        return super().filter_queryset(ranges.qs)


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", StockPages)
urlpatterns = [path("stock/", router.urls)]
