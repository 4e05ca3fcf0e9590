"""Search the published properties: of one agency on its host, of all on the platform's host."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Site

from immo_agencies.tenancy import agency_of_host
from immo_blocks.players import note_frames
from immo_listings.reading.places import read_places
from immo_listings.reading.platform import Platform
from immo_listings.reading.space import Space
from immo_listings.reading.where import Reach
from immo_pages.filters import LONGEST_PLACE
from immo_pages.navigation import search_language_links
from search.asked import Asked
from search.found import Found, find
from search.places import MOST_SUGGESTED, suggestion_of, suggestions
from search.screen import MAPS, Screen

_PLACES_KEPT = 300  # seconds; a town with its first property may wait that long to be suggested


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Properties that match the address, with filters, counts, order, list or map."""
    language = get_language() or ""
    reach, agencies = _reach(request, language)
    found = find(reach, Asked.of(request.GET), language)
    screen = Screen(found, agencies)
    if screen.map_address:
        note_frames(request, [MAPS])
    return render(request, "search/search.html", _context(request, found, screen))


@require_safe
def places(request: HttpRequest) -> JsonResponse:
    """Towns that have something to show, as JSON: what ``q`` may become, or the fullest ones."""
    language = get_language() or ""
    reach, _agencies = _reach(request, language)
    known = read_places(reach, language)
    typed = request.GET.get("q", "")[:LONGEST_PLACE].strip()
    offered = suggestions(typed, known) if typed else map(suggestion_of, known[:MOST_SUGGESTED])
    answer = JsonResponse({"places": [vars(one) for one in offered]})
    patch_cache_control(answer, public=True, max_age=_PLACES_KEPT)
    return answer


def _reach(request: HttpRequest, language: str) -> tuple[Reach, Mapping[int, str]]:
    """What the host shows, and the names of agencies where several are listed together.

    Deny by default: an agency whose space cannot be read shows nothing, not everything.
    """
    agency = agency_of_host(request)
    if agency is not None:
        space = Space.of(agency.slug)
        return space or Platform.nothing(), {}
    platform = Platform.of(language)
    return platform, platform.names


def _context(request: HttpRequest, found: Found, screen: Screen) -> dict[str, Any]:
    query, site = screen.asked.query, Site.find_for_request(request)
    return {
        "screen": screen,
        "found": found,
        "asked": screen.asked,
        "query": query,
        "places_address": reverse("search_places"),
        "address": f"{site.root_url if site else ''}{reverse('search')}",
        "languages": search_language_links(agency_of_host(request), f"?{query}" if query else ""),
    }
