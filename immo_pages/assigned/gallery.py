"""The first gallery of a draft, read and written as raw data: the rest of the body stays."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from immo_agencies.audit import digest
from immo_blocks.energy.parse import key_of
from immo_blocks.references import raw_blocks, raw_items

_GALLERY = "gallery"


@dataclass(frozen=True)
class Item:
    """One photo of the gallery and its words."""

    id: str
    photo_id: int | None
    caption: str
    room: str


def items_of(draft: Any) -> list[Item]:
    """Photos of the first gallery in their order; empty without a gallery."""
    value = (_first_gallery(raw_blocks(draft.body)) or {}).get("value")
    return [
        Item(
            key,
            key_of(item.get("photo")),
            str(item.get("caption") or ""),
            str(item.get("room") or ""),
        )
        for key, item in raw_items(value, "photos")
    ]


def photos_elsewhere(draft: Any) -> int:
    """How many photos stand in further galleries of the page."""
    galleries = [block for block in raw_blocks(draft.body) if block["type"] == _GALLERY]
    return sum(len(list(raw_items(block.get("value"), "photos"))) for block in galleries[1:])


def state_of(draft: Any) -> str:
    """Fingerprint of the gallery: changes whenever its photos, order or words do."""
    return digest([(item.id, item.photo_id, item.caption, item.room) for item in items_of(draft)])


def new_items(photo_ids: Iterable[int]) -> list[Item]:
    """Items for photos that are put into a gallery now, without words yet."""
    return [Item(str(uuid.uuid4()), key, "", "") for key in photo_ids]


def arranged(
    present: Sequence[Item],
    order: Iterable[str],
    words: Mapping[str, tuple[str, str]],
    removed: Collection[str],
) -> list[Item]:
    """``present`` in the ``order`` of its ids, with new ``words`` (caption, room), some removed.

    Ids that are not present are left out; what the order does not name stays, at the end.
    """
    by_id = {item.id: item for item in present}
    named = [key for key in dict.fromkeys(order) if key in by_id]
    rest = [item.id for item in present if item.id not in set(named)]
    return [
        Item(key, by_id[key].photo_id, *words.get(key, (by_id[key].caption, by_id[key].room)))
        for key in (*named, *rest)
        if key not in removed
    ]


def write(draft: Any, items: Sequence[Item]) -> None:
    """Make ``items`` the first gallery of ``draft``; title and further galleries stay."""
    blocks = [dict(block) for block in raw_blocks(draft.body)]
    block = _first_gallery(blocks)
    if block is None:
        block = {"type": _GALLERY, "id": str(uuid.uuid4()), "value": {"title": ""}}
        blocks.insert(0, block)
    value = block.get("value")
    known = dict(raw_items(value, "photos"))
    block["value"] = dict(value if isinstance(value, dict) else {}) | {
        "photos": [
            {
                "type": "item",
                "id": item.id,
                "value": known.get(item.id, {})
                | {"photo": item.photo_id, "caption": item.caption, "room": item.room},
            }
            for item in items
        ]
    }
    draft.body = type(draft)._meta.get_field("body").to_python(blocks)


def _first_gallery(blocks: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    return next((block for block in blocks if block["type"] == _GALLERY), None)
