"""Draw the latest draft as it will look, with photos that only the link opens."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from immo_pages.draft_usage import files_of_pages
from immo_pages.models import PreviewLink, PropertyPage, PropertyPhoto
from immo_pages.navigation import Link
from immo_pages.preview_links.actions import may_be_shown


@dataclass(frozen=True)
class Preview:
    """What the bar on top of a draft says."""

    link: PreviewLink
    published: bool


def drafts_behind(link: PreviewLink) -> dict[str, PropertyPage]:
    """The property in all languages that have a page, by language; never published ones too."""
    found = same_property(link).select_related("locale")
    return {page.language_code: page for page in found if may_be_shown(page)}


def same_property(link: PreviewLink) -> QuerySet[PropertyPage]:
    """Pages of the property in every language of the agency."""
    pages = PropertyPage.objects.filter(agency=link.agency_id, trashed=None)
    pages = pages.filter(translation_key=link.page.translation_key)
    return pages.defer_streamfields().order_by("language_code")


def draw(
    request: HttpRequest, link: PreviewLink, token: str, pages: dict[str, Any], language: str
) -> str:
    """HTML of the latest draft in ``language``, which is one of ``pages``."""
    page = pages[language]
    draft = page.get_latest_revision_as_object()
    # A revision keeps the columns of its day; regions and mirrored columns follow the content.
    draft.derive_region()
    draft.mirror_body()
    request.is_preview = True  # type: ignore[attr-defined]
    with override(language):
        context = draft.get_context(request) | {
            "preview": Preview(link, page.live and not page.has_unpublished_changes),
            "languages": _language_links(token, pages, language),
        }
        html: str = render_to_string(draft.get_template(request), context, request)
    if not page.live:
        # Documents are served while a live page shows them: here the way would lead nowhere.
        html = _document_address().sub("", html)
    return _with_photos_of_the_link(html, link, token)


def _language_links(token: str, pages: dict[str, Any], active: str) -> list[Link]:
    names = dict(settings.LANGUAGES)
    return [
        Link(
            names.get(code, code),
            reverse("immo_pages_preview_in", args=[token, code]),
            code,
            current=code == active,
        )
        for code in pages
    ]


def photos_behind(link: PreviewLink) -> frozenset[int]:
    """Keys of the photos that the property uses, in its drafts and in what is published."""
    return files_of_pages(same_property(link), PropertyPhoto)


def _with_photos_of_the_link(html: str, link: PreviewLink, token: str) -> str:
    """The public name of a photo works for ever: a seller gets names that end with the link."""
    named = PropertyPhoto.objects.filter(pk__in=photos_behind(link)).values_list("uuid", "pk")
    keys = {str(uuid): pk for uuid, pk in named}

    def renamed(found: re.Match[str]) -> str:
        key = keys.get(found["uuid"])
        if key is None:
            return found[0]
        name = f"{key}-{found['hash']}.{found['extension']}"
        return reverse("immo_pages_preview_photo", args=[token, found["preset"], name])

    return _photo_address().sub(renamed, html)


@cache
def _document_address() -> re.Pattern[str]:
    start = reverse("wagtaildocs_serve", args=[0, "x"]).removesuffix("0/x")
    return re.compile(rf'\shref="{re.escape(start)}[^"]*"')


@cache
def _photo_address() -> re.Pattern[str]:
    start = re.escape(reverse("immo_pages_photo", args=["p", "n"]).removesuffix("p/n"))
    name = r"(?P<uuid>[0-9a-f-]{36})-(?P<hash>[0-9a-f]{12})\.(?P<extension>[a-z]+)"
    return re.compile(rf"{start}(?P<preset>[\w-]+)/{name}")


def address_of(link: PreviewLink, token: str) -> str:
    """Absolute address of the preview, on the agency's main host; blank while it has none."""
    site = link.agency.sites().first()
    return urljoin(site.root_url, reverse("immo_pages_preview", args=[token])) if site else ""
