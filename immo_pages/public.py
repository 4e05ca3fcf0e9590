"""What visitors of one host may see: live public pages of its agency, and what those pages use."""

from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from immo_agencies.models import Agency, AgencyHome
from immo_agencies.tenancy import agency_of
from immo_pages.market.visibility import publicly_visible


class PublicContent:
    """Public content of the agency whose site answers, or of the platform on its own host.

    An unknown host gets the platform's: Wagtail answers it with the default site, which belongs
    to no agency. One object a request: the boundaries are read once.
    """

    def __init__(self, site: Site | None) -> None:
        self.site = site

    @classmethod
    def of(cls, request: HttpRequest) -> "PublicContent":
        """What visitors of the requested host may see."""
        return cls(Site.find_for_request(request))

    @cached_property
    def agency(self) -> Agency | None:
        """The agency of the host; None on the platform's."""
        return agency_of(self.site) if self.site else None

    @property
    def sites(self) -> QuerySet[Site]:
        """Sites of the agency; on the platform's host that one site."""
        if self.agency is not None:
            return self.agency.sites().select_related("root_page")
        return Site.objects.filter(pk=self.site.pk if self.site else None)

    def pages(self, model: type[Page] = Page) -> QuerySet[Any]:
        """Live public pages in the order of the tree, none that is due to expire or restricted,
        no property whose status took it off the site."""
        live = model.objects.live().filter(self._place).exclude(self._restricted)
        return publicly_visible(live.exclude(expire_at__lte=timezone.now()))

    def in_collection(self, prefix: str = "collection") -> Q:
        """Condition on photos and documents: filed with the agency of the host."""
        path = f"{prefix}__path__startswith"
        if self.agency is not None:
            root = self.agency.collection
            return Q(**{path: root.path}) if root else Q(pk__in=[])
        collections = Agency.objects.exclude(collection=None)
        foreign = Q(pk__in=[])
        for taken in collections.values_list("collection__path", flat=True):
            foreign |= Q(**{path: taken})
        return ~foreign

    @cached_property
    def _place(self) -> Q:
        """Below the homes of the agency; on the platform's host below its root, but no agency's."""
        if self.agency is not None:
            homes = AgencyHome.objects.filter(agency=self.agency)
            return _below(homes.values_list("page__path", flat=True))
        if self.site is None:
            return Q(pk__in=[])
        roots = self.site.root_page.get_translations(inclusive=True)
        agencies = AgencyHome.objects.values_list("page__path", flat=True)
        return _below(roots.values_list("path", flat=True)) & ~_below(agencies)

    @cached_property
    def _restricted(self) -> Q:
        """Pages behind a password or a login, for everybody: an answer may be kept by caches."""
        return _below(PageViewRestriction.objects.values_list("page__path", flat=True))


def _below(paths: Any) -> Q:
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    return below
