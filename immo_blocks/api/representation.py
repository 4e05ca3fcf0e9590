"""Wagtail's own API says the same as ours: both go through one serialiser."""

from typing import Any

from immo_blocks.api.media import MediaIndex, page_urls
from immo_blocks.api.rich_text import linked_page_ids
from immo_blocks.api.serialise import serialize_value
from immo_blocks.energy.parse import key_of


class ApiRepresentationMixin:
    """For a block whose ``api_type`` is its name in the stream."""

    api_type: str

    def get_api_representation(self, value: Any, context: Any = None) -> Any:
        """The value as ``serialize_body`` gives it; images and documents are already at hand."""
        raw = self.get_prep_value(value)  # type: ignore[attr-defined]
        index = MediaIndex(
            images=_by_key(
                [
                    *_items(value, "photos", "photo"),
                    *_items(value, "plans", "image"),
                    _own(value, "poster"),
                ]
            ),
            documents=_by_key([*_items(value, "documents", "document"), _own(value, "document")]),
            pages=page_urls({*linked_page_ids(raw), *_page_of(raw)}),
        )
        return serialize_value(self.api_type, raw, index)


def _own(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _page_of(raw: Any) -> list[int]:
    key = key_of(_own(raw, "page"))
    return [] if key is None else [key]


def _items(value: Any, items: str, name: str) -> list[Any]:
    return [item.get(name) for item in _own(value, items) or ()]


def _by_key(instances: list[Any]) -> dict[int, Any]:
    return {instance.pk: instance for instance in instances if instance is not None}
