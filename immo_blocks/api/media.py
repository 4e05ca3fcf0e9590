"""Everything bodies refer to, fetched for all pages at once: at most four queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Model, Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from immo_blocks.api.rich_text import linked_page_ids
from immo_blocks.linked_pages import LinkedPages, linked_pages
from immo_blocks.media import PRESETS, is_preset_aware, is_shown
from immo_blocks.references import document_ids, page_ids, photo_ids, raw_blocks


@dataclass(frozen=True)
class MediaIds:
    """Keys of images, documents and linked pages."""

    images: frozenset[int]
    documents: frozenset[int]
    pages: frozenset[int]


def collect_references(raw_streams: Iterable[Any]) -> MediaIds:
    """What these bodies (StreamValue, its raw data, or raw lists) refer to; no query."""
    images: set[int] = set()
    documents: set[int] = set()
    pages: set[int] = set()
    for stream in raw_streams:
        blocks = list(raw_blocks(stream))
        images.update(photo_ids(blocks))
        documents.update(document_ids(blocks))
        pages.update(page_ids(blocks))
        for block in blocks:
            if block["type"] == "rich_text":
                pages.update(linked_page_ids(block.get("value")))
    return MediaIds(frozenset(images), frozenset(documents), frozenset(pages))


@dataclass(frozen=True)
class MediaIndex:
    """Images and documents by key, addresses of live pages by key; these also in each language.

    ``base_url`` (``https://agency.example``) makes addresses absolute when given.
    """

    images: Mapping[int, Any] = field(default_factory=dict)
    documents: Mapping[int, Any] = field(default_factory=dict)
    pages: Mapping[int, str] = field(default_factory=dict)
    base_url: str = ""
    linked: LinkedPages = field(default_factory=LinkedPages)

    @classmethod
    def load(
        cls,
        raw_streams: Iterable[Any],
        *,
        image_filter: Q | None = None,
        document_filter: Q | None = None,
        base_url: str = "",
    ) -> "MediaIndex":
        """Fetch what these bodies refer to; what a filter leaves out appears in no body.

        One query each for images, documents and pages, one more for renditions of stock images,
        however many bodies and photos there are. Missing renditions of stock images are made.
        """
        ids = collect_references(raw_streams)
        linked = linked_pages(ids.pages)
        return cls(
            images=_images(ids.images, image_filter),
            documents=_rows(get_document_model(), ids.documents, document_filter),
            pages=linked.urls(),
            base_url=base_url,
            linked=linked,
        )

    def in_language(self, code: str) -> "MediaIndex":
        """The same for a body in this language: its links lead to pages in it, if there are any."""
        return replace(self, pages=self.linked.urls(code))

    def address(self, url: str) -> str:
        """``url`` with the base of this index when it is a path."""
        return f"{self.base_url}{url}" if url.startswith("/") else url


def _images(keys: frozenset[int], condition: Q | None) -> dict[int, Any]:
    model = get_image_model()
    if not keys:
        return {}
    images = model._default_manager.filter(condition or Q(), pk__in=keys)
    if not is_preset_aware(model):
        images = images.prefetch_renditions(*(preset.jpeg_spec for preset in PRESETS.values()))
    return {image.pk: image for image in images if is_shown(image)}


def _rows(model: type[Model], keys: frozenset[int], condition: Q | None) -> dict[int, Any]:
    if not keys:
        return {}
    return {row.pk: row for row in model._default_manager.filter(condition or Q(), pk__in=keys)}


def page_urls(keys: Iterable[int]) -> dict[int, str]:
    """Addresses of the live pages among these keys; one query beside Wagtail's cached sites."""
    return linked_pages(keys).urls()
