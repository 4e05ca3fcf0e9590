"""Shapes of the operations about drafts."""

from typing import Annotated

from ninja import Schema
from pydantic import Field, RootModel

from immo_delivery.schemas import DevelopmentDetail, PageDetail, PropertyDetail


class PreviewCode(Schema):
    """The code that the editor added to the address of the preview."""

    code: Annotated[str, Field(min_length=1, max_length=100)]


class PreviewToken(Schema):
    """``token`` opens ``draft``, an address of this API, until ``expires_at``.

    ``kind``: property, development or page. ``path``: where the page stands or will stand.
    ``editor``: the origin that messages from the page editor come from, empty when not set.
    """

    token: str
    expires_at: str
    kind: str
    site: str
    locale: str
    path: str
    draft: str
    editor: str


class PreviewAnswer(RootModel[PropertyDetail | DevelopmentDetail | PageDetail]):
    """The page as it would be published: the same shape. ``id`` is 0 for one never saved."""
