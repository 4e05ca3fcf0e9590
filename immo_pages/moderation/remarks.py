"""Comments of a reviewer on fields: where they may stand, and what a form sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Comment

from immo_blocks.references import raw_blocks
from immo_pages.moderation.change import Change
from immo_pages.moderation.columns import compared_fields

FREE_ROWS = 3
_PREFIX = "remark-"
_LENGTH = 2000


@dataclass(frozen=True)
class Remark:
    """A comment on the field or block at ``path`` (Wagtail's content path)."""

    path: str
    text: str


@dataclass(frozen=True)
class Place:
    """A field or block that can be commented on; ``at_change``: it has changed."""

    path: str
    label: str
    at_change: bool = False


def places(draft: Any, found: Iterable[Change] = ()) -> list[Place]:
    """Where a comment on ``draft`` may stand: its blocks in their order, then its fields."""
    changed = {change.path for change in found}
    fields = [Place(f.name, capfirst(str(f.verbose_name))) for f in compared_fields(type(draft))]
    listed = [*_blocks(draft), *fields]
    return [Place(p.path, p.label, p.path in changed) for p in listed]


def _blocks(draft: Any) -> Iterable[Place]:
    for field in draft._meta.concrete_fields:
        if not isinstance(field, StreamField):
            continue
        yield Place(field.name, capfirst(str(field.verbose_name)))
        known = field.stream_block.child_blocks
        for number, raw in enumerate(raw_blocks(getattr(draft, field.name)), start=1):
            block = known.get(raw["type"])
            if block is not None and raw.get("id"):
                label = f"{number}. {capfirst(str(block.label))}"
                yield Place(f"{field.name}.{raw['id']}{_first_field(block)}", label)


def _first_field(block: Any) -> str:
    """Wagtail shows a comment beside a field: of a block with parts, the first of them."""
    children = getattr(block, "child_blocks", {})
    leaf = (name for name, child in children.items() if isinstance(child, blocks.FieldBlock))
    return f".{name}" if (name := next(leaf, "")) else ""


def remarks_in(data: QueryDict, draft: Any) -> list[Remark]:
    """What ``data`` says field by field; a path that is none of the page's is left out.

    ``remark-<path>`` stands beside a change; ``place`` and ``remark`` are the free rows.
    """
    sent = [
        Remark(name.removeprefix(_PREFIX), text)
        for name, texts in data.lists()
        if name.startswith(_PREFIX)
        for text in texts
    ]
    free = zip(data.getlist("place"), data.getlist("remark"), strict=False)
    sent += [Remark(path, text) for path, text in free]
    cleaned = (Remark(remark.path, remark.text.strip()[:_LENGTH]) for remark in sent)
    return [remark for remark in cleaned if remark.text and _exists(remark.path, draft)]


def _exists(path: str, draft: Any) -> bool:
    name = path.partition(".")[0]
    known = {field.name for field in draft._meta.concrete_fields if field.editable}
    return name in known and Comment(contentpath=path).has_valid_contentpath(draft)
