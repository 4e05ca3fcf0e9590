"""What of Wagtail's shared tables belongs to the person who asks: pages, files, tags."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from taggit.models import Tag, TaggedItem
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page

from immo_agencies.access import is_operator
from immo_agencies.tenancy import active_access, covered_by, on_the_list

_LARGEST_ID = 2**31 - 1


def ids_in(values: Iterable[str]) -> list[int]:
    """The numbers among ``values`` that can be keys; the rest names nothing."""
    return [int(v) for v in values if v.isdecimal() and len(v) < 11 and int(v) <= _LARGEST_ID]


def own_pages(request: HttpRequest, pages: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow ``pages`` to what the signed-in person may know of.

    The pages of the active agency, without the properties a member's list does not name; for an
    operator outside every agency, the platform's own pages.
    """
    access = active_access(request)
    if access is not None:
        return covered_by(access, pages)
    return of_platform(pages) if is_operator(request.user) else pages.none()


def of_platform(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow ``pages`` to those that lie below no agency's home."""
    own = Q(depth=1)
    for path in Page.objects.filter(depth=2, agency_home=None).values_list("path", flat=True):
        own |= Q(path__startswith=path)
    return pages.filter(own)


def own_files(request: HttpRequest, files: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow photos or documents to what ``for_agency`` leaves, in a way that can be searched.

    By the column ``collection`` itself: what a search index holds, unlike the collection's path.
    """
    access = active_access(request)
    if access is None or access.agency.collection is None:
        return files.none()
    collections = Collection.objects.descendant_of(access.agency.collection, inclusive=True)
    own = files.filter(collection__in=list(collections.values_list("pk", flat=True)))
    return own.filter(on_the_list(access, files.model))


def own_tags(request: HttpRequest, *models: type[Any]) -> QuerySet[Tag]:
    """Tags on photos or documents (or on ``models`` only) of the active agency.

    The table of tags is shared by all agencies, so a tag is own when something own carries it.
    """
    used = Q(pk__in=[])
    for model in models or (get_image_model(), get_document_model()):
        used |= _uses(request, model)
    return Tag.objects.filter(pk__in=TaggedItem.objects.filter(used).values("tag_id"))


def popular_own_tags(request: HttpRequest, model: type[Any], count: int = 10) -> QuerySet[Tag]:
    """Tags that the active agency gave most to its rows of ``model``."""
    used = TaggedItem.objects.filter(_uses(request, model))
    counted = Tag.objects.filter(taggit_taggeditem_items__in=used)
    counted = counted.annotate(uses=Count("taggit_taggeditem_items"))
    return counted.order_by("-uses", "name")[:count]


def _uses(request: HttpRequest, model: type[Any]) -> Q:
    own = own_files(request, model._default_manager.order_by())
    return Q(content_type=ContentType.objects.get_for_model(model), object_id__in=own.values("pk"))
