"""Raw StreamField data with a canary in every text of every block."""

import json
import uuid
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from tests.conftest import energy_block
from tests.isolation import canaries


class Media(NamedTuple):
    """Keys of the files that blocks show."""

    photo: int
    document: int
    recording: int


def every_block(block: Any, owner: str, kind: str, media: Media) -> list[Any]:
    """One block of each type of the StreamBlock ``block``; certificates are valid."""
    filler = _Filler(owner, kind, media)
    return [
        {"type": name, "value": filler.value(child, name), "id": str(uuid.uuid4())}
        for name, child in block.child_blocks.items()
    ]


class _Filler:
    """Knows whose canaries and files go into the blocks."""

    def __init__(self, owner: str, kind: str, media: Media) -> None:
        self.owner, self.kind, self.media = owner, kind, media

    def value(self, block: Any, label: str) -> Any:
        """Raw value of one block."""
        if label == "energy":
            number = canaries.text(self.owner, "certificate", self.kind, limit=60)
            value = energy_block(certificate_number=number, document=self.media.document)["value"]
            return value | {"exemption_reason": self._text("exemption")}
        if label == "audio":
            filled = {name: self.value(c, name) for name, c in block.child_blocks.items()}
            return filled | {"document": self.media.recording}
        if isinstance(block, blocks.StructBlock):
            return {name: self.value(c, name) for name, c in block.child_blocks.items()}
        if isinstance(block, blocks.StreamBlock):
            children = block.child_blocks.items()
            return [{"type": n, "value": self.value(c, n)} for n, c in children]
        if isinstance(block, blocks.ListBlock):
            value = self.value(block.child_block, label)
            return [{"type": "item", "value": value, "id": str(uuid.uuid4())}]
        return self._leaf(block, label)

    def _leaf(self, block: Any, label: str) -> Any:
        if isinstance(block, ImageChooserBlock):
            return self.media.photo
        if isinstance(block, DocumentChooserBlock):
            return self.media.document
        if isinstance(block, blocks.RichTextBlock):
            return f"<p>{self._text(label)}</p>"
        if isinstance(block, blocks.CharBlock | blocks.TextBlock):
            return self._text(label, getattr(block.field, "max_length", None))
        if isinstance(block, blocks.ChoiceBlock):
            codes = [code for code, _label in block.field.choices if code]
            return codes[0]
        return block.get_prep_value(block.get_default())

    def _text(self, label: str, limit: int | None = None) -> str:
        return canaries.text(self.owner, f"block {label}", self.kind, limit=limit)


def form_fields(name: str, raw: Any) -> dict[str, str]:
    """``raw`` stream data as the browser posts it for the field ``name``."""
    fields = {f"{name}-count": str(len(raw))}
    for number, entry in enumerate(raw):
        start = f"{name}-{number}"
        fields |= {f"{start}-type": entry["type"], f"{start}-order": str(number)}
        fields |= {f"{start}-deleted": "", f"{start}-id": entry.get("id", "")}
        fields |= _posted(f"{start}-value", entry["value"], rich=entry["type"] == "rich_text")
    return fields


_BOXES = ("-renewables", "-parts")


def _posted(prefix: str, value: Any, *, rich: bool = False) -> dict[str, Any]:
    if rich:
        return {prefix: _rich_text(value)}
    if isinstance(value, dict):
        fields: dict[str, Any] = {}
        for key, child in value.items():
            fields |= _posted(f"{prefix}-{key}", child)
        return fields
    if isinstance(value, list) and value and isinstance(value[0], str):
        return {prefix: value}  # several boxes of one name
    if isinstance(value, list):
        fields = {f"{prefix}-count": str(len(value))}
        for number, entry in enumerate(value):
            start = f"{prefix}-{number}"
            fields |= {f"{start}-order": str(number), f"{start}-deleted": ""}
            fields |= {f"{start}-id": entry.get("id", ""), f"{start}-type": "item"}
            fields |= _posted(f"{start}-value", entry["value"])
        return fields
    if value is False or (value is None and prefix.endswith(_BOXES)):
        return {}  # a browser sends nothing for boxes that are not ticked
    return {prefix: "" if value is None else str(value)}


def _rich_text(html: str) -> str:
    words = html.removeprefix("<p>").removesuffix("</p>")
    paragraph = {"key": "00000", "type": "unstyled", "depth": 0, "text": words}
    paragraph |= {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [paragraph], "entityMap": {}})
