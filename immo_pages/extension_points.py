"""Questions this room asks whoever is installed above it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page


class PageAction(StrEnum):
    """What ``may()`` and ``refusal()`` are asked about properties."""

    VIEW_PROPERTY = "immo_pages.view_property"
    COMPOSE_PROPERTY = "immo_pages.compose_property"
    EDIT_TEXT = "immo_pages.edit_text"
    EDIT_PRICE = "immo_pages.edit_price"
    QUICK_CHANGE = "immo_pages.quick_change"
    ARRANGE_PHOTOS = "immo_pages.arrange_photos"
    DOWNLOAD_ORIGINALS = "immo_pages.download_originals"
    COMPLETE_LEGAL_FILE = "immo_pages.complete_legal_file"
    READ_DOCUMENTS = "immo_pages.read_documents"
    SUBMIT_PROPERTY = "immo_pages.submit_property"
    PUBLISH_PROPERTY = "immo_pages.publish_property"
    DELETE_PROPERTY = "immo_pages.delete_property"
    DESTROY_PROPERTY = "immo_pages.destroy_property"
    UPLOAD_FILE = "immo_pages.upload_file"
    PUBLISH_DOCUMENT = "immo_pages.publish_document"
    MANAGE_AGENTS = "immo_pages.manage_agents"
    MANAGE_TEMPLATES = "immo_pages.manage_templates"
    SHARE_PREVIEW = "immo_pages.share_preview"


def tell_publish_refused(page: Page, revision: Any, reasons: Iterable[Any]) -> None:
    """Tell whoever wants to know that the scheduled ``revision`` of ``page`` was refused.

    Hook ``immo_publish_refused(page, revision, reasons) -> None``, after commit.
    """
    for listener in hooks.get_hooks("immo_publish_refused"):
        listener(page=page, revision=revision, reasons=list(reasons))


@dataclass(frozen=True)
class OtherPreview:
    """One more way to look at a draft. ``name`` stands in addresses, ``label`` on the screen.

    ``serve(page, request, mode)`` gets ``name`` or ``name:something`` as its mode.
    """

    name: str
    label: str
    serve: Callable[[Any, HttpRequest, str], HttpResponse | None]


def other_previews(page: Any) -> list[OtherPreview]:
    """In which other ways a draft of ``page`` can be looked at; the first is Wagtail's own.

    Hook ``immo_previews(page) -> Iterable[OtherPreview]``. A page that is being made has no place
    in the tree yet.
    """
    return [one for answer in hooks.get_hooks("immo_previews") for one in answer(page=page)]
