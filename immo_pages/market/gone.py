"""The address of a property that has left the site."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from wagtail.models import Page, Site

from immo_agencies.models import Agency
from immo_agencies.tenancy import HOME_PATH_LENGTH
from immo_pages.addresses import canonical_url
from immo_pages.market.similar import similar_properties
from immo_pages.market.visibility import RESERVED, WITHOUT_PRICE, visibility
from immo_pages.models import PropertyIndexPage, PropertyPage, StatusRules

_MAY_BE_HIDDEN = WITHOUT_PRICE | RESERVED


def answer_gone(
    page: Page, request: HttpRequest, args: Any = (), kwargs: Any = None
) -> HttpResponse | None:
    """410 with similar properties, or, on the property's own site, the way to its agency.

    None while the property is to be seen. Hook ``before_serve_page``: after Wagtail's restrictions,
    before the redirect to the property's own site.
    """
    if not isinstance(page, PropertyPage) or page.status not in _MAY_BE_HIDDEN:
        return None
    rules = StatusRules.of(page.agency)
    if visibility(page, rules).on_site:
        return None
    answer = _to_the_agency(page, request, rules) or _gone(page, request)
    add_never_cache_headers(answer)
    return answer


def _gone(page: PropertyPage, request: HttpRequest) -> HttpResponse:
    """Nothing of the property itself: neither title nor photo."""
    context = {"similar": similar_properties(page)}
    return render(request, "immo_pages/market/gone.html", context, status=410)


def _to_the_agency(
    page: PropertyPage, request: HttpRequest, rules: StatusRules
) -> HttpResponse | None:
    """Not for ever: a withdrawn property may come back."""
    site = Site.find_for_request(request)
    if site is None or len(site.root_page.path) <= HOME_PATH_LENGTH:
        return None
    target = _agency_page(page.agency, page.path[:HOME_PATH_LENGTH], rules)
    return HttpResponseRedirect(canonical_url(target)) if target else None


def _agency_page(agency: Agency | None, home_path: str, rules: StatusRules) -> Page | None:
    home = Page.objects.live().filter(path=home_path).select_related("locale").first()
    if home is None or rules.own_site_leads_to == StatusRules.Leads.HOME:
        return home
    lists = PropertyIndexPage.objects.child_of(home).live().select_related("locale")
    return lists.first() or home
