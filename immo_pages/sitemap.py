"""Sitemap and robots.txt of a host: each live public page under its canonical address only."""

from collections import defaultdict
from typing import Any

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps.sitemap_generator import Sitemap as WagtailSitemap
from wagtail.models import Page

from immo_pages.addresses import canonical_url
from immo_pages.market.visibility import publicly_listed
from immo_pages.public import PublicContent

# Nothing is purged: for that long at most a withdrawn property stays in the caches.
_SECONDS = 5


class AgencySitemap(WagtailSitemap):
    """Wagtail lists one language of the root page only; ours lists all, with their alternates."""

    def items(self) -> list[Page]:
        """Live public pages whose canonical address is on the host that is asked."""
        self._public = PublicContent.of(self.request)
        listed = publicly_listed(self._public.pages())
        pages = list(listed.order_by("path").select_related("locale"))
        self._languages = defaultdict(list)
        for page in pages:
            self._languages[page.translation_key].append(page)
        return [page for page in pages if self._is_at_home(page)]

    def _is_at_home(self, page: Page) -> bool:
        """Whether the host is the page's own; asked of cached paths, ``get_site`` costs a query."""
        parts = page.get_url_parts()
        return parts is not None and parts[0] == getattr(self._public.site, "pk", None)

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """One entry a page."""
        entries = [self._entry(item) for item in self.paginator.page(page).object_list]
        if dates := [entry["lastmod"] for entry in entries if entry["lastmod"]]:
            self.latest_lastmod = max(dates)
        return entries

    def _entry(self, page: Page) -> dict[str, Any]:
        return {
            "location": canonical_url(page),
            "lastmod": page.last_published_at,
            "alternates": self._alternates(page),
        }

    def _alternates(self, page: Page) -> list[dict[str, str]]:
        """All live languages of the page, itself included, and which one suits the others."""
        group = self._languages[page.translation_key]
        if len(group) < 2:
            return []
        found = {item.locale.language_code: canonical_url(item) for item in group}
        alternates = [{"lang_code": code, "location": found[code]} for code in sorted(found)]
        agency = self._public.agency
        default = found.get(agency.default_language) if agency else None
        if default:
            alternates.append({"lang_code": "x-default", "location": default})
        return alternates


@require_safe
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """The sitemap of the host; ``?p=`` above 50,000 pages."""
    answer = views.sitemap(request, {"pages": AgencySitemap(request)})
    patch_cache_control(answer, public=True, max_age=_SECONDS)
    return answer


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Where the sitemap is, and what no search engine needs."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "Disallow: /api/",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    answer = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    patch_cache_control(answer, public=True, max_age=_SECONDS)
    return answer
