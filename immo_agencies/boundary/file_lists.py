"""Filters of the lists of photos and documents; the admin API of both."""

from typing import Any

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from rest_framework.authentication import SessionAuthentication
from wagtail import hooks
from wagtail.admin.filters import PopularTagsFilter
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.views import documents
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.views import images
from wagtail.permissions import policy_registry

from immo_agencies.boundary.own import own_files, popular_own_tags


class OwnTagsMixin:
    """Offers the agency's own popular tags; Wagtail counts those of all agencies."""

    filters: Any
    request: HttpRequest
    _meta: Any

    def __init__(self, *args: Any, is_searching: bool | None = None, **kwargs: Any) -> None:
        super().__init__(*args, is_searching=is_searching, **kwargs)  # type: ignore[call-arg]
        stock = self.filters.pop("tag", None)
        own = popular_own_tags(self.request, self._meta.model)
        choices = [(tag.name, tag.name) for tag in own] if stock else []
        if choices:
            self.filters["tag"] = PopularTagsFilter(
                label=stock.label,
                field_name="tags__name",
                choices=choices,
                widget=CheckboxSelectMultiple,
                use_subquery=is_searching,
                help_text=stock.extra["help_text"],
            )


class OwnImagesFilterSet(OwnTagsMixin, images.ImagesFilterSet):
    """Photos."""


class OwnDocumentsFilterSet(OwnTagsMixin, documents.DocumentsFilterSet):
    """Documents."""


def narrow_file_lists() -> None:
    """Give Wagtail's lists our filters; they read the class attribute at every request."""
    images.IndexView.filterset_class = OwnImagesFilterSet
    documents.IndexView.filterset_class = OwnDocumentsFilterSet


class OwnFilesEndpoint:
    """Files of the active agency, asked for with the session of the admin only."""

    request: HttpRequest
    # Wagtail leaves the default, which lets a password sent along speak for somebody else.
    authentication_classes = [SessionAuthentication]

    def get_queryset(self) -> QuerySet[Any]:
        """The agency's own, for who works with files; Wagtail's answers to everybody."""
        files = super().get_queryset()  # type: ignore[misc]
        policy = policy_registry.get_by_type(files.model)
        if not policy.user_has_any_permission(self.request.user, ["choose", "change"]):
            return files.none()
        return own_files(self.request, files)


class OwnImagesAdminAPI(OwnFilesEndpoint, ImagesAdminAPIViewSet):
    """``/admin/api/main/images/``."""


class OwnDocumentsAdminAPI(OwnFilesEndpoint, DocumentsAdminAPIViewSet):
    """``/admin/api/main/documents/``."""


@hooks.register("construct_admin_api", order=100)
def narrow_admin_api(router: WagtailAPIRouter) -> None:
    """After Wagtail's own registration: the later one stays."""
    router.register_endpoint("images", OwnImagesAdminAPI)
    router.register_endpoint("documents", OwnDocumentsAdminAPI)
