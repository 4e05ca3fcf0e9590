"""The few things a list may be narrowed and ordered by: nothing that a hidden fact decides.

Price, area, address and coordinates are not among them: a search by halves over ``price__gte``
would read a price on request. The delivery API has filters that know what is hidden.
"""

from typing import Any

from rest_framework.filters import BaseFilterBackend
from wagtail.api.v2.utils import BadRequestError

_MAX_WORDS = 10


class IdentityFilter(BaseFilterBackend):
    """``?id=`` and ``?slug=``, exactly."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        """Only the object of that id or slug; raises BadRequestError for no number."""
        if "id" in request.GET:
            if not request.GET["id"].isdecimal():
                raise BadRequestError("id must be a positive integer")
            queryset = queryset.filter(pk=int(request.GET["id"]))
        if "slug" in request.GET:
            queryset = queryset.filter(slug=request.GET["slug"])
        return queryset


class DeclaredOrdering(BaseFilterBackend):
    """``?order=`` by the columns that the view set names; the id breaks ties."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        """Ordered; raises BadRequestError for any other column."""
        order = request.GET.get("order")
        if order is None:
            return queryset
        if order.removeprefix("-") not in view.order_fields:
            allowed = ", ".join(sorted(view.order_fields))
            raise BadRequestError(f"cannot order by '{order}'; choose one of: {allowed}")
        return queryset.order_by(order, "pk")


class TitleSearch(BaseFilterBackend):
    """``?search=``: every word in the published title.

    Wagtail's search also reads the street and the draft of a page, which may be hidden.
    """

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        """Narrowed to titles that hold all words, in any order and case."""
        for word in request.GET.get("search", "").split()[:_MAX_WORDS]:
            queryset = queryset.filter(title__icontains=word)
        return queryset
