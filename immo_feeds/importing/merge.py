"""Put what a row says into a page that exists, and leave what has become the marketer's."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from immo_feeds.importing import body
from immo_feeds.importing.incoming import DESCRIPTION, ENERGY, PHOTOS, Incoming
from immo_feeds.importing.values import column_value, energy_value, text_value
from immo_feeds.models import ImportedProperty
from immo_pages.bulk import as_body
from immo_pages.models import PropertyPage

_BLOCKS: dict[str, Callable[[Any], Any]] = {ENERGY: energy_value, DESCRIPTION: text_value}


@dataclass
class Merge:
    """The ``edit`` of a ``PropertyChange``. ``kept``: parts that stayed the marketer's."""

    incoming: Incoming
    imported: ImportedProperty
    kept: list[str] = field(default_factory=list)
    was_live: bool = False
    found_revision_id: int | None = None

    def __call__(self, page: PropertyPage) -> bool:
        """Change the latest content in place; whether anything changed.

        A batch that met a deadlock calls it again, hence the fresh list.
        """
        self.kept = []
        self.was_live = page.live
        self.found_revision_id = page.latest_revision_id
        blocks = [copy.deepcopy(dict(block)) for block in page.body.raw_data]
        body_changed = self._merge_blocks(blocks)
        columns_changed = self._merge_columns(page)
        if body_changed:
            page.body = as_body(blocks)
        return body_changed or columns_changed

    def _merge_columns(self, page: PropertyPage) -> bool:
        changed = False
        for name, value in self.incoming.columns.items():
            if self._takes(name, column_value(name, getattr(page, name))):
                setattr(page, name, value)
                changed = True
        return changed

    def _merge_blocks(self, blocks: list[dict[str, Any]]) -> bool:
        changed = False
        for part, plain in _BLOCKS.items():
            if part not in self.incoming.remembered:
                continue
            own = body.own_block(blocks, self.incoming.identity(part))
            if self._takes(part, plain(own["value"] if own else None)):
                _replace(blocks, own, self.incoming.block(part))
                changed = True
        known = frozenset(self.imported.photo_hashes)
        items = self.incoming.gallery_items(without=known)
        return body.append_photos(blocks, items, self.incoming.identity(PHOTOS)) or changed

    def _takes(self, part: str, current: Any) -> bool:
        """Whether the row's value goes in; remembers what is kept although the row changed."""
        new = self.incoming.remembered[part]
        old = self.imported.values.get(part)
        if new in (old, current):
            return False
        if current == old or (part not in self.imported.values and not current):
            return True
        self.kept.append(part)
        return False


def _replace(
    blocks: list[dict[str, Any]], own: dict[str, Any] | None, new: dict[str, Any] | None
) -> None:
    if own is None:
        if new is not None:
            blocks.append(new)
    elif new is None:
        blocks.remove(own)
    elif isinstance(own["value"], dict):
        own["value"] = new["value"] | {"document": own["value"].get("document")}
    else:
        own["value"] = new["value"]
