"""Sitemap of a host: live public pages in all languages, each under its canonical address only."""

from collections.abc import Iterator
from typing import Any

from wagtail.contrib.sitemaps.sitemap_generator import Sitemap as WagtailSitemap
from wagtail.models import Page, Site

from immo_pages.addresses import canonical_url


class AgencySitemap(WagtailSitemap):
    """Wagtail lists one language of the root page only; ours lists all that are live."""

    def items(self) -> list[Page]:
        """Live public pages whose own site is the one that is asked."""
        site = self.get_wagtail_site()
        return [page for page in self._public_pages(site) if page.get_site() == site]

    def _public_pages(self, site: Site) -> Iterator[Page]:
        for root in site.root_page.get_translations(inclusive=True).live():
            pages = Page.objects.live().public().descendant_of(root, inclusive=True)
            yield from pages.select_related("locale").order_by("path").defer_streamfields().specific()

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """One entry a page, with its canonical address."""
        return [
            {"location": canonical_url(item), "lastmod": item.last_published_at, "alternates": []}
            for item in self.paginator.page(page).object_list
        ]
