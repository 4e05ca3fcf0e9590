"""All that a list of pages needs, read for the whole list: the same queries for 1 page and 100."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from immo_blocks.api import MediaIndex
from immo_blocks.media import is_shown
from immo_pages.models import (
    AgencyHomePage,
    DevelopmentPage,
    OpenHouse,
    PropertyIndexPage,
    PropertyPage,
    PropertyPhoto,
)
from immo_pages.models.document import SHOWN_TO_VISITORS
from immo_pages.public import PublicContent

STEP = Page.steplen
_RELATED: dict[type[Page], tuple[str, ...]] = {PropertyPage: ("agent", "agent__photo")}


class PageBundle:
    """Pages of one answer with their media, relatives and translations, each read when needed."""

    def __init__(self, pages: Iterable[Page], public: PublicContent, base_url: str) -> None:
        self.public = public
        self.base_url = base_url
        self.pages = _specific(list(pages))

    @cached_property
    def media(self) -> MediaIndex:
        """Photos and documents of all bodies; what another agency owns is not among them."""
        own = self.public.in_collection()
        bodies = [body for page in self.pages if (body := raw_body(page)) is not None]
        return MediaIndex.load(
            bodies,
            image_filter=own,
            document_filter=own & SHOWN_TO_VISITORS,
            base_url=self.base_url,
        )

    @cached_property
    def addresses(self) -> MediaIndex:
        """An index without media: it only makes addresses absolute."""
        return MediaIndex(base_url=self.base_url)

    @cached_property
    def covers(self) -> dict[int, PropertyPhoto]:
        """Cover photos by key; that of a single page is among the photos of its body."""
        keys = {key for page in self.pages if (key := cover_id(page))}
        if len(self.pages) == 1 and keys <= self.media.images.keys():
            return {key: self.media.images[key] for key in keys}
        photos = PropertyPhoto.objects.filter(self.public.in_collection(), pk__in=keys)
        return {photo.pk: photo for photo in photos if is_shown(photo)}

    @cached_property
    def open_houses(self) -> dict[int, list[OpenHouse]]:
        """Open houses by key of the property."""
        keys = [page.pk for page in self.pages if isinstance(page, PropertyPage)]
        found = OpenHouse.objects.filter(page__in=keys) if keys else []
        return _grouped(found, lambda visit: visit.page_id)

    @cached_property
    def parents(self) -> dict[str, Page]:
        """Public parents by path."""
        paths = {page.path[:-STEP] for page in self.pages}
        found = self.public.pages().filter(path__in=paths).select_related("locale")
        return {page.path: page for page in found}

    @cached_property
    def children(self) -> dict[str, list[Page]]:
        """Public children by path of the parent."""
        below = Q(pk__in=[])
        for page in self.pages:
            if lists_children(page) and page.numchild:
                below |= Q(path__startswith=page.path, depth=page.depth + 1)
        return _grouped(self._read(below), lambda page: page.path[:-STEP])

    @cached_property
    def translations(self) -> dict[Any, list[Page]]:
        """Public pages by translation key."""
        keys = {page.translation_key for page in self.pages}
        return _grouped(self._read(Q(translation_key__in=keys)), lambda page: page.translation_key)

    def _read(self, condition: Q) -> Iterable[Page]:
        return self.public.pages().filter(condition).select_related("locale")


def lists_children(page: Page) -> bool:
    """Whether an answer lists the children of ``page``: an index may have thousands."""
    return not isinstance(page, PropertyIndexPage | PropertyPage)


def raw_body(page: Page) -> Any:
    """Raw data of the blocks of ``page``, None for a page without blocks."""
    body = getattr(page, "body", None)
    return getattr(body, "raw_data", None)


def cover_id(page: Page) -> int | None:
    """Key of the photo that stands for ``page``."""
    if isinstance(page, PropertyPage | DevelopmentPage):
        return page.cover_id
    return page.hero_id if isinstance(page, AgencyHomePage) else None


def _specific(pages: list[Page]) -> list[Page]:
    """The pages as their own types in the same order: one query a type that occurs."""
    keys: dict[type[Page], list[int]] = {}
    for page in pages:
        keys.setdefault(page.specific_class or Page, []).append(page.pk)
    found: dict[int, Page] = {}
    for model, wanted in keys.items():
        rows = model._default_manager.filter(pk__in=wanted)
        related = ("locale", "content_type", *_RELATED.get(model, ()))
        found.update((row.pk, row) for row in rows.select_related(*related))
    return [found[page.pk] for page in pages if page.pk in found]


def _grouped(rows: Iterable[Any], key: Any) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
