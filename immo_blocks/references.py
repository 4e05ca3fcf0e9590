"""What a body refers to, read from its raw data: no block is made, no query runs."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.blocks import StreamValue

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.parse import key_of

_POSTERS = {"video": "poster", "virtual_tour": "poster"}


def raw_blocks(stream: Any) -> Iterator[dict[str, Any]]:
    """The blocks of a StreamValue, its raw data or a raw list; what is no block is left out."""
    data = stream.raw_data if isinstance(stream, StreamValue) else stream
    if data is None or isinstance(data, str | bytes | dict):
        return
    for block in data:
        if isinstance(block, dict) and isinstance(block.get("type"), str):
            yield block


def raw_items(value: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Id and value of each item of the list ``name`` in a raw block value.

    Items in Wagtail's old format (without an id) hold no value that Wagtail itself would show.
    """
    items = value.get(name) if isinstance(value, dict) else None
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict) or item.get("type") != "item" or "id" not in item:
            continue
        if isinstance(item.get("value"), dict):
            yield str(item["id"]), item["value"]


def first_energy(stream: Any) -> EnergyFacts | None:
    """Facts of the first energy block, None if there is none."""
    values = (block.get("value") for block in raw_blocks(stream) if block["type"] == "energy")
    return next((EnergyFacts.from_raw(value) for value in values), None)


def photo_ids(stream: Any) -> list[int]:
    """Keys of the images, each once: those of the galleries in their order, then all others."""
    others = [*_keys(stream, "floor_plan", "plans", "image"), *_own_keys(stream, _POSTERS)]
    return list(dict.fromkeys([*_gallery_ids(stream), *others]))


def page_ids(stream: Any) -> list[int]:
    """Keys of the pages that buttons lead to, each once; links in texts are not among them."""
    return list(dict.fromkeys(_own_keys(stream, {"call_to_action": "page"})))


def first_photo_id(stream: Any) -> int | None:
    """Key of the first gallery photo."""
    return next(iter(_gallery_ids(stream)), None)


def photos_without_words(stream: Any) -> int:
    """How many gallery photos have neither caption nor room: nothing tells what they show."""
    values = (block.get("value") for block in raw_blocks(stream) if block["type"] == "gallery")
    items = (item for value in values for _key, item in raw_items(value, "photos"))
    return sum(not (item.get("caption") or item.get("room")) for item in items)


def document_ids(stream: Any) -> list[int]:
    """Keys of the documents in the order of the blocks, certificates included, each once."""
    return list(dict.fromkeys(_document_keys(stream)))


def _document_keys(stream: Any) -> Iterator[int]:
    for block in raw_blocks(stream):
        value = block.get("value")
        if block["type"] == "documents":
            keys = [key_of(item.get("document")) for _, item in raw_items(value, "documents")]
        elif block["type"] == "energy":
            keys = [EnergyFacts.from_raw(value).document_id]
        elif block["type"] == "audio":
            keys = [key_of(value.get("document")) if isinstance(value, dict) else None]
        else:
            keys = []
        yield from (key for key in keys if key is not None)


def _gallery_ids(stream: Any) -> list[int]:
    return _keys(stream, "gallery", "photos", "photo")


def _own_keys(stream: Any, names: Mapping[str, str]) -> Iterator[int]:
    """Keys in a field of the block itself; ``names`` says which one, by type of block."""
    for block in raw_blocks(stream):
        value = block.get("value")
        if block["type"] in names and isinstance(value, dict):
            key = key_of(value.get(names[block["type"]]))
            if key is not None:
                yield key


def _keys(stream: Any, block_type: str, items: str, name: str) -> list[int]:
    keys = (
        key_of(item.get(name))
        for block in raw_blocks(stream)
        if block["type"] == block_type
        for _, item in raw_items(block.get("value"), items)
    )
    return list(dict.fromkeys(key for key in keys if key is not None))
