"""Whatever changes an answer makes the listing again, inside the writer's transaction.

Held on 34 events in research. The joins at read hide in any case; a receiver that comes late only
keeps an answer older, never one that should be gone.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import DurationField, F, Model, Value
from django.db.models.functions import Coalesce, Least
from django.db.models.signals import post_delete, post_save, pre_delete
from django_scopes import scopes_disabled
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of
from immo_listings.changes import write_down
from immo_listings.events import redirect_changed, site_changed
from immo_listings.models import Listing, ListingMedia, StaleListings, StoredAnswer
from immo_listings.projection import forget, project
from immo_listings.stored import PAGE_MODELS, forget_page, showing, store_pages, store_site
from immo_listings.tasks import rebuild_stale
from immo_pages.gate import is_housekeeping
from immo_pages.models import Agent, PropertyDocument, PropertyPage, PropertyPhoto, StatusRules

_MEDIA: dict[type[Model], str] = {
    PropertyPhoto: ListingMedia.Kind.PHOTO,
    PropertyDocument: ListingMedia.Kind.DOCUMENT,
}


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    post_save.connect(_project_page, sender=PropertyPage, dispatch_uid="immo_listings_page")
    pre_delete.connect(_forget_page, sender=PropertyPage, dispatch_uid="immo_listings_gone")
    for page_model in PAGE_MODELS:
        uid = f"immo_listings_{page_model.__name__}"
        post_save.connect(_store_page, sender=page_model, dispatch_uid=uid)
        pre_delete.connect(_forget_stored, sender=page_model, dispatch_uid=f"{uid}_gone")
    for model in _MEDIA:
        uid = f"immo_listings_{model.__name__}"
        post_save.connect(_project_users, sender=model, dispatch_uid=f"{uid}_save")
        post_delete.connect(_project_users, sender=model, dispatch_uid=f"{uid}_delete")
    post_save.connect(_follow_rules, sender=StatusRules, dispatch_uid="immo_listings_rules")
    for model in (Agency, Agent):
        post_save.connect(_mark_stale, sender=model, dispatch_uid=f"immo_listings_{model.__name__}")
    post_delete.connect(_mark_stale, sender=Agent, dispatch_uid="immo_listings_agent_gone")
    for signal, name in (
        (page_unpublished, "unpublished"),
        (page_slug_changed, "slug"),
        (post_page_move, "move"),
    ):
        signal.connect(_project_below, dispatch_uid=f"immo_listings_{name}")
    for signal in (post_save, post_delete):
        signal.connect(
            _project_restricted,
            sender=PageViewRestriction,
            dispatch_uid=f"immo_restricted_{signal}",
        )
        signal.connect(_tell_redirect, sender=Redirect, dispatch_uid=f"immo_redirect_{signal}")
        signal.connect(_mark_site_stale, sender=Site, dispatch_uid=f"immo_listings_site_{signal}")


def _project_page(instance: PropertyPage, **kwargs: Any) -> None:
    """Inside the writer's transaction; saves of revision bookkeeping change nothing public."""
    if kwargs.get("raw") or is_housekeeping(kwargs.get("update_fields")):
        return
    _together([instance.pk], _leading_to([instance.pk]))


def _store_page(instance: Page, **kwargs: Any) -> None:
    if kwargs.get("raw") or is_housekeeping(kwargs.get("update_fields")):
        return
    _together(_leading_to([instance.pk]), stored=[instance.pk])


def _forget_stored(instance: Page, **kwargs: Any) -> None:
    forget_page(instance)


def _forget_page(instance: PropertyPage, **kwargs: Any) -> None:
    """The row goes with the page; the change feed says so."""
    if instance.agency_id is not None:
        forget(instance, instance.agency_id)
        others = [key for key in _leading_to([instance.pk]) if key != instance.pk]
        if others:
            transaction.on_commit(lambda: project(others))


def _project_users(instance: Any, sender: Any, **kwargs: Any) -> None:
    """A photo or document changed: the listings that show it are made again."""
    if kwargs.get("raw") or kwargs.get("created"):
        return
    kind = _MEDIA[sender]
    _together(_showing(kind, [instance.pk]), stored=showing(kind, [instance.pk]))


def _project_below(instance: Page, **kwargs: Any) -> None:
    """A page left, moved or has a new address, and with it all below it: no row was saved."""
    _together(
        _properties_below(instance.path),
        _leading_to([instance.pk]),
        stored=[*_stored_below(instance.path), *showing("page", [instance.pk])],
    )


def _project_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        path = instance.page.path
        _together(_properties_below(path), stored=_stored_below(path))


def _tell_redirect(instance: Redirect, **kwargs: Any) -> None:
    """An old address leads elsewhere from now on; one for all hosts is told nowhere."""
    agency = agency_of(instance.site) if instance.site_id and not kwargs.get("raw") else None
    if agency is not None:
        with transaction.atomic():
            gone = kwargs.get("signal") is post_delete
            write_down([redirect_changed(agency.pk, instance, gone=gone)])


def _mark_site_stale(instance: Site, **kwargs: Any) -> None:
    """Addresses of its pages change."""
    agency = None if kwargs.get("raw") else agency_of(instance)
    if agency is not None:
        mark_stale(agency)


def _mark_stale(instance: Any, **kwargs: Any) -> None:
    """One row now, the work in a task: an agency may have thousands of listings."""
    agency = instance if isinstance(instance, Agency) else instance.agency
    if kwargs.get("raw"):
        return
    if isinstance(instance, Agency) and kwargs.get("created"):
        store_site(instance)
        return
    mark_stale(agency)


def _follow_rules(instance: StatusRules, **kwargs: Any) -> None:
    """What hides, hides at once: the days are counted anew, and the site says that it changed."""
    if kwargs.get("raw"):
        return
    days = timedelta(days=instance.days_shown)
    with scopes_disabled(), transaction.atomic():
        closed = Listing.objects.filter(agency=instance.agency).exclude(closed_at=None)
        ends = F("closed_at") + Value(days, output_field=DurationField())
        closed.update(ends_at=Least(ends, Coalesce(F("expires_at"), ends)))
        tags = [f"agency-{instance.agency_id}"]
        write_down([site_changed(instance.agency_id, tags)])
    mark_stale(instance.agency)


def mark_stale(agency: Agency) -> None:
    """Have all answers of ``agency`` made again by a task."""
    with scopes_disabled():
        StaleListings.objects.get_or_create(agency=agency)
    key = agency.pk
    transaction.on_commit(lambda: rebuild_stale.enqueue(key))


def _together(*groups: Iterable[int], stored: Iterable[int] = ()) -> None:
    pages = {key for group in groups for key in group}
    with transaction.atomic():
        if pages:
            project(sorted(pages))
        if others := sorted(set(stored)):
            store_pages(others)


def _stored_below(path: str) -> list[int]:
    with scopes_disabled():
        found = StoredAnswer.objects.filter(page__path__startswith=path)
        return list(found.values_list("page_id", flat=True))


def _properties_below(path: str) -> list[int]:
    """Those that have a listing, ``path`` itself included."""
    with scopes_disabled():
        found = Listing.objects.filter(page__path__startswith=path)
        return list(found.values_list("page_id", flat=True))


def _leading_to(pages: Iterable[int]) -> list[int]:
    """Properties with a link to one of ``pages``."""
    return _showing(ListingMedia.Kind.PAGE, pages)


def _showing(kind: str, keys: Iterable[int]) -> list[int]:
    with scopes_disabled():
        shown = ListingMedia.objects.filter(kind=kind, object_id__in=list(keys))
        return list(shown.values_list("listing__page_id", flat=True))
