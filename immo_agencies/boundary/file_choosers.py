"""Choosers of photos and documents: the second wall behind the permission policies."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from wagtail import hooks
from wagtail.documents.views import chooser as documents
from wagtail.images.views import chooser as images

from immo_agencies.boundary.own import ids_in, own_files, popular_own_tags


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_document_chooser_queryset")
def only_own_files(files: Any, request: HttpRequest) -> Any:
    """Files that the chooser lists and finds."""
    return own_files(request, files)


class OwnChosenMixin:
    """The one that was chosen; a foreign one is answered like an absent one."""

    request: HttpRequest
    model: Any

    def get_object(self, pk: Any) -> Any:
        """The own file ``pk``; raises ObjectDoesNotExist, which the views answer with 404."""
        own = own_files(self.request, self.model._default_manager.filter(pk__in=ids_in([str(pk)])))
        if not own.exists():
            raise ObjectDoesNotExist
        return super().get_object(pk)  # type: ignore[misc]


class OwnChosenMultipleMixin:
    """Several chosen at once; foreign and unreadable ids are left out."""

    request: HttpRequest

    def get_objects(self, pks: list[str]) -> Any:
        """The own ones among ``pks``."""
        return own_files(self.request, super().get_objects(ids_in(pks)))  # type: ignore[misc]


class OwnImageChooseView(images.ImageChooseView):
    """Offers the agency's own popular tags."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Wagtail counts the tags of all agencies."""
        own = popular_own_tags(self.request, self.model_class)
        return super().get_context_data(**kwargs) | {"popular_tags": own}


class OwnImageChosenView(OwnChosenMixin, images.ImageChosenView):
    """One photo."""


class OwnImageChosenMultipleView(OwnChosenMultipleMixin, images.ImageChosenMultipleView):
    """Several photos."""


class OwnDocumentChosenView(OwnChosenMixin, documents.DocumentChosenView):
    """One document."""


class OwnDocumentChosenMultipleView(OwnChosenMultipleMixin, documents.DocumentChosenMultipleView):
    """Several documents."""


def narrow_file_choosers() -> None:
    """Give Wagtail's chooser viewsets our views, before their addresses are made."""
    images.viewset.choose_view_class = OwnImageChooseView
    images.viewset.chosen_view_class = OwnImageChosenView
    images.viewset.chosen_multiple_view_class = OwnImageChosenMultipleView
    documents.viewset.chosen_view_class = OwnDocumentChosenView
    documents.viewset.chosen_multiple_view_class = OwnDocumentChosenMultipleView
