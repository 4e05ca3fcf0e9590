"""Where the redirects of an agency lead, to find those that never arrive."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from immo_agencies.models import Agency

Place = tuple[int, str]
"""A path of a site: key of the site, path as Wagtail looks it up."""


class Ways:
    """Sites of an agency and, for each old address there, the place it leads to."""

    def __init__(self, sites: Iterable[Site], hops: dict[Place, Place]) -> None:
        self.sites = list(sites)
        self.hops = hops

    @classmethod
    def of(cls, agency: Agency) -> "Ways":
        """As the database has them; two queries. Redirects to pages arrive, so they are no hops."""
        ways = cls(agency.sites(), {})
        rows = Redirect.objects.filter(site__in=ways.sites).exclude(redirect_link="")
        for site_id, old_path, link in rows.values_list("site_id", "old_path", "redirect_link"):
            ways.add((site_id, old_path), link)
        return ways

    def add(self, place: Place, link: str) -> None:
        """Remember that ``place`` leads to ``link``."""
        self.hops.pop(place, None)
        if (target := self.place_of(link, place[0])) is not None:
            self.hops[place] = target

    def place_of(self, link: str, site_id: int) -> Place | None:
        """The place on an own site that ``link``, followed on ``site_id``, names; else None."""
        if link.startswith("/"):
            return site_id, Redirect.normalise_path(link)
        parts = urlsplit(link)
        named = [site for site in self.sites if site.hostname == parts.hostname]
        exact = [site for site in named if parts.port in (None, site.port)]
        found = next(iter(exact or named), None)
        return (found.pk, Redirect.normalise_path(link)) if found else None

    def lead_back(self, place: Place, link: str) -> bool:
        """Whether a visitor sent from ``place`` to ``link`` would come back or go in circles."""
        current = self.place_of(link, place[0])
        seen: set[Place] = set()
        while current is not None:
            if place in _read_as(current) or current in seen:
                return True
            seen.add(current)
            current = next((self.hops[p] for p in _read_as(current) if p in self.hops), None)
        return False


def _read_as(place: Place) -> tuple[Place, ...]:
    """Wagtail looks for the path with its query, then without."""
    return place, (place[0], place[1].partition("?")[0])


def is_own_address(page: Page, place: Place) -> bool:
    """Whether ``place`` is where ``page`` itself is found."""
    parts = page.get_url_parts()
    return bool(
        parts and parts[2] and (parts[0], Redirect.normalise_path(parts[2])) in _read_as(place)
    )
