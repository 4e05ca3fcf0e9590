"""Whose is it? Every answer about ownership comes from here.

The agency of a page is found from the first eight characters of its path in a map that is cached
per process for a few seconds, so asking costs no query.
"""

import copy
import time
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, Page, Site

from immo_agencies.access import Access, accesses_of
from immo_agencies.extension_points import choosable_models, files_of_pages
from immo_agencies.models import Agency, AgencyHome

HOME_PATH_LENGTH = 8  # root (0001) and the home page below it, four characters each
_MAP_SECONDS = 10
_SESSION_KEY = "immo_active_agency"


class _AgencyMap:
    """Path of a home page, key of a collection -> agency, kept for ``_MAP_SECONDS``.

    Collections by key: Wagtail keeps them in order of name, so that the paths of all others change
    when an agency is opened.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Drop what is known; the next question reads it again."""
        self._read_at = float("-inf")
        self._pages: dict[str, Agency] = {}
        self._collections: dict[int, Agency] = {}

    def _read(self) -> None:
        agencies = Agency.objects.in_bulk()
        homes = AgencyHome.objects.values_list("page__path", "agency_id")
        self._pages = {path: agencies[pk] for path, pk in homes}
        self._collections = {a.collection_id: a for a in agencies.values() if a.collection_id}
        self._read_at = time.monotonic()

    def _fresh(self) -> "_AgencyMap":
        if time.monotonic() - self._read_at > _MAP_SECONDS:
            self._read()
        return self

    def of_page_path(self, path: str) -> Agency | None:
        """Agency whose home page starts ``path``."""
        return self._fresh()._pages.get(path[:HOME_PATH_LENGTH])

    def of_collection(self, collection: Collection) -> Agency | None:
        """Agency whose collection it is; a query for a collection below an agency's own."""
        found = self._fresh()._collections.get(collection.pk)
        if found is not None or len(collection.path) <= HOME_PATH_LENGTH:
            return found
        top = collection.path[:HOME_PATH_LENGTH]
        return Agency.objects.filter(collection__path=top).first()


agency_map = _AgencyMap()


def agency_of(obj: Any) -> Agency | None:
    """The agency that owns ``obj``, or None for what belongs to the platform.

    Takes pages, sites, collections, anything with an ``agency``, and what lies in a collection
    (photos, documents).
    """
    if obj is None or isinstance(obj, Agency):
        return obj
    if isinstance(obj, Page):
        return _copied(agency_map.of_page_path(obj.path or ""))
    if isinstance(obj, Site):
        return agency_of(obj.root_page)
    if isinstance(obj, Collection):
        return _copied(agency_map.of_collection(obj))
    if hasattr(obj, "agency_id"):
        return obj.agency
    return agency_of(getattr(obj, "collection", None))


def _copied(agency: Agency | None) -> Agency | None:
    """A copy, so that nobody changes the shared one."""
    return copy.copy(agency)


def agency_of_host(request: HttpRequest) -> Agency | None:
    """The agency whose site answers at the host of ``request``; None on the platform's host."""
    site = Site.find_for_request(request)
    return agency_of(site) if site else None


def active_access(request: HttpRequest) -> Access | None:
    """The way in that the signed-in person uses now; checked on every request."""
    if not hasattr(request, "_immo_active_access"):
        request._immo_active_access = _choose_access(request)  # type: ignore[attr-defined]
    return request._immo_active_access  # type: ignore[attr-defined]


def active_agency(request: HttpRequest) -> Agency | None:
    """The agency the signed-in person works for now."""
    access = active_access(request)
    return access.agency if access else None


def _choose_access(request: HttpRequest) -> Access | None:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    accesses = accesses_of(user)
    wanted = request.session.get(_SESSION_KEY)
    # An operator enters an agency by an act of her own, never because a session happens to be open.
    own = (a for a in accesses if a.support_session_id is None)
    return next((a for a in accesses if a.agency.pk == wanted), next(own, None))


def work_for(request: HttpRequest, agency: Agency | None) -> None:
    """Make ``agency`` the active one from the next request on; access is checked there again.

    None forgets the choice: a member works for her first agency, an operator for none.
    """
    request.session[_SESSION_KEY] = agency.pk if agency else None
    vars(request).pop("_immo_active_access", None)


def for_agency(request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Narrow ``queryset`` to what the active agency of ``request`` owns and its member may know.

    Pages are narrowed by their place in the tree, photos and documents by their collection, all
    else by its ``agency`` column; then by the member's list of properties, if she has one. Without
    an active agency nothing is left.
    """
    access = active_access(request)
    return queryset.none() if access is None else covered_by(access, queryset)


def covered_by(access: Access, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Narrow ``queryset`` to what ``access`` reaches: ``Access.covers``, asked of many rows."""
    return owned_by(access.agency, queryset).filter(on_the_list(access, queryset.model))


def on_the_list(access: Access, model: type[models.Model]) -> Q:
    """Condition on rows of ``model`` that leaves what the list of ``access`` covers.

    Chosen pages and own ones; of photos and documents, own ones and those that such pages use.
    """
    if access.page_keys is None:
        return Q()
    if issubclass(model, Page):
        return _own_or_chosen(access) | ~Q(content_type__in=_choosable_types())
    if issubclass(model, AbstractImage | AbstractDocument):
        return Q(uploaded_by_user=access.user_id) | Q(pk__in=_files_of(access, model))
    return Q()


def _own_or_chosen(access: Access) -> Q:
    condition = Q(owner=access.user_id)
    for path in access.paths:
        condition |= Q(path__startswith=path)
    return condition


def _choosable_types() -> list[ContentType]:
    models_by_type = ContentType.objects.get_for_models(*choosable_models())
    return list(models_by_type.values())


def _files_of(access: Access, model: type[models.Model]) -> frozenset[int]:
    pages = Page.objects.filter(_own_or_chosen(access), content_type__in=_choosable_types())
    return files_of_pages(owned_by(access.agency, pages), model)


def collection_path(agency: Agency) -> models.Subquery:
    """Path of the agency's collection as it is now; the one in hand may have moved since."""
    return models.Subquery(
        Collection.objects.filter(agency=agency).values("path"), output_field=models.CharField()
    )


def owned_by(agency: Agency, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Narrow ``queryset`` to what ``agency`` owns; raises TypeError for a model without owner.

    Pages in the bin of the agency are left out: who works with pages finds none of them.
    """
    model = queryset.model
    names = {field.name for field in model._meta.get_fields()}
    if issubclass(model, Page):
        paths = AgencyHome.objects.filter(agency=agency).values_list("page__path", "bin__path")
        below = models.Q(pk__in=[])
        for path, thrown_away in paths:
            kept = ~models.Q(path__startswith=thrown_away) if thrown_away else models.Q()
            below |= models.Q(path__startswith=path) & kept
        return queryset.filter(below)
    if issubclass(model, Site):
        return queryset.filter(root_page__in=owned_by(agency, Page.objects.order_by()))
    if "collection" in names and agency.collection is not None:
        return queryset.filter(collection__path__startswith=collection_path(agency))
    if "agency" in names:
        return queryset.filter(agency=agency)
    raise TypeError(f"{model.__name__} has no owner: give it an agency or a collection.")
