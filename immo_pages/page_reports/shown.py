"""What an operator may know of a reported page: what every visitor sees, never a draft."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from immo_agencies.tenancy import agency_of
from immo_pages.models import (
    ContentPage,
    DevelopmentPage,
    PropertyDocument,
    PropertyPage,
    PropertyPhoto,
)
from immo_pages.models.document import SHOWN_TO_VISITORS
from immo_pages.page_reports.blocked import page_block
from immo_pages.usage import held_ids

#: An agency without home page, or without list of properties, would have no site left.
BLOCKABLE = (PropertyPage, DevelopmentPage, ContentPage)


@dataclass(frozen=True)
class FileChoice:
    """A photo or document that stands on the page now."""

    value: str
    label: str
    file: Any
    thumb: str = ""


def files_on_air(page: Page | None) -> list[FileChoice]:
    """Photos and documents that visitors of ``page`` see; none of a page that is not live."""
    if page is None or not page.live:
        return []
    specific = page.specific
    collection = getattr(agency_of(specific), "collection", None)
    own = {"collection__path__startswith": collection.path} if collection else {"pk__in": []}
    photos = PropertyPhoto.objects.filter(pk__in=held_ids(specific, PropertyPhoto), **own)
    documents = PropertyDocument.objects.filter(
        SHOWN_TO_VISITORS, pk__in=held_ids(specific, PropertyDocument), **own
    )
    return [
        *(_photo(photo) for photo in photos.filter(is_blocked=False).order_by("pk")),
        *(_document(document) for document in documents.order_by("pk")),
    ]


def may_be_blocked(page: Page | None) -> bool:
    """Whether ``page`` is of a kind that can be taken off the site, and is not yet."""
    return (
        page is not None
        and issubclass(page.specific_class or Page, BLOCKABLE)
        and page_block(page) is None
    )


def _photo(photo: PropertyPhoto) -> FileChoice:
    words = _("Photo: %(title)s") % {"title": photo.default_alt_text or photo.title}
    return FileChoice(f"photo:{photo.pk}", words, photo, photo.immo_preset("thumb").url)


def _document(document: PropertyDocument) -> FileChoice:
    words = _("Document: %(title)s") % {"title": document.title}
    return FileChoice(f"document:{document.pk}", words, document)
