"""Raw block data as the value of a body."""

from typing import Any

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from immo_pages.models import PropertyPage


def as_body(blocks: list[dict[str, Any]]) -> StreamValue:
    """The value ``PropertyPage.body`` takes: raw data, turned into blocks only when looked at."""
    field = PropertyPage._meta.get_field("body")
    if not isinstance(field, StreamField):
        raise TypeError("PropertyPage.body is no StreamField.")
    return field.to_python(blocks)
