"""``/api/v2/pages/``: live public pages of the host's agency."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Q
from django.http import Http404
from wagtail.api.v2.filters import (
    AncestorOfFilter,
    ChildOfFilter,
    DescendantOfFilter,
    LocaleFilter,
    TranslationOfFilter,
)
from wagtail.api.v2.utils import BadRequestError, page_models_from_string
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.models import Page

from immo_pages.api.base import PublicEndpoint
from immo_pages.api.bundle import PageBundle
from immo_pages.api.fields import PublicPageSerializer
from immo_pages.api.filters import DeclaredOrdering, IdentityFilter, TitleSearch
from immo_pages.api.sites import below, own_site
from immo_pages.market.visibility import publicly_listed

_META = ["html_url", "slug", "show_in_menus", "seo_title", "search_description"]
_DATES = ["first_published_at", "last_published_at"]


class PublicPagesViewSet(PublicEndpoint, PagesAPIViewSet):
    """Facts, blocks, cover, children and translations of pages, at a fixed number of queries."""

    base_serializer_class = PublicPageSerializer
    filter_backends: ClassVar[list[Any]] = [
        IdentityFilter,
        ChildOfFilter,
        AncestorOfFilter,
        DescendantOfFilter,
        TranslationOfFilter,
        LocaleFilter,
        TitleSearch,
        DeclaredOrdering,
    ]
    order_fields = frozenset({"first_published_at", "id"})
    list_parameters = frozenset(
        {"id", "slug", "type", "locale", "site", "search", "translation_of"}
        | {"child_of", "ancestor_of", "descendant_of"}
    )
    find_query_parameters = frozenset({"id", "html_path"})

    # Without Wagtail's alias_of: it names its page whether that is public or not.
    meta_fields: ClassVar[list[str]] = [
        *BaseAPIViewSet.meta_fields,
        *_META,
        *_DATES,
        "parent",
        "locale",
    ]
    body_fields: ClassVar[list[str]] = [
        *BaseAPIViewSet.body_fields,
        "title",
        "facts",
        "cover",
        "body",
        "children",
        "open_houses",
        "translations",
    ]
    listing_default_fields: ClassVar[list[str]] = [
        *PagesAPIViewSet.listing_default_fields,
        "facts",
        "cover",
    ]

    @cached_property
    def _asked_site(self) -> Q:
        wanted = self.request.GET.get("site")
        return below(own_site(self.public, wanted)) if wanted is not None else Q()

    def get_base_queryset(self) -> Any:
        """Public pages of the agency; of one site of it when the request names one."""
        return self._public_pages().filter(self._asked_site)

    def _public_pages(self, model: type[Page] = Page) -> Any:
        """A list shows what lists of the site show; an address answers what the site answers."""
        pages = self.public.pages(model)
        return publicly_listed(pages) if self.action == "listing_view" else pages

    def get_root_page(self) -> Page:
        """Root of the answering site, for ``child_of=root``."""
        if self.public.site is None:
            raise BadRequestError("this host has no site")
        return self.public.site.root_page

    def get_queryset(self) -> Any:
        """Public pages, of the types named in ``?type=``; raises BadRequestError for no type."""
        models = self._types()
        if len(models) == 1:
            return self._public_pages(models[0]).filter(self._asked_site)
        base = self.get_base_queryset()
        return base.type(*models) if models else base

    def get_object(self) -> Page:
        """The page with its own type and relations; read once."""
        if not hasattr(self, "bundle"):
            self._bundle([BaseAPIViewSet.get_object(self)])
        return self.bundle.pages[0]

    def paginate_queryset(self, queryset: Any) -> list[Page]:
        """Pages of the slice with their own types."""
        return self._bundle(super().paginate_queryset(queryset)).pages

    def find_object(self, queryset: Any, request: Any) -> Page | None:
        """By ``id`` or by ``html_path``, with or without the language in front."""
        if "html_path" not in request.GET:
            return super().find_object(queryset, request)
        root, parts = self._start_of(request.GET["html_path"])
        try:
            page, _args, _kwargs = root.specific.route(request, parts)
        except Http404:
            return None
        return queryset.filter(pk=page.pk).first()

    def _start_of(self, path: str) -> tuple[Page, list[str]]:
        """Root page of the language that ``path`` starts with, and the parts below it."""
        root = self.get_root_page()
        parts = [part for part in path.split("/") if part]
        in_language = root.get_translations(inclusive=True).filter(
            locale__language_code=parts[0] if parts else ""
        )
        translated = in_language.first()
        return (translated, parts[1:]) if translated else (root, parts)

    def get_serializer_context(self) -> dict[str, Any]:
        """Adds the bundle of this answer."""
        return BaseAPIViewSet.get_serializer_context(self) | {"bundle": self.bundle}

    def _bundle(self, pages: Any) -> PageBundle:
        self.bundle = PageBundle(pages, self.public, self.base_url)
        return self.bundle

    def _types(self) -> tuple[type[Page], ...]:
        try:
            return page_models_from_string(self.request.GET["type"])
        except KeyError:
            return ()
        except (LookupError, ValueError) as error:
            raise BadRequestError("type doesn't exist") from error
