"""One body for each type of block, made from the blocks themselves: a new one is picked up alone.

``raw`` is what is stored, ``posted`` what a browser sends, both with a given key in every chooser
and in every link of a text. A kind of chooser that is not known here fails the test.
"""

import json
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from immo_blocks.stream import ContentBodyBlock, PropertyBodyBlock

BODIES = {"property": PropertyBodyBlock(), "content": ContentBodyBlock()}
ITEM_ID = "11111111-1111-4111-8111-111111111111"
# Values where a choice or a text must make sense to the block around it.
PLAIN = {
    "jurisdiction": "be-wal",
    "status": "valid",
    "energy_class": "B",
    "kwh_m2_year": "157.00",
    "total_kwh_year": "21980.00",
    "certificate_number": "20240611012345",
    "issued_on": "2024-06-11",
}
# The same where the name says something else in each block.
PLAIN_IN = {
    ("video", "url"): "https://www.youtube.com/watch?v=XXXXXXXXXXX",
    ("virtual_tour", "url"): "https://my.matterport.com/show/?m=XXXXXXXXXXX",
    ("call_to_action", "button"): "Voir",
}


@dataclass(frozen=True)
class Keys:
    """A key of each kind that a body can name."""

    image: int
    document: int
    page: int

    def of(self, model: type) -> int:
        """The key for a chooser of ``model``."""
        for kind, key in (
            (get_image_model(), self.image),
            (get_document_model(), self.document),
            (Page, self.page),
        ):
            if issubclass(model, kind):
                return key
        raise AssertionError(f"Teach this module what a chooser of {model.__name__} may name.")


ABSENT = Keys(image=8_888_888, document=8_888_888, page=8_888_888)


def kinds_in(block: Any) -> set[str]:
    """Names of the fields of ``Keys`` that ``block`` names somewhere."""
    if isinstance(block, blocks.ChooserBlock):
        probe = Keys(image=1, document=2, page=3).of(block.model_class)
        return {["image", "document", "page"][probe - 1]}
    if isinstance(block, blocks.RichTextBlock):
        return {"page"}
    return set().union(*(kinds_in(child) for child in children_of(block)))


def children_of(block: Any) -> list[Any]:
    """The blocks inside a block."""
    if isinstance(block, blocks.ListBlock):
        return [block.child_block]
    return list(getattr(block, "child_blocks", {}).values())


def choosers_in(block: Any) -> list[Any]:
    """Every chooser at any depth."""
    found = [block] if isinstance(block, blocks.ChooserBlock) else []
    return found + [chooser for child in children_of(block) for chooser in choosers_in(child)]


def naming_blocks() -> list[tuple[str, str]]:
    """Body and type of every block that names something."""
    return [
        (body, name)
        for body, stream in BODIES.items()
        for name, block in stream.child_blocks.items()
        if kinds_in(block)
    ]


def raw_body(body: str, name: str, keys: Keys) -> list[dict[str, Any]]:
    """The stored form of a body with one block of this type."""
    block = BODIES[body].child_blocks[name]
    return [{"type": name, "id": ITEM_ID, "value": raw(block, keys, name)}]


def raw(block: Any, keys: Keys, name: str = "") -> Any:
    """Stored value of ``block``."""
    if isinstance(block, blocks.ChooserBlock):
        return keys.of(block.model_class)
    if isinstance(block, blocks.RichTextBlock):
        return f'<p><a linktype="page" id="{keys.page}">Voir</a></p>'
    if isinstance(block, blocks.ListBlock):
        return [{"type": "item", "id": ITEM_ID, "value": raw(block.child_block, keys)}]
    if isinstance(block, blocks.StreamBlock):
        items = block.child_blocks.items()
        return [
            {"type": key, "id": ITEM_ID, "value": raw(child, keys, key)} for key, child in items
        ]
    if isinstance(block, blocks.StructBlock):
        return {
            key: PLAIN_IN.get((name, key)) or raw(child, keys, key)
            for key, child in block.child_blocks.items()
        }
    return PLAIN.get(name, block.get_prep_value(block.get_default()))


def posted_body(body: str, name: str, keys: Keys) -> dict[str, str]:
    """The form fields of a body with one block of this type."""
    block = BODIES[body].child_blocks[name]
    return posted_stream([(name, posted(block, keys, name))])


def posted_stream(values: list[tuple[str, Any]]) -> dict[str, str]:
    """The form fields of a body."""
    fields = nested_form_data({"body": streamfield(values)})
    return {key: "" if value is None else str(value) for key, value in fields.items()}


def posted(block: Any, keys: Keys, name: str = "") -> Any:
    """Form fields of ``block``."""
    if isinstance(block, blocks.RichTextBlock):
        return linked_text(keys.page)
    if isinstance(block, blocks.ListBlock):
        item = {"deleted": "", "order": "0", "type": "item", "id": ITEM_ID}
        return {"count": 1, "0": item | {"value": posted(block.child_block, keys)}}
    if isinstance(block, blocks.StructBlock):
        # A browser does not send boxes that nobody ticked.
        return {
            key: PLAIN_IN.get((name, key)) or posted(child, keys, key)
            for key, child in block.child_blocks.items()
            if not isinstance(child, blocks.MultipleChoiceBlock)
        }
    value = raw(block, keys, name)
    return "" if value is None or value is False else value


def linked_text(page: int) -> str:
    """What the text editor sends for a text with one link to a page."""
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"id": page, "url": "/x/"}}
    paragraph = {
        "key": "00000",
        "type": "unstyled",
        "depth": 0,
        "text": "Voir",
        "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": 4, "key": 0}],
    }
    return json.dumps({"blocks": [paragraph], "entityMap": {"0": link}})


def filled(page: Any, body: str, name: str, keys: Keys) -> Any:
    """``page`` with a body of one block of this type."""
    page.body = type(page)._meta.get_field("body").to_python(raw_body(body, name, keys))
    return page
