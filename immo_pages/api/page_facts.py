"""What the columns of a page say to the public, by page type."""

from dataclasses import asdict
from functools import singledispatch
from typing import Any

from immo_blocks.api.rich_text import resolved_html
from immo_pages.facts import public_facts
from immo_pages.facts.hiding import public_address, public_point
from immo_pages.models import (
    AgencyHomePage,
    ContentPage,
    DevelopmentPage,
    PropertyIndexPage,
    PropertyPage,
)


@singledispatch
def page_facts(page: Any) -> dict[str, Any] | None:
    """Facts of ``page`` as plain values; None for a page type without facts."""
    return None


@page_facts.register
def _property(page: PropertyPage) -> dict[str, Any]:
    return asdict(public_facts(page))


@page_facts.register
def _development(page: DevelopmentPage) -> dict[str, Any]:
    point = public_point(page)
    return {
        "summary": page.summary,
        "delivery_on": page.delivery_on,
        "address": asdict(public_address(page)),
        "location": asdict(point) if point else None,
    }


@page_facts.register
def _home(page: AgencyHomePage) -> dict[str, Any]:
    # Links to pages lose their target here: resolving them would cost a query a page.
    return {"tagline": page.tagline, "intro": resolved_html(page.intro, {})}


@page_facts.register
def _index(page: PropertyIndexPage) -> dict[str, Any]:
    return {"intro": page.intro}


@page_facts.register
def _content(page: ContentPage) -> dict[str, Any]:
    return {"kind": page.kind}
