"""What blocks may tell about a document. Stock documents count as public, without a kind."""

from dataclasses import dataclass
from datetime import date
from typing import Any

PUBLIC, ON_REQUEST, PRIVATE = "public", "on_request", "private"


@dataclass(frozen=True)
class DocumentFacts:
    """A document as visitors may know it; size in bytes, ``url`` None unless public."""

    id: int
    title: str
    kind: str
    kind_label: str
    date: date | None
    language: str
    access: str
    size: int | None
    url: str | None

    @property
    def is_public(self) -> bool:
        """Anyone may open it."""
        return self.access == PUBLIC

    @property
    def on_request(self) -> bool:
        """Visitors see that it exists and may ask for it."""
        return self.access == ON_REQUEST


def document_public_url(document: Any) -> str | None:
    """Address for visitors, None unless the document is public."""
    if document_access(document) != PUBLIC:
        return None
    own = getattr(document, "immo_public_url", None)
    return own() if callable(own) else document.url


def document_access(document: Any) -> str:
    """``public``, ``on_request`` or ``private``; an unknown word counts as private, and so does
    a document that says it is withheld (``immo_withheld``), such as one not yet found clean."""
    if getattr(document, "immo_withheld", False):
        return PRIVATE
    access = getattr(document, "access", PUBLIC)
    return access if access in (PUBLIC, ON_REQUEST) else PRIVATE


def document_facts(document: Any) -> DocumentFacts | None:
    """What visitors may know of a document; None for a private one: nobody learns of it."""
    access = document_access(document)
    if access == PRIVATE:
        return None
    return DocumentFacts(
        id=document.pk,
        title=document.title,
        kind=getattr(document, "kind", "") or "",
        kind_label=str(getattr(document, "kind_label", "") or ""),
        date=getattr(document, "issued_on", None),
        language=getattr(document, "language", "") or "",
        access=access,
        size=getattr(document, "file_size", None) if access == PUBLIC else None,
        url=document_public_url(document),
    )
