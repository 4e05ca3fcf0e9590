"""The legal file of a draft: coded answers in columns, documents in the first documents block."""

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.text import capfirst
from wagtail.models import Page

from immo_agencies.audit import digest, record
from immo_agencies.models import Agency
from immo_blocks.energy.parse import key_of
from immo_blocks.references import raw_blocks, raw_items
from immo_pages.assigned.draft import change_draft, last_editor
from immo_pages.documents import intake
from immo_pages.models import PropertyDocument
from immo_pages.models.mixins import LegalMixin
from immo_pages.vocabulary import DocumentKind

FACTS = tuple(field.name for field in LegalMixin._meta.local_fields)
_DOCUMENTS = "documents"


@dataclass(frozen=True)
class NewDocument:
    """A stored document; ``replaces`` is the id of the item whose place it takes, else blank."""

    document: PropertyDocument
    replaces: str = ""


@dataclass(frozen=True)
class SavedFile:
    """What became of it; ``moved_by`` names who saved the answers first: hers were left out."""

    changed: bool
    moved_by: str = ""


def facts_of(draft: Any) -> dict[str, Any]:
    """The coded answers by column; empty for a page that has none (a development)."""
    return {name: getattr(draft, name) for name in FACTS if hasattr(draft, name)}


def state_of(draft: Any) -> str:
    """Fingerprint of the answers."""
    return digest(sorted((name, str(value)) for name, value in facts_of(draft).items()))


def documents_of(draft: Any) -> list[tuple[str, int]]:
    """Item id and document key of each document of the page, in their order."""
    return [
        (item, key)
        for block in raw_blocks(draft.body)
        if block["type"] == _DOCUMENTS
        for item, value in raw_items(block.get("value"), "documents")
        if (key := key_of(value.get("document"))) is not None
    ]


def store_document(
    file: UploadedFile,
    agency: Agency,
    user: Any,
    *,
    kind: str,
    issued_on: datetime.date | None = None,
) -> PropertyDocument:
    """Keep an upload as a private document; raises ValidationError with what is wrong with it."""
    stem = PurePath(file.name or "").stem[:150]
    title = capfirst(f"{DocumentKind(kind).label}: {stem}".strip(": "))
    return intake.store_document(file, agency, user, title=title, kind=kind, issued_on=issued_on)


@transaction.atomic
def save_legal_file(
    page: Page,
    facts: Mapping[str, Any] | None,
    new: Sequence[NewDocument],
    *,
    seen: str,
    note: str = "",
    agency: Agency,
    by: Any,
) -> SavedFile:
    """Write the answers and put the documents into the latest draft of ``page``.

    ``facts`` None leaves the answers as they are. When somebody saved the answers since they were
    seen, only the documents are put on the page. Raises DraftClosed.
    """
    before: dict[str, Any] = {}
    changes: dict[str, tuple[Any, Any]] = {}
    moved = False

    def change(draft: Any) -> bool:
        nonlocal moved
        before.update(facts_of(draft))
        moved = facts is not None and state_of(draft) != seen
        for name, value in ({} if moved else facts or {}).items():
            if name in before and before[name] != value:
                changes[name] = (before[name], value)
                setattr(draft, name, value)
        if new:
            old = documents_of(draft)
            place_documents(draft, new)
            changes["documents"] = (old, documents_of(draft))
        return bool(changes)

    editor = last_editor(page)
    change_draft(page, change, by=by, action="immo_pages.legal_completed", note=note)
    record("legal.completed", agency, by=by, obj=page, changes=changes)
    return SavedFile(bool(changes), editor if moved else "")


def place_documents(draft: Any, new: Iterable[NewDocument]) -> None:
    """Put each document in the place of the one it replaces, else at the end of the first block.

    A replaced document leaves the page, not the library: what visitors get changes only when the
    draft is published.
    """
    blocks = [dict(block) for block in raw_blocks(draft.body)]
    for one in new:
        if not (one.replaces and _replace(blocks, one)):
            _append(blocks, one)
    draft.body = type(draft)._meta.get_field("body").to_python(blocks)


def _replace(blocks: list[dict[str, Any]], new: NewDocument) -> bool:
    for block in blocks:
        items = dict(raw_items(block.get("value"), "documents"))
        if block["type"] != _DOCUMENTS or new.replaces not in items:
            continue
        items[new.replaces] = items[new.replaces] | {"document": new.document.pk}
        block["value"] = _with_items(block["value"], items)
        return True
    return False


def _append(blocks: list[dict[str, Any]], new: NewDocument) -> None:
    block = next((b for b in blocks if b["type"] == _DOCUMENTS), None)
    if block is None:
        block = {"type": _DOCUMENTS, "id": str(uuid.uuid4()), "value": {"title": ""}}
        blocks.append(block)
    items = dict(raw_items(block.get("value"), "documents"))
    items[str(uuid.uuid4())] = {"document": new.document.pk, "label": ""}
    block["value"] = _with_items(block.get("value"), items)


def _with_items(value: Any, items: Mapping[str, Any]) -> dict[str, Any]:
    listed = [{"type": "item", "id": key, "value": item} for key, item in items.items()]
    return dict(value if isinstance(value, dict) else {}) | {"documents": listed}
