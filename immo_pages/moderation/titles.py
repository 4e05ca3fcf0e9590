"""Names of the photos and documents that two versions name: at most two queries."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from immo_agencies.tenancy import agency_of, owned_by
from immo_blocks.references import raw_blocks, raw_items
from immo_pages.models import PropertyDocument, PropertyPhoto
from immo_pages.moderation.change import Medium
from immo_pages.moderation.wording import Titles, medium_of

_MODELS: dict[str, Any] = {"photo": PropertyPhoto, "document": PropertyDocument}


def titles_of(before: Any, after: Any) -> Titles:
    """Names of what stands in one of the two or in another place; nothing when all is the same."""
    agency = agency_of(after)
    wanted = _differing(before, after)
    if agency is None:
        return {}
    titles: dict[Medium, str] = {}
    for kind, model in _MODELS.items():
        keys = {medium.pk for medium in wanted if medium.kind == kind}
        if keys:
            rows = owned_by(agency, model.objects.filter(pk__in=keys)).values_list("pk", "title")
            titles |= {Medium(kind, key): title for key, title in rows}
    return titles


def _differing(before: Any, after: Any) -> set[Medium]:
    wanted: set[Medium] = set()
    for field in after._meta.concrete_fields:
        if isinstance(field, StreamField):
            sides = [list(raw_blocks(getattr(page, field.name))) for page in (before, after)]
            known = field.stream_block.child_blocks
            for stream, other in (sides, reversed(sides)):
                changed = (block for block in stream if block not in other)
                wanted |= {m for block in changed for m in _media(known, block)}
    return wanted


def _media(known: Any, raw: Any) -> Iterator[Medium]:
    block, value = known.get(raw["type"]), raw.get("value")
    for name, child in getattr(block, "child_blocks", {}).items():
        if isinstance(child, blocks.ListBlock):
            fields = getattr(child.child_block, "child_blocks", {})
            for _id, item in raw_items(value, name):
                yield from _chosen(fields, item)
    if isinstance(value, dict):
        yield from _chosen(getattr(block, "child_blocks", {}), value)


def _chosen(fields: Any, value: Any) -> Iterator[Medium]:
    found = (medium_of(child, value.get(name)) for name, child in fields.items())
    yield from (medium for medium in found if medium)
