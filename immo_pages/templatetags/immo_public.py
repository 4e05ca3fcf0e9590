"""Tags of the public pages: links around the content, prices, cards, theme."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_pages import formats, navigation
from immo_pages.addresses import canonical_url
from immo_pages.browsing import cards_of, listed, public_properties
from immo_pages.cards import Card
from immo_pages.development import Development, developments_below
from immo_pages.facts import PublicFacts
from immo_pages.formats import CLOSED
from immo_pages.json_ld import json_ld_script
from immo_pages.models import Agent, PropertyPage
from immo_pages.theme import logo_url, theme_url

register = template.Library()

register.filter("number", formats.number_text)
register.filter("area", formats.area_text)
register.filter("day", formats.date_text)
register.filter("json_ld", json_ld_script)
register.filter("canonical", canonical_url)


@register.simple_tag
def theme(agency: Agency | None) -> str:
    """Address of the stylesheet with the agency's colours; blank on the platform's host."""
    return theme_url(agency) if agency else ""


@register.simple_tag
def logo(agency: Agency | None) -> str:
    """Address of the agency's logo; blank without one."""
    return logo_url(agency) if agency else ""


@register.simple_tag
def site_chrome_links(agency: Agency | None, page: Page | None = None) -> navigation.Chrome:
    """Menu and footer links of the agency in the active language."""
    return navigation.chrome(agency or None, page or None)


@register.simple_tag
def language_links(agency: Agency | None, page: Page | None = None) -> list[navigation.Link]:
    """Live translations of the page, or the live home pages when there is no page."""
    return navigation.language_links(agency or None, page or None)


@register.simple_tag
def search_url() -> str:
    """Address of the search page; blank in a project that has none."""
    return navigation.search_url()


@register.simple_tag
def price_line(facts: PublicFacts) -> formats.PriceLine:
    """The price of ``facts`` in words."""
    return formats.price_line(facts.price, transaction=facts.transaction, status=facts.status)


@register.simple_tag
def newest(home: Page, count: int = 6) -> list[Card]:
    """Cards of the newest properties to be had below ``home``; units stand in their development."""
    found = public_properties(home).filter(depth=home.depth + 2).exclude(status__in=CLOSED)
    return cards_of(found.order_by("-first_published_at", "-pk")[:count])


@register.simple_tag
def newest_of(agency: Agency | None, language: str, count: int = 3) -> list[Card]:
    """Cards of the newest properties of ``agency`` in ``language``."""
    if not agency:
        return []
    pages = PropertyPage.objects.filter(agency=agency, language_code=language)
    found = listed(pages).exclude(status__in=CLOSED)
    return cards_of(found.order_by("-first_published_at", "-pk")[:count])


@register.simple_tag
def developments(root: Page) -> list[Development]:
    """Live developments below ``root``."""
    return developments_below(root)


@register.simple_tag
def agents(agency: Agency | None) -> list[Agent]:
    """People of ``agency``, by name."""
    return list(Agent.objects.filter(agency=agency).select_related("photo")) if agency else []


@register.simple_tag(takes_context=True)
def member_bar(context: dict[str, Any]) -> str | SafeString:
    """Wagtail's bar for members; an anonymous page never touches the session, so it can be kept."""
    request: HttpRequest | None = context.get("request")
    if not navigation.is_member_request(request):
        return ""
    return wagtailuserbar(context)


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str) -> str:
    """``path`` with the host of the request."""
    return str(context["request"].build_absolute_uri(path))
