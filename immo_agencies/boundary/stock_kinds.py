"""Kinds of ids in the addresses of Wagtail and of wagtail-localize."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    Page,
    Revision,
    TaskState,
    UploadedFile,
    WorkflowState,
)

from immo_agencies.boundary.kinds import Kind
from immo_agencies.boundary.own import own_pages
from immo_agencies.tenancy import active_agency, collection_path, for_agency


def _pages(request: HttpRequest) -> QuerySet[Page]:
    return own_pages(request, Page.objects.all())


def _explored_pages(request: HttpRequest) -> QuerySet[Page]:
    """Own pages, and the root: who has homes in several languages explores from there."""
    own = _pages(request).order_by().values("pk")
    return Page.objects.filter(Q(pk__in=own) | Q(depth=1))


def _images(request: HttpRequest) -> QuerySet[Any]:
    return for_agency(request, get_image_model()._default_manager.all())


def _documents(request: HttpRequest) -> QuerySet[Any]:
    return for_agency(request, get_document_model()._default_manager.all())


def _collections(request: HttpRequest) -> QuerySet[Collection]:
    agency = active_agency(request)
    if agency is None:
        return Collection.objects.none()
    return Collection.objects.filter(path__startswith=collection_path(agency))


def _of_pages(model: Any) -> Any:
    """Rows about a page, all agencies': the page they lead to decides."""
    kind = ContentType.objects.get_for_model(Page)
    return model._default_manager.filter(base_content_type=kind)


def _task_states(request: HttpRequest) -> QuerySet[TaskState]:
    kind = ContentType.objects.get_for_model(Page)
    states = TaskState.objects.filter(workflow_state__base_content_type=kind)
    return states.select_related("workflow_state")


def _uploads(request: HttpRequest) -> QuerySet[UploadedFile]:
    """A file that waits for its form belongs to who sent it."""
    return UploadedFile.objects.filter(uploaded_by_user=request.user)


def _translations(request: HttpRequest) -> QuerySet[Any]:
    keys = _pages(request).order_by().values("translation_key")
    translation = apps.get_model("wagtail_localize", "Translation")
    return translation._default_manager.filter(source__object_id__in=keys)


def _segments(model_name: str) -> Any:
    def rows(request: HttpRequest) -> QuerySet[Any]:
        keys = _pages(request).order_by().values("translation_key")
        segment = apps.get_model("wagtail_localize", model_name)
        return segment._default_manager.filter(source__object_id__in=keys)

    return rows


KINDS: Mapping[str, Kind] = {
    "page": Kind(_pages, named=Page),
    "explored_page": Kind(_explored_pages),
    "image": Kind(_images, named=get_image_model()),
    "document": Kind(_documents, named=get_document_model()),
    "collection": Kind(_collections),
    "revision": Kind(
        lambda request: _of_pages(Revision).defer("content"),
        leads_to=lambda revision: ("page", revision.object_id),
    ),
    "workflow_state": Kind(
        lambda request: _of_pages(WorkflowState),
        leads_to=lambda state: ("page", state.object_id),
    ),
    "task_state": Kind(
        _task_states, leads_to=lambda state: ("page", state.workflow_state.object_id)
    ),
    "uploaded_file": Kind(_uploads),
    "translation": Kind(_translations),
    "string_segment": Kind(_segments("StringSegment")),
    "overridable_segment": Kind(_segments("OverridableSegment")),
}
