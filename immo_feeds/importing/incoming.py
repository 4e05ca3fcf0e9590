"""What a row wants a property to be, in our columns and blocks."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.text import slugify

from immo_feeds.csv_source.parse import ParsedProperty
from immo_feeds.importing import body, values
from immo_pages.bulk import PropertyDraft

DESCRIPTION, ENERGY, PHOTOS = "description", "energy", "photos"
# Compared with the postal code by the parser; the page derives it.
_NOT_STORED = frozenset({"region"})


@dataclass(frozen=True)
class Incoming:
    """A parsed row with the photos that belong to it: ``photos`` maps file hash to photo key."""

    agency_id: int
    source: str
    parsed: ParsedProperty
    row_hash: str
    photos: dict[str, int] = field(default_factory=dict)

    @cached_property
    def columns(self) -> dict[str, Any]:
        """Values of columns of the page, in their Python types."""
        stored = {k: v for k, v in self.parsed.values.items() if k not in _NOT_STORED}
        stored["title"] = self.parsed.title
        if "summary" in self.parsed.texts:
            stored["summary"] = self.parsed.texts["summary"]
        return stored

    @cached_property
    def remembered(self) -> dict[str, Any]:
        """Everything the row says, as ``ImportedProperty.values`` keeps it."""
        said = {name: values.column_value(name, value) for name, value in self.columns.items()}
        said[ENERGY] = values.energy_value(self.parsed.energy)
        if DESCRIPTION in self.parsed.texts:
            said[DESCRIPTION] = values.text_value(self.description_html)
        return said

    @property
    def description_html(self) -> str | None:
        """The description as rich text; None when there is none."""
        return body.paragraphs(self.parsed.texts.get(DESCRIPTION) or "") or None

    def identity(self, part: str) -> str:
        """Id of the block that holds ``part``."""
        return body.block_id(self.agency_id, self.source, self.parsed.reference, part)

    def draft(self) -> PropertyDraft:
        """The property as a new page."""
        reference = self.parsed.reference
        wish = {"reference": reference, "slug": slugify(f"{self.parsed.title} {reference}")}
        return PropertyDraft(self.columns | wish, self._blocks())

    def gallery_items(self, without: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
        """Items of a gallery for the photos whose hash is not in ``without``."""
        return [
            body.gallery_item(self.identity(f"{PHOTOS}:{source_hash}"), photo_id)
            for source_hash, photo_id in self.photos.items()
            if source_hash not in without
        ]

    def block(self, part: str) -> dict[str, Any] | None:
        """The block of ``part`` (description or energy), None when the row has none."""
        identity = self.identity(part)
        if part == ENERGY and self.parsed.energy is not None:
            return body.energy_block(identity, self.parsed.energy)
        if part == DESCRIPTION and self.description_html:
            return {"type": "rich_text", "value": self.description_html, "id": identity}
        return None

    def _blocks(self) -> list[dict[str, Any]]:
        blocks = [block for part in (DESCRIPTION, ENERGY) if (block := self.block(part))]
        body.append_photos(blocks, self.gallery_items(), self.identity(PHOTOS))
        return blocks
