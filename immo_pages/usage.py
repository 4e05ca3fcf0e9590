"""Which photos and documents live public pages really use.

Wagtail's reference index finds candidates, but it is written by a task and lags behind the pages;
the rows of the pages decide, so that what an editor took off a page is gone at once.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, Model, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from immo_blocks.references import document_ids, photo_ids
from immo_pages.models import PropertyDocument, PropertyPhoto
from immo_pages.public import PublicContent

_IDS_IN_BODY = {PropertyPhoto: photo_ids, PropertyDocument: document_ids}


def candidates(public: PublicContent, model: type[Model]) -> QuerySet[Any]:
    """Photos or documents of the agency that live public pages seem to use."""
    references = _references(public, model).filter(to_object_id=OuterRef("as_text"))
    own = model._default_manager.filter(public.in_collection())
    return own.annotate(as_text=Cast("pk", CharField())).filter(Exists(references)).order_by("pk")


def used_ids(public: PublicContent, model: type[Model], ids: Iterable[int]) -> set[int]:
    """Those of ``ids`` that the stored body or a field of a live public page holds."""
    wanted = set(ids)
    found: set[int] = set()
    for page_model, pages in _pages_by_model(_users(public, model, wanted)):
        for page in page_model._default_manager.filter(pk__in=pages).only(
            *_fields(page_model, model)
        ):
            found.update(_held_by(page, model))
    return wanted & found


def is_used(public: PublicContent, item: Model) -> bool:
    """Whether a live public page uses ``item``, a photo or document."""
    return item.pk in used_ids(public, type(item), [item.pk])


def _references(public: PublicContent, model: type[Model]) -> QuerySet[ReferenceIndex]:
    pages = public.pages().order_by().annotate(as_text=Cast("pk", CharField()))
    return ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=pages.values("as_text"),
    )


def _users(public: PublicContent, model: type[Model], ids: set[int]) -> list[tuple[int, int]]:
    """Keys of the pages that seem to use one of ``ids``, with the key of their content type."""
    keys = [str(pk) for pk in ids]
    found = _references(public, model).filter(to_object_id__in=keys)
    return list(found.values_list("object_id", "content_type_id").distinct())


def _pages_by_model(users: Iterable[tuple[int, int]]) -> Iterator[tuple[type[Page], list[int]]]:
    by_type: dict[int, list[int]] = {}
    for page, content_type in users:
        by_type.setdefault(content_type, []).append(int(page))
    for content_type, pages in by_type.items():
        page_model = ContentType.objects.get_for_id(content_type).model_class()
        if page_model is not None and issubclass(page_model, Page):
            yield page_model, pages


def _fields(page_model: type[Page], model: type[Model]) -> list[str]:
    """Names of the columns of ``page_model`` that may hold a ``model``."""
    return [
        field.name
        for field in page_model._meta.concrete_fields
        if isinstance(field, StreamField) or field.related_model is model
    ]


def _held_by(page: Page, model: type[Model]) -> Iterator[int]:
    for name in _fields(type(page), model):
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            yield from _IDS_IN_BODY[model](getattr(page, name))
        elif (key := getattr(page, field.attname)) is not None:
            yield key


def held_ids(page: Page, model: type[Model]) -> frozenset[int]:
    """Keys of the photos or documents that the stored row of ``page`` holds."""
    return frozenset(_held_by(page, model))
