"""Changes in lists of blocks: photos of galleries, documents, and the like, across all blocks.

A photo is the same photo wherever it stands: it is known by its key, not by the place in a list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks

from immo_blocks.references import raw_items
from immo_pages.moderation.change import Change, Kind, Medium, Theme
from immo_pages.moderation.pairing import Raw, are_moved
from immo_pages.moderation.wording import Titles, leaf_text, medium_of


@dataclass(frozen=True)
class _Item:
    """An item of a list: what it holds, the photo or document it names, where it stands."""

    value: Raw
    medium: Medium | None
    key: Any
    path: str

    @property
    def media(self) -> tuple[Medium, ...]:
        return (self.medium,) if self.medium else ()


@dataclass(frozen=True)
class _List:
    """A list block of struct items, in every block of one type of a stream."""

    name: str
    block: Any
    theme: Theme
    field: str
    titles: Titles

    def items(self, stream: list[Raw]) -> dict[Any, _Item]:
        found: dict[Any, _Item] = {}
        for block in stream:
            for item_id, value in raw_items(block.get("value"), self.name):
                item = self._item(block, item_id, value)
                found.setdefault(item.key, item)
        return found

    def _item(self, block: Raw, item_id: str, value: Raw) -> _Item:
        named = (
            (n, medium_of(child, value.get(n))) for n, child in self.block.child_blocks.items()
        )
        name, medium = next(((n, m) for n, m in named if m), ("", None))
        path = ".".join([self.field, str(block.get("id")), self.name, item_id, name]).rstrip(".")
        return _Item(value, medium, medium or item_id, path if block.get("id") else self.field)

    def name_of(self, item: _Item) -> str:
        parts = [
            leaf_text(child, item.value.get(name), self.titles)
            for name, child in self.block.child_blocks.items()
            if isinstance(child, blocks.FieldBlock) and not isinstance(child, blocks.BooleanBlock)
        ]
        return " · ".join(part for part in parts if part)

    @property
    def label(self) -> str:
        return capfirst(str(self.block.label))


def item_changes(
    block: Any, theme: Theme, field: str, before: list[Raw], after: list[Raw], titles: Titles
) -> Iterator[Change]:
    """Items removed, added, changed, re-ordered in the lists of ``block``, which is a struct."""
    for name, child in getattr(block, "child_blocks", {}).items():
        if isinstance(child, blocks.ListBlock) and isinstance(
            child.child_block, blocks.StructBlock
        ):
            rows = _List(name, child.child_block, theme, field, titles)
            yield from _list_changes(rows, rows.items(before), rows.items(after), child.label)


def _list_changes(
    rows: _List, old: dict[Any, _Item], new: dict[Any, _Item], plural: Any
) -> Iterator[Change]:
    code = rows.name.rstrip("s")
    for item in (item for key, item in old.items() if key not in new):
        yield Change(
            rows.theme,
            Kind.REMOVED,
            f"{code}_removed",
            rows.label,
            before=rows.name_of(item),
            path=rows.field,
            media_before=item.media,
        )
    for key, item in new.items():
        if key not in old:
            yield Change(
                rows.theme,
                Kind.ADDED,
                f"{code}_added",
                rows.label,
                after=rows.name_of(item),
                path=item.path,
                media_after=item.media,
            )
        else:
            yield from _item_changes(rows, code, old[key], item)
    if are_moved(list(old), list(new)):
        orders = [[m for item in side.values() for m in item.media] for side in (old, new)]
        yield Change(
            rows.theme,
            Kind.REORDERED,
            f"{code}_order",
            capfirst(str(plural)),
            path=rows.field,
            media_before=tuple(orders[0]),
            media_after=tuple(orders[1]),
        )


def _item_changes(rows: _List, code: str, old: _Item, new: _Item) -> Iterator[Change]:
    for name, child in rows.block.child_blocks.items():
        if not isinstance(child, blocks.FieldBlock) or isinstance(child, blocks.ChooserBlock):
            continue
        was, now = (leaf_text(child, item.value.get(name), rows.titles) for item in (old, new))
        if was != now:
            label = _("%(block)s, %(field)s") % {"block": rows.label, "field": child.label}
            yield Change(
                rows.theme,
                Kind.CHANGED,
                f"{code}_{name}",
                label,
                before=was,
                after=now,
                path=new.path,
                media_after=new.media,
            )
