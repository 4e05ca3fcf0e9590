"""Shapes of the answers about pages, projects and people."""

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, RootModel

from immo_blocks.api import BodySchema
from immo_delivery.schemas.parts import Cover
from immo_pages.facts.shapes import PublicAddress, PublicPoint


class PageCard(Schema):
    """A page in a list."""

    url: str
    path: str
    id: int
    translation_key: str
    type: str
    language: str
    title: str
    show_in_menus: bool
    cover: Cover | None
    published_at: str | None
    updated_at: str | None


class _Page(PageCard):
    seo_title: str
    search_description: str
    body: BodySchema


class HomePageDetail(_Page):
    """The front page; ``intro`` is cleaned HTML."""

    type: Literal["agencyhomepage"]
    tagline: str
    intro: str


class IndexPageDetail(_Page):
    """The page above the properties."""

    type: Literal["propertyindexpage"]
    intro: str


class ContentPageDetail(_Page):
    """A page of text; ``kind`` tells an imprint from a news item."""

    type: Literal["contentpage"]
    kind: str


class PageDetail(
    RootModel[
        Annotated[HomePageDetail | IndexPageDetail | ContentPageDetail, Field(discriminator="type")]
    ]
):
    """A page with its blocks, told apart by ``type``."""


class DevelopmentCard(PageCard):
    """A project in a list."""

    type: Literal["developmentpage"]
    summary: str
    address: PublicAddress


class DevelopmentDetail(_Page):
    """A project with its blocks; its units are properties with ``development=``."""

    type: Literal["developmentpage"]
    summary: str
    delivery_on: date | None
    address: PublicAddress
    location: PublicPoint | None


class PageList(Schema):
    """All pages of a site; there are never many."""

    items: list[PageCard]


class DevelopmentList(Schema):
    """All projects of a site."""

    items: list[DevelopmentCard]


class AgentCard(Schema):
    """Somebody visitors talk to."""

    id: int
    name: str
    title: str
    ipi_number: str
    phone: str
    email: str
    photo: Cover | None


class AgentList(Schema):
    """The people of the agency."""

    items: list[AgentCard]
