"""Old addresses of a site that lead to something public."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from immo_listings.addresses import address_of
from immo_listings.reading.space import Space


def redirects_of(space: Space) -> "QuerySet[Redirect]":
    """Those of the sites of the agency. Those without a site apply to every host, and their author
    does not know to whose: they are not told; nor are those that lead to what is not public."""
    own, hidden = Q(pk__in=[]), Q(pk__in=[])
    for home in space.homes.values():
        own |= Q(site__root_page__path__startswith=home)
    for path in space.restricted:
        hidden |= Q(redirect_page__path__startswith=path)
    open_page = Q(redirect_page__live=True) & ~Q(redirect_page__expire_at__lte=timezone.now())
    found = Redirect.objects.filter(own).filter(Q(redirect_page=None) | open_page).exclude(hidden)
    return found.select_related("redirect_page__locale").order_by("pk")


def location_of(redirect: Any) -> str:
    """Where it leads: the address of the page with its route, or the link that was written."""
    page = redirect.redirect_page
    if page is None:
        return str(redirect.redirect_link)
    address = address_of(page.url_path, page.locale.language_code).url
    return address.rstrip("/") + (redirect.redirect_page_route_path or "/")
