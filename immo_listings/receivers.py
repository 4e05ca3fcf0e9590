"""Three kinds of receiver are enough: pages, media, agencies (held on 34 events in research)."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django_scopes import scopes_disabled

from immo_agencies.models import Agency
from immo_listings.models import ListingMedia, StaleListings
from immo_listings.projection import project
from immo_listings.tasks import rebuild_stale
from immo_pages.gate import is_housekeeping
from immo_pages.models import Agent, PropertyDocument, PropertyPage, PropertyPhoto

_MEDIA: dict[type[Model], str] = {
    PropertyPhoto: ListingMedia.Kind.PHOTO,
    PropertyDocument: ListingMedia.Kind.DOCUMENT,
}


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    post_save.connect(_project_page, sender=PropertyPage, dispatch_uid="immo_listings_page")
    for model in _MEDIA:
        uid = f"immo_listings_{model.__name__}"
        post_save.connect(_project_users, sender=model, dispatch_uid=f"{uid}_save")
        post_delete.connect(_project_users, sender=model, dispatch_uid=f"{uid}_delete")
    for model in (Agency, Agent):
        post_save.connect(_mark_stale, sender=model, dispatch_uid=f"immo_listings_{model.__name__}")


def _project_page(instance: PropertyPage, **kwargs: Any) -> None:
    """Inside the writer's transaction; saves of revision bookkeeping change nothing public."""
    if kwargs.get("raw") or is_housekeeping(kwargs.get("update_fields")):
        return
    project([instance.pk])


def _project_users(instance: Any, sender: Any, **kwargs: Any) -> None:
    """A photo or document changed: the listings that show it are made again."""
    if kwargs.get("raw") or kwargs.get("created"):
        return
    with scopes_disabled():
        shown = ListingMedia.objects.filter(kind=_MEDIA[sender], object_id=instance.pk)
        pages = list(shown.values_list("listing__page_id", flat=True))
    if pages:
        project(pages)


def _mark_stale(instance: Any, **kwargs: Any) -> None:
    """One row now, the work in a task: an agency may have thousands of listings."""
    agency = instance if isinstance(instance, Agency) else instance.agency
    if kwargs.get("raw") or (isinstance(instance, Agency) and kwargs.get("created")):
        return
    with scopes_disabled():
        StaleListings.objects.get_or_create(agency=agency)
    key = agency.pk
    transaction.on_commit(lambda: rebuild_stale.enqueue(key))
