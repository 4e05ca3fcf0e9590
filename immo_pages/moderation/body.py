"""Changes of the blocks of a body, read from raw data: no block is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks

from immo_blocks.references import raw_blocks
from immo_pages.moderation.change import Change, Kind, Theme, kind_of
from immo_pages.moderation.items import item_changes
from immo_pages.moderation.pairing import Raw, are_moved, paired_blocks
from immo_pages.moderation.wording import Titles, leaf_text

_THEMES = {
    "gallery": Theme.PHOTOS,
    "energy": Theme.CERTIFICATE,
    "documents": Theme.DOCUMENTS,
    "rich_text": Theme.TEXTS,
    "heading": Theme.TEXTS,
    "location": Theme.TEXTS,
    "floor_plan": Theme.PHOTOS,
    "video": Theme.PHOTOS,
    "virtual_tour": Theme.PHOTOS,
    "audio": Theme.DOCUMENTS,
    "quote": Theme.TEXTS,
    "call_to_action": Theme.TEXTS,
}


@dataclass(frozen=True)
class _Side:
    """A block and where it stands."""

    block: Any
    kind: str
    path: str
    titles: Titles

    @property
    def theme(self) -> Theme:
        return _THEMES.get(self.kind, Theme.FACTS)

    @property
    def has_items(self) -> bool:
        children = getattr(self.block, "child_blocks", {}).values()
        return any(isinstance(child, blocks.ListBlock) for child in children)


def body_changes(field: Any, before: Any, after: Any, titles: Titles) -> Iterator[Change]:
    """Changes of the StreamField ``field`` between two pages."""
    old, new = (list(raw_blocks(getattr(page, field.name))) for page in (before, after))
    known = field.stream_block.child_blocks
    for was, now in paired_blocks(old, new):
        kind = (now or was or {})["type"]
        if kind in known and was != now:
            path = f"{field.name}.{now['id']}" if now and now.get("id") else field.name
            yield from _block_changes(_Side(known[kind], kind, path, titles), was, now)
    if are_moved(*([block.get("id") for block in stream] for stream in (old, new))):
        label = capfirst(str(field.verbose_name))
        yield Change(Theme.FACTS, Kind.REORDERED, "blocks", label, path=field.name)
    for kind, block in known.items():
        befores, afters = ([b for b in stream if b["type"] == kind] for stream in (old, new))
        theme = _THEMES.get(kind, Theme.FACTS)
        yield from item_changes(block, theme, field.name, befores, afters, titles)


def _block_changes(side: _Side, was: Raw | None, now: Raw | None) -> Iterator[Change]:
    old, new = (block.get("value") if block else None for block in (was, now))
    if isinstance(side.block, blocks.StructBlock):
        if None in (was, now) and not side.has_items:
            yield _whole(side, old, new)
        else:
            yield from _struct_changes(side, old or {}, new or {})
    elif isinstance(side.block, blocks.FieldBlock):
        label = str(side.block.label)
        yield from _leaf_changes(side, side.kind, label, side.block, (old, new), side.path)


def _whole(side: _Side, old: Any, new: Any) -> Change:
    """A block that is there in one version only, with all it says."""
    sides = []
    for value in (old, new):
        parts = [
            leaf_text(child, (value or {}).get(name), side.titles)
            for name, child in side.block.child_blocks.items()
            if isinstance(child, blocks.FieldBlock) and not isinstance(child, blocks.BooleanBlock)
        ]
        sides.append(" · ".join(part for part in parts if part))
    kind = Kind.REMOVED if new is None else Kind.ADDED
    label, (before, after) = str(side.block.label), sides
    return Change(side.theme, kind, side.kind, label, before, after, side.path)


def _struct_changes(side: _Side, old: Any, new: Any) -> Iterator[Change]:
    for name, child in side.block.child_blocks.items():
        if isinstance(child, blocks.FieldBlock):
            words = {"block": side.block.label, "field": child.label}
            label = _("%(block)s, %(field)s") % words
            path = f"{side.path}.{name}" if "." in side.path else side.path
            values = (_said(old, name, child), _said(new, name, child))
            yield from _leaf_changes(side, f"{side.kind}.{name}", label, child, values, path)


def _said(value: Any, name: str, block: Any) -> Any:
    """What the field says; one that is younger than the stored block says its default."""
    if name in value or not value:
        return value.get(name)
    return block.get_prep_value(block.get_default())


def _leaf_changes(
    side: _Side, code: str, label: str, block: Any, values: tuple[Any, Any], path: str
) -> Iterator[Change]:
    """At most one: the words of a block without children differ."""
    before, after = (leaf_text(block, value, side.titles) for value in values)
    if before != after:
        is_text = isinstance(block, blocks.RichTextBlock | blocks.TextBlock)
        kind = kind_of(before, after) if is_text else Kind.CHANGED
        yield Change(side.theme, kind, code, label, before, after, path, is_text)
