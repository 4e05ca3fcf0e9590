"""Links to the screen of a quick change, from the list of properties."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from immo_agencies.permissions import may
from immo_agencies.tenancy import active_agency
from immo_pages.admin.listing_filters import PropertyFilterSet
from immo_pages.extension_points import PageAction


def makes_quick_changes(request: HttpRequest) -> bool:
    """Asked once for a whole list, which holds nothing but what she may know."""
    return may(request.user, PageAction.QUICK_CHANGE, active_agency(request))


def quick_change_url(page: Any, context: Mapping[str, Any]) -> str:
    """Address of the screen for a row of the list; it leads back to the list, with its filters.

    Blank for who makes none.
    """
    if not context.get("makes_quick_changes"):
        return ""
    query = _known_parameters(context["request"])
    listing = reverse("immo_properties:index") + (f"?{query}" if query else "")
    came_from = urlencode({"next": listing})
    return f"{reverse('immo_quick_change:change', args=[page.pk])}?{came_from}"


def _known_parameters(request: HttpRequest) -> str:
    """Filters, search, order and page of the list; whatever else came with the address is left."""
    given = request.GET.copy()
    for name in set(given) - {*PropertyFilterSet.base_filters, "q", "ordering", "p"}:
        del given[name]
    return given.urlencode()
