"""Raw block data of demonstration pages."""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile

from home.demo import documents
from home.demo.content.shape import DemoDocument, DemoPhoto, DemoProperty
from home.demo.loading.pictures import Album
from immo_agencies.models import Agency
from immo_pages.models import PropertyDocument

# Ids that are the same in every installation: a translation keeps those of its original.
_NAMESPACE = uuid.UUID("6f0d2f5e-6d0c-4a63-9a38-1f6f5f1a7c11")
Block = dict[str, Any]


def block(owner: str, kind: str, value: Any) -> Block:
    """A block of the page ``owner``."""
    return {"type": kind, "id": _id(owner, kind), "value": value}


def text(owner: str, html: str) -> list[Block]:
    """A rich text block, or nothing for no text."""
    return [block(owner, "rich_text", html)] if html else []


def gallery(
    owner: str, agency: Agency, album: Album, photos: Sequence[DemoPhoto], captions: Sequence[str]
) -> list[Block]:
    """A gallery of the photos with their captions, or nothing."""
    items = [
        {
            "type": "item",
            "id": _id(owner, f"photo {position}"),
            "value": {
                "photo": album.photo(agency, photo).pk,
                "caption": caption,
                "room": photo.room,
            },
        }
        for position, (photo, caption) in enumerate(zip(photos, captions, strict=True))
    ]
    return [block(owner, "gallery", {"title": "", "photos": items})] if items else []


def energy(prop: DemoProperty) -> list[Block]:
    """The certificate, or nothing."""
    if prop.energy is None:
        return []
    value = {name: _plain(found) for name, found in prop.energy.items()} | {"document": None}
    return [block(prop.reference, "energy", value)]


def papers(owner: str, agency: Agency, wanted: Sequence[DemoDocument]) -> list[Block]:
    """A block of specimen documents, or nothing; each kind is stored once an agency."""
    items = [
        {
            "type": "item",
            "id": _id(owner, f"document {position}"),
            "value": {"document": _document(agency, document).pk, "label": ""},
        }
        for position, document in enumerate(wanted)
    ]
    return [block(owner, "documents", {"title": "", "documents": items})] if items else []


def _document(agency: Agency, wanted: DemoDocument) -> PropertyDocument:
    title = documents.title(wanted.kind, wanted.language)
    same = {"collection": agency.collection, "title": title, "access": wanted.access}
    found = PropertyDocument.objects.filter(**same).first()
    if found is not None:
        return found
    content = documents.pdf(wanted.kind, language=wanted.language, region=wanted.region)
    # Two documents of one kind differ in access, so they differ in their bytes' name only.
    name = f"{wanted.kind}-{wanted.language}-{wanted.access}.pdf"
    return PropertyDocument.objects.create(
        **same, kind=wanted.kind, language=wanted.language, file=ContentFile(content, name=name)
    )


def _id(owner: str, part: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{owner} {part}"))


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))
