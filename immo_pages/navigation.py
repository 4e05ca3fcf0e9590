"""Links around the content: menu, languages, footer. A few queries, the same for every page."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, override
from wagtail.models import Page

from immo_agencies.models import Agency, AgencyHome
from immo_pages.addresses import canonical_url, translations
from immo_pages.models import ContentPage, PropertyIndexPage


@dataclass(frozen=True)
class Link:
    """Somewhere to go. ``code`` says what it is (a language, a kind of page)."""

    text: str
    url: str
    code: str = ""
    current: bool = False


@dataclass(frozen=True)
class Chrome:
    """Header and footer of an agency's site in the active language."""

    home: Link | None = None
    index: Link | None = None
    menu: list[Link] = field(default_factory=list)
    footer: list[Link] = field(default_factory=list)
    contact: Link | None = None


def chrome(agency: Agency | None, current: Page | None = None) -> Chrome:
    """Links of the agency's pages in the active language; empty on the platform's host."""
    home = _home(agency)
    if home is None:
        return Chrome()
    pages = Page.objects.child_of(home).live().public().select_related("locale")
    kinds = dict(ContentPage.objects.child_of(home).values_list("pk", "kind"))
    links = [(page, _link(page, kinds.get(page.pk, ""), current)) for page in pages]
    return Chrome(
        home=_link(home, "home", current),
        index=next(
            (link for page, link in links if page.specific_class is PropertyIndexPage), None
        ),
        menu=[link for page, link in links if page.show_in_menus],
        footer=[link for _page, link in links if link.code in {"contact", "imprint", "privacy"}],
        contact=next((link for _page, link in links if link.code == "contact"), None),
    )


def language_links(agency: Agency | None, page: Page | None) -> list[Link]:
    """The same page in the languages in which it is live; without a page, the home pages."""
    pages = translations(page) if page is not None and page.pk else _live_homes(agency)
    names = dict(settings.LANGUAGES)
    active = get_language()
    links = []
    for one in pages:
        code = one.locale.language_code
        url = canonical_url(one)
        links.append(Link(names.get(code, code), url, code, current=bool(page) and code == active))
    return links


def search_language_links(agency: Agency | None, query: str) -> list[Link]:
    """The search page in the languages the site has."""
    names = dict(settings.LANGUAGES)
    codes = [home.locale.language_code for home in _live_homes(agency)] or list(names)
    active = get_language()
    return [
        Link(names.get(code, code), search_url(code) + query, code, current=code == active)
        for code in codes
    ]


def search_url(language: str | None = None) -> str:
    """Address of the search page; blank in a project that has none."""
    with override(language or get_language()):
        try:
            return reverse("search")
        except NoReverseMatch:
            return ""


def is_member_request(request: HttpRequest | None) -> bool:
    """Whether a session cookie came along; asking does not touch the session itself."""
    return request is not None and settings.SESSION_COOKIE_NAME in request.COOKIES


def _home(agency: Agency | None) -> Page | None:
    return next(
        (home for home in _live_homes(agency) if home.locale.language_code == get_language()), None
    )


def _live_homes(agency: Agency | None) -> list[Page]:
    if agency is None:
        return []
    homes = AgencyHome.objects.filter(agency=agency, page__live=True).order_by("language")
    return [home.page for home in homes.select_related("page__locale")]


def _link(page: Page, code: str, current: Page | None) -> Link:
    here = current is not None and bool(current.path) and current.path.startswith(page.path)
    return Link(page.title, canonical_url(page), code, current=here)
