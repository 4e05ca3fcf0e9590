"""Agencies with their homes, texts and logos."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from home.demo.content.shape import DemoAgency, DemoPage
from home.demo.drawing import draw_logo, rgb
from home.demo.loading.bodies import text
from home.demo.loading.pictures import Album
from immo_agencies.actions import open_agency
from immo_agencies.models import Agency
from immo_pages.models import AgencyHomePage, ContentPage


def load_agency(demo: DemoAgency, album: Album, port: int) -> Agency:
    """The agency of ``demo``, opened with its texts when it is not there yet."""
    existing = Agency.objects.filter(slug=demo.slug).first()
    if existing is not None:
        return existing
    agency = open_agency(
        name=demo.name,
        slug=demo.slug,
        kind=demo.kind,
        languages=list(demo.languages),
        hostname=demo.hostname,
        port=port,
        brand_color=demo.brand_color,
        **demo.imprint,
    )
    _add_logo(agency, demo)
    for language in demo.languages:
        home: Any = agency.home_in(language)
        _dress(home, demo, language, album, agency)
        for page in demo.pages:
            if page.language == language:
                _add_page(home, page)
    return agency


def _add_logo(agency: Agency, demo: DemoAgency) -> None:
    buffer = BytesIO()
    draw_logo(demo.slug, rgb(demo.brand_color)).save(buffer, "PNG")
    agency.logo.save(f"{demo.slug}.png", ContentFile(buffer.getvalue()), save=True)


def _dress(
    home: AgencyHomePage, demo: DemoAgency, language: str, album: Album, agency: Agency
) -> None:
    home.tagline = demo.taglines[language]
    home.intro = demo.intros_html[language]
    home.hero = album.photo(agency, demo.hero)
    home.save_revision().publish()


def _add_page(home: Page, page: DemoPage) -> None:
    content = ContentPage(
        title=page.title,
        slug=page.slug,
        kind=page.kind,
        locale=home.locale,
        show_in_menus=True,
    )
    stream: Any = ContentPage._meta.get_field("body")
    content.body = stream.to_python(text(page.slug, page.body_html))
    home.add_child(instance=content)
    content.save_revision().publish()
