"""What a body refers to, read from its raw data: no block is made, no query runs."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.parse import key_of


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
    """Keys of the photos in the order of the galleries, each once."""
    return _keys(stream, "gallery", "photos", "photo")


def first_photo_id(stream: Any) -> int | None:
    """Key of the first gallery photo."""
    return next(iter(photo_ids(stream)), None)


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
        else:
            keys = []
        yield from (key for key in keys if key is not None)


def _keys(stream: Any, block_type: str, items: str, name: str) -> list[int]:
    keys = (
        key_of(item.get(name))
        for block in raw_blocks(stream)
        if block["type"] == block_type
        for _, item in raw_items(block.get("value"), items)
    )
    return list(dict.fromkeys(key for key in keys if key is not None))
