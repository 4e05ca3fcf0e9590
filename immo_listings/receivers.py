"""Whatever changes an answer makes it again, inside the writer's transaction.

``RECEIVERS`` is the whole list; tests take out one after the other and see what goes wrong. The
joins at read hide in any case: a receiver that comes late only keeps an answer older, never one
that should be gone.
"""

from datetime import timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import DurationField, F, Model, Value
from django.db.models.functions import Coalesce, Least
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import Signal
from django_scopes import scopes_disabled
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from immo_agencies.models import Agency, AgencyHome
from immo_agencies.tenancy import agency_map, agency_of
from immo_listings.changes import write_down
from immo_listings.events import redirect_changed
from immo_listings.models import Listing, StoredAnswer
from immo_listings.projection import forget
from immo_listings.refreshing import (
    agencies_with_people_on,
    below,
    leading_below,
    mark_stale,
    pages_changed,
    refresh,
    showing,
    tell_moved,
    tell_site,
)
from immo_listings.stored import PAGE_MODELS, drop, forget_page, store_agents, store_site
from immo_pages.gate import is_housekeeping
from immo_pages.models import Agent, PropertyDocument, PropertyPage, PropertyPhoto, StatusRules
from immo_pages.signals import moved_quietly


def _page_saved(instance: Page, **kwargs: Any) -> None:
    """Saves of revision bookkeeping change nothing public."""
    if not kwargs.get("raw") and not is_housekeeping(kwargs.get("update_fields")):
        pages_changed([instance.pk])


def _page_goes(instance: Page, **kwargs: Any) -> None:
    """The rows go with the page; the change feed says so."""
    if isinstance(instance, PropertyPage):
        forget(instance)
    else:
        forget_page(instance)


def _page_gone(instance: Page, **kwargs: Any) -> None:
    """Links to it lose their target."""
    refresh(showing("page", [instance.pk]))


def _page_hidden(instance: Page, **kwargs: Any) -> None:
    """Unpublished or expired: no row of our classes was saved."""
    pages_changed([instance.pk])


def _slug_changed(instance: Page, **kwargs: Any) -> None:
    """The page and all below it have new addresses: no row was saved."""
    refresh(leading_below(instance.path))
    tell_moved(instance.path)


def _page_moved(
    instance: Page, url_path_before: str = "", url_path_after: str = "", **kwargs: Any
) -> None:
    """New addresses, perhaps another project, other restrictions; or only another order."""
    refresh([*below(instance.path), *leading_below(instance.path)])
    agency = agency_of(instance)
    if url_path_before != url_path_after:
        tell_moved(instance.path)
    elif agency is not None:
        tell_site(agency.pk)


def _moved_quietly(keys: list[int], **kwargs: Any) -> None:
    """Into the trash or out of it."""
    pages_changed(keys)


def _restricted(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    """A restriction that goes with its page opens nothing: the feed would tell of a hidden page."""
    if not kwargs.get("raw") and not _is_of(origin, Page):
        refresh(below(instance.page.path))


def _photo_saved(instance: PropertyPhoto, **kwargs: Any) -> None:
    """Of a new one nobody shows anything yet."""
    if not kwargs.get("raw") and not kwargs.get("created"):
        refresh(showing("photo", [instance.pk]))
        for agency in agencies_with_people_on(instance.pk):
            _people_changed(agency)


def _photo_gone(instance: PropertyPhoto, **kwargs: Any) -> None:
    _photo_saved(instance)


def _document_changed(instance: PropertyDocument, **kwargs: Any) -> None:
    if not kwargs.get("raw") and not kwargs.get("created"):
        refresh(showing("document", [instance.pk]))


def _agent_saved(instance: Agent, **kwargs: Any) -> None:
    """The card at once; adverts that name the person by a task, there may be thousands."""
    if kwargs.get("raw"):
        return
    if store_agents([instance]) and not kwargs.get("created"):
        mark_stale(instance.agency)


def _agent_gone(instance: Agent, origin: Any = None, **kwargs: Any) -> None:
    with scopes_disabled(), transaction.atomic():
        kind = StoredAnswer.Kind.AGENT
        drop(list(StoredAnswer.objects.filter(kind=kind, key=instance.pk)))
        if not _is_of(origin, Agency):  # then nobody is left to tell
            mark_stale(instance.agency)


def _agency_saved(instance: Agency, **kwargs: Any) -> None:
    """Adverts repeat some of what the site says; what it does not say changes no answer."""
    if kwargs.get("raw"):
        return
    if store_site(instance) and not kwargs.get("created"):
        mark_stale(instance)


def _home_added(instance: AgencyHome, **kwargs: Any) -> None:
    """The agency speaks one more language, and only now the home page is its own."""
    if kwargs.get("raw"):
        return
    agency_map.forget()
    refresh([instance.page_id])
    tell_site(instance.agency_id)


def _rules_saved(instance: StatusRules, **kwargs: Any) -> None:
    """What hides, hides at once: the days are counted anew, and the site says that it changed."""
    if kwargs.get("raw"):
        return
    days = timedelta(days=instance.days_shown)
    with scopes_disabled(), transaction.atomic():
        closed = Listing.objects.filter(agency=instance.agency).exclude(closed_at=None)
        ends = F("closed_at") + Value(days, output_field=DurationField())
        closed.update(ends_at=Least(ends, Coalesce(F("expires_at"), ends)))
        tell_site(instance.agency_id)
        mark_stale(instance.agency)


def _redirect_changed(instance: Redirect, **kwargs: Any) -> None:
    """An old address leads elsewhere from now on; one for all hosts is told nowhere."""
    agency = agency_of(instance.site) if instance.site_id and not kwargs.get("raw") else None
    if agency is not None:
        with transaction.atomic():
            gone = kwargs.get("signal") is post_delete
            write_down([redirect_changed(agency.pk, instance, gone=gone)])


def _site_changes(instance: Site, **kwargs: Any) -> None:
    """Who had the host until now has it no more."""
    if not kwargs.get("raw") and instance.pk:
        stored = Site.objects.filter(pk=instance.pk).exclude(root_page=instance.root_page_id)
        for site in stored.select_related("root_page"):
            _site_changed(site)


def _site_changed(instance: Site, **kwargs: Any) -> None:
    """Addresses of its pages change: those at read at once, those in texts by a task."""
    agency = None if kwargs.get("raw") else agency_of(instance)
    if agency is not None:
        with transaction.atomic():
            tell_site(agency.pk)
            mark_stale(agency)


def _people_changed(agency: Agency) -> None:
    with scopes_disabled(), transaction.atomic():
        store_agents(list(Agent.all_objects.filter(agency=agency).select_related("photo")))
        mark_stale(agency)


def _is_of(origin: Any, model: type[Model]) -> bool:
    """Whether a row goes because one of ``model`` goes; ``origin``: instance or queryset."""
    return issubclass(getattr(origin, "model", type(origin)), model)


class Receiver(NamedTuple):
    """Who is called when; ``sender`` None: whoever it is."""

    name: str
    signal: Signal
    call: Any
    sender: type[Model] | None = None


_MODELS: tuple[type[Page], ...] = (PropertyPage, *PAGE_MODELS)
RECEIVERS: tuple[Receiver, ...] = (
    *(Receiver("page_saved", post_save, _page_saved, model) for model in _MODELS),
    *(Receiver("page_goes", pre_delete, _page_goes, model) for model in _MODELS),
    Receiver("page_gone", post_delete, _page_gone, Page),
    Receiver("page_hidden", page_unpublished, _page_hidden),
    Receiver("slug_changed", page_slug_changed, _slug_changed),
    Receiver("page_moved", post_page_move, _page_moved),
    Receiver("moved_quietly", moved_quietly, _moved_quietly),
    Receiver("restricted", post_save, _restricted, PageViewRestriction),
    Receiver("open_again", post_delete, _restricted, PageViewRestriction),
    Receiver("photo_saved", post_save, _photo_saved, PropertyPhoto),
    Receiver("photo_gone", post_delete, _photo_gone, PropertyPhoto),
    Receiver("document_saved", post_save, _document_changed, PropertyDocument),
    Receiver("document_gone", post_delete, _document_changed, PropertyDocument),
    Receiver("agent_saved", post_save, _agent_saved, Agent),
    Receiver("agent_gone", post_delete, _agent_gone, Agent),
    Receiver("agency_saved", post_save, _agency_saved, Agency),
    Receiver("home_added", post_save, _home_added, AgencyHome),
    Receiver("rules_saved", post_save, _rules_saved, StatusRules),
    Receiver("redirect_saved", post_save, _redirect_changed, Redirect),
    Receiver("redirect_gone", post_delete, _redirect_changed, Redirect),
    Receiver("site_leaves", pre_save, _site_changes, Site),
    Receiver("site_saved", post_save, _site_changed, Site),
    Receiver("site_gone", post_delete, _site_changed, Site),
)


def connect(*names: str) -> None:
    """Connect the receivers; called once when the app is ready, by tests for some ``names``."""
    for one in RECEIVERS:
        if not names or one.name in names:
            one.signal.connect(one.call, sender=one.sender, dispatch_uid=_uid(one))


def disconnect(*names: str) -> None:
    """Take these receivers out: tests only."""
    for one in RECEIVERS:
        if one.name in names:
            one.signal.disconnect(sender=one.sender, dispatch_uid=_uid(one))


def _uid(one: Receiver) -> str:
    return f"immo_listings_{one.name}_{one.sender.__name__ if one.sender else ''}"
