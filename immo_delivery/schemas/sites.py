"""Shapes of the answers about the site, its paths and its changes."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, RootModel
from typing_extensions import TypedDict

from immo_delivery.schemas.pages import DevelopmentDetail, PageDetail
from immo_delivery.schemas.properties import PropertyDetail


class LanguageHome(Schema):
    """A language of the site and its front page."""

    language: str
    url: str


class MenuItem(Schema):
    """An entry of the menu: ``origin`` and ``path`` together are its address."""

    id: int
    title: str
    origin: str
    path: str


class SiteAnswer(Schema):
    """What every page of the site needs."""

    slug: str
    name: str
    legal_name: str
    ipi_number: str
    vat_number: str
    street: str
    postal_code: str
    city: str
    phone: str
    email: str
    brand_color: str
    default_language: str
    languages: list[LanguageHome]
    menu: list[MenuItem]


class PropertyFound(Schema):
    """A property stands there."""

    kind: Literal["property"]
    object: PropertyDetail


class PageFound(Schema):
    """A page stands there."""

    kind: Literal["page"]
    object: PageDetail


class DevelopmentFound(Schema):
    """A project stands there."""

    kind: Literal["development"]
    object: DevelopmentDetail


class RedirectFound(Schema):
    """It has moved; ``location`` is an address or a path."""

    kind: Literal["redirect"]
    location: str
    permanent: bool


class NothingFound(Schema):
    """``gone``: there was something."""

    kind: Literal["gone", "not_found"]


class ResolveAnswer(
    RootModel[
        Annotated[
            PropertyFound | PageFound | DevelopmentFound | RedirectFound | NothingFound,
            Field(discriminator="kind"),
        ]
    ]
):
    """What stands at a path, told apart by ``kind``."""


#: An old path ``from`` and where it leads.
RedirectRow = TypedDict("RedirectRow", {"id": int, "from": str, "location": str, "permanent": bool})


class RedirectsAnswer(Schema):
    """By id. Ask again with the last one."""

    items: list[RedirectRow]


class ChangeRow(Schema):
    """One change; ``paths`` and ``tags`` say what to drop."""

    seq: int
    event: str
    type: str
    id: int
    reference: str
    locale: str
    path: str
    tags: list[str]
    at: str


class ChangesAnswer(Schema):
    """Changes in order. Ask again with the last ``seq``."""

    items: list[ChangeRow]
    last: int


class VersionAnswer(Schema):
    """The number of the last change."""

    version: int
