"""What the blocks of one body refer to, fetched at once: one query for each model.

Wagtail asks once for each type of block, and once more for each text with links. Blocks that are
made inside ``fetched_together`` take their rows from what was fetched before.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from immo_blocks.api.media import collect_references
from immo_blocks.linked_pages import LinkedPages, linked_pages


@dataclass(frozen=True)
class Rows:
    """Rows by model and key, None for one that is gone; the pages also with their translations."""

    by_model: Mapping[type[Model], Mapping[Any, Model | None]]
    pages: LinkedPages

    def of(self, model: type[Model], keys: Iterable[Any]) -> list[Model | None] | None:
        """Rows with these keys in their order; None when they were not all asked for."""
        known, wanted = self.by_model.get(model, {}), list(keys)
        if any(key is not None and key not in known for key in wanted):
            return None
        return [None if key is None else known[key] for key in wanted]


_in_hand: ContextVar[Rows | None] = ContextVar("immo_rows_in_hand", default=None)


def rows_in_hand() -> Rows | None:
    """What was fetched for the body that is being made, None outside ``fetched_together``."""
    return _in_hand.get()


@contextmanager
def fetched_together(body: Any) -> Iterator[Rows]:
    """Make blocks of ``body`` (a StreamValue) inside: at most three queries for all of them."""
    rows = _rows_of(body)
    token = _in_hand.set(rows)
    try:
        yield rows
    finally:
        _in_hand.reset(token)


def made_together(body: Any) -> Any:
    """``body`` with all its blocks made; for a page that is about to show them."""
    with fetched_together(body):
        list(body)
    return body


def _rows_of(body: Any) -> Rows:
    ids = collect_references([body])
    pages = linked_pages(ids.pages)
    return Rows(
        {
            get_image_model(): _by_key(get_image_model(), ids.images),
            get_document_model(): _by_key(get_document_model(), ids.documents),
            Page: {key: pages.asked.get(key) for key in ids.pages},
        },
        pages,
    )


def _by_key(model: type[Model], keys: frozenset[int]) -> dict[Any, Model | None]:
    found = model._default_manager.in_bulk(keys) if keys else {}
    return {key: found.get(key) for key in keys}
