"""Who writes the texts of a page changes its texts only, whatever a form sends.

The form starts from the latest draft, loses every field that is no text, and of a body takes the
words alone: what else was sent is left out, the rest of the draft stays as it is.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Field
from wagtail.blocks import StreamBlock
from wagtail.blocks.base import BlockWidget
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME

from immo_agencies.permissions import may
from immo_agencies.tenancy import agency_of
from immo_blocks.references import raw_blocks, raw_items
from immo_pages.extension_points import PageAction

#: Columns that hold texts. ``availability`` is a fact in words, the slug an address.
TEXT_COLUMNS = frozenset(
    {"title", "summary", "tagline", "intro", "seo_title", "search_description", "body"}
)
_FORM_ONLY = frozenset({"comment_notifications"})
_FORM_SETS = frozenset({COMMENTS_RELATION_NAME})
#: Blocks that are text through and through: written, added, moved and removed freely.
WRITTEN_BLOCKS = frozenset({"heading", "rich_text"})

Raw = dict[str, Any]


@dataclass(frozen=True)
class Merged:
    """A body with the words of one and all else of another; ``withheld``: more had been sent."""

    blocks: list[Raw]
    withheld: bool


def writes_texts_only(user: Any, page: Any) -> bool:
    """Whether ``user`` may write the texts of ``page`` and nothing else of it."""
    agency = agency_of(page)
    if user is None or agency is None:
        return False
    return may(user, PageAction.EDIT_TEXT, agency) and not may(
        user, PageAction.COMPOSE_PROPERTY, agency
    )


def merge_body(old: Any, new: Any) -> Merged:
    """The body ``old`` with the words of ``new``, both streams or their raw data.

    Text blocks are those of ``new``. Of a gallery the title and captions are taken, of a location
    the text, each by its id; nothing of any other block. Blocks that are no text keep their
    number, order and content.
    """
    before = list(raw_blocks(old))
    kept = [block for block in before if block["type"] not in WRITTEN_BLOCKS]
    sent = _with_ids_of_their_own(raw_blocks(new), {block.get("id") for block in kept})
    by_id = {(block["type"], block.get("id")): block for block in sent}
    worded = [_with_words(block, by_id.get((block["type"], block.get("id")))) for block in kept]
    known = {block.get("id") for block in before}
    in_place = [b.get("id") for b in sent if b["type"] not in WRITTEN_BLOCKS]
    if in_place == [block.get("id") for block in kept]:
        waiting = iter(worded)
        blocks = [_text(b) if b["type"] in WRITTEN_BLOCKS else next(waiting) for b in sent]
    else:
        blocks = _in_old_order(before, worded, by_id, known, sent)
    return Merged(blocks, withheld=_sent_more(sent, blocks))


def _in_old_order(
    before: Iterable[Raw],
    worded: Iterable[Raw],
    by_id: Mapping[Any, Raw],
    known: set[Any],
    sent: Iterable[Raw],
) -> list[Raw]:
    """Something that is no text was added, taken away or moved: the old order decides."""
    waiting = iter(worded)
    blocks = []
    for block in before:
        if block["type"] not in WRITTEN_BLOCKS:
            blocks.append(next(waiting))
        elif written := by_id.get((block["type"], block.get("id"))):
            blocks.append(_text(written))
    added = [b for b in sent if b["type"] in WRITTEN_BLOCKS and b.get("id") not in known]
    return [*blocks, *(_text(block) for block in added)]


def _with_ids_of_their_own(sent: Iterable[Raw], taken: set[Any]) -> list[Raw]:
    """``sent``, where no text has the id of something that is none, or of another text."""
    blocks = []
    for block in sent:
        if block["type"] in WRITTEN_BLOCKS:
            key = block.get("id")
            block = block | {"id": _new_id() if key is None or key in taken else key}
            taken = taken | {block["id"]}
        blocks.append(block)
    return blocks


def _text(block: Raw) -> Raw:
    return {"type": block["type"], "value": block.get("value"), "id": block["id"]}


def _with_words(block: Raw, sent: Raw | None) -> Raw:
    """``block`` with the words of ``sent``, which has its type and id."""
    value, new = block.get("value"), (sent or {}).get("value")
    if not isinstance(value, dict) or not isinstance(new, dict):
        return block
    if block["type"] == "location":
        return block | {"value": value | {"text": _words(new, "text", value)}}
    if block["type"] != "gallery":
        return block
    captions = dict(raw_items(new, "photos"))
    photos = [
        item | {"value": item["value"] | {"caption": _words(captions[item["id"]], "caption", {})}}
        if _is_item(item) and item["id"] in captions
        else item
        for item in value.get("photos") or []
    ]
    return block | {"value": value | {"title": _words(new, "title", value), "photos": photos}}


def _is_item(item: Any) -> bool:
    return isinstance(item, dict) and "id" in item and isinstance(item.get("value"), dict)


def _words(sent: Mapping[str, Any], name: str, old: Mapping[str, Any]) -> str:
    text = sent.get(name, old.get(name, ""))
    return text if isinstance(text, str) else ""


def _sent_more(sent: list[Raw], blocks: list[Raw]) -> bool:
    """Whether ``sent`` says anything that ``blocks`` does not; order and emptiness aside."""
    return [_bare(block) for block in sent] != [_bare(block) for block in blocks]


def _bare(value: Any) -> Any:
    """``value`` without ids and empty answers: a form gives new ids, says "" or False for None."""
    if isinstance(value, Mapping):
        found = {k: _bare(v) for k, v in value.items() if k != "id"}
        return {k: v for k, v in found.items() if v not in (None, "", "False", [], {})}
    if isinstance(value, list | tuple):
        return [_bare(one) for one in value]
    return value if value is None else str(value)


def _differs(column: Field, sent: Any, kept: Any) -> bool:
    """The same question of whole values: a form fills in what an older block leaves unsaid."""
    for child in kept:
        child.value  # noqa: B018  read, so that it is written anew with all its fields
    whole = column.get_prep_value(kept)
    return _sent_more(list(raw_blocks(sent)), list(raw_blocks(whole)))


def _new_id() -> str:
    return str(uuid.uuid4())


class TextsOnlyMixin:
    """For a page form: takes texts alone from who writes texts alone."""

    instance: Any
    fields: dict[str, Any]
    formsets: dict[str, Any]
    cleaned_data: dict[str, Any]
    texts_only = False
    #: Whether more had been sent than texts.
    withheld = False

    def limit_to_texts(self, page: Any, user: Any) -> None:
        """Drop all other fields; call at the end of ``__init__``."""
        self.texts_only = writes_texts_only(user, page)
        if not self.texts_only:
            return
        for name in set(self.fields) - TEXT_COLUMNS - _FORM_ONLY:
            del self.fields[name]
        for name in set(self.formsets) - _FORM_SETS:
            del self.formsets[name]
        for column in self._streams():
            present = Counter(b["type"] for b in raw_blocks(getattr(self.instance, column.name)))
            block = self.fields[column.name].block
            self.fields[column.name].widget = BlockWidget(_no_more_than(present, block))

    def keep_all_but_texts(self) -> None:
        """Put all that is no text of the latest draft into form and page; call in ``clean``."""
        latest = self._latest()
        for column in self.instance._meta.concrete_fields:
            if column.editable and column.name not in TEXT_COLUMNS and not column.primary_key:
                setattr(self.instance, column.attname, getattr(latest, column.attname))
        for column in self._streams():
            if column.name in self.cleaned_data:
                self._merge(column, latest)

    def _merge(self, column: Field, latest: Any) -> None:
        sent = column.get_prep_value(self.cleaned_data[column.name])
        merged = merge_body(getattr(latest, column.name), sent)
        kept = column.to_python(merged.blocks)
        self.cleaned_data[column.name] = kept
        self.withheld = self.withheld or (merged.withheld and _differs(column, sent, kept))

    def _streams(self) -> list[Any]:
        columns = self.instance._meta.concrete_fields
        return [c for c in columns if isinstance(c, StreamField) and c.name in self.fields]

    def _latest(self) -> Any:
        """The draft as it is stored now, whatever page object the form was given."""
        stored = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
        return stored.get_latest_revision_as_object() if stored else self.instance


def _no_more_than(present: Counter[str], block: StreamBlock) -> StreamBlock:
    """The same block, whose editor adds texts only. It guides; ``keep_all_but_texts`` decides."""
    closed = set(block.child_blocks) - WRITTEN_BLOCKS
    counts = {name: {"max_num": present[name]} for name in closed}
    return type(block)(required=block.required, block_counts=counts)
