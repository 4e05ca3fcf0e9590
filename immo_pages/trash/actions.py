"""Throw a property away, put it back, destroy it. The caller asks for the right before."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signals import page_unpublished

from immo_agencies.audit import record
from immo_agencies.scope import agency_scope
from immo_agencies.tenancy import agency_of
from immo_pages.assigned.screens import original_of
from immo_pages.models import (
    DevelopmentPage,
    PropertyPage,
    TrashedPage,
    TrashEntry,
)
from immo_pages.signals import moved_quietly
from immo_pages.trash.bins import bin_for, locked, move_quietly
from immo_pages.trash.returning import Returned, put_back

DAYS_KEPT = 30
TRASHABLE = (PropertyPage, DevelopmentPage)


class AlreadyThrownAway(Exception):
    """Somebody was faster."""


@transaction.atomic
def throw_away(page: Page, *, by: Any, now: datetime) -> TrashEntry:
    """Take ``page`` off the air and put it into the trash with its children and translations.

    A translation alone goes without the original. Raises AlreadyThrownAway.
    """
    agency = agency_of(page)
    with agency_scope(agency):
        entry = TrashEntry.objects.create(agency=agency, deleted_by=by, deleted_at=now)
        for top in together(page):
            _throw(top, entry, by)
        if not entry.pages.filter(page=page.pk).exists():
            raise AlreadyThrownAway(str(page))
        record("trash.thrown_away", agency, by=by, obj=page.specific_deferred)
    return entry


def together(page: Page) -> list[Page]:
    """Pages that go with ``page``: itself, and of an original all translations."""
    if original_of(page) is not None:
        return [page]
    same = Page.objects.filter(translation_key=page.translation_key).order_by("pk")
    agency = agency_of(page)
    return [other for other in same if agency_of(other) == agency]


@transaction.atomic
def restore(entry: TrashEntry, *, by: Any) -> Returned:
    """Put the pages of ``entry`` back where they were, as they were.

    A page that was on air goes on air again where ``by`` may publish and the gate lets it.
    """
    entry = _locked_entry(entry)
    with agency_scope(entry.agency):
        rows = list(entry.pages.select_related("page", "parent").order_by("page__path"))
        returned = put_back(rows, by=by)
        record("trash.restored", entry.agency, by=by, obj=_first(returned.pages))
        entry.delete()
    return returned


@transaction.atomic
def destroy(entry: TrashEntry, *, by: Any) -> None:
    """Delete the pages of ``entry`` with all their versions; nothing brings them back."""
    entry = _locked_entry(entry)
    with agency_scope(entry.agency):
        rows = entry.pages.filter(is_top=True).select_related("page").order_by("page__path")
        tops = [row.page for row in rows]
        record("trash.destroyed", entry.agency, by=by, obj=_first(tops))
        for top in tops:
            Page.objects.get(pk=top.pk).delete(user=by)
        entry.delete()


def _locked_entry(entry: TrashEntry) -> TrashEntry:
    """The row of ``entry``; raises DoesNotExist when somebody was faster."""
    rows = TrashEntry._base_manager.select_for_update(no_key=True, of=("self",))
    return rows.select_related("agency").get(pk=entry.pk)


def _first(pages: Sequence[Page]) -> Any:
    return pages[0].specific_deferred if pages else None


def _throw(page: Page, entry: TrashEntry, by: Any) -> None:
    """Tree rows first: the bin, the old parent, the page and what is below."""
    target = bin_for(page)
    parent = locked(Page.objects.get(pk=page.pk).get_parent().pk)
    page = locked(page.pk)
    if parent.pk == target.pk or TrashedPage.objects.filter(page=page).exists():
        return
    below = list(Page.objects.select_for_update(no_key=True).filter(path__startswith=page.path))
    references = _references(below)
    TrashedPage.objects.bulk_create(
        TrashedPage(
            agency=entry.agency,
            entry=entry,
            page=one,
            is_top=one.pk == page.pk,
            parent=parent if one.pk == page.pk else None,
            was_live=one.live,
            live_revision_id=one.live_revision_id,
            had_unpublished_changes=one.has_unpublished_changes,
            reference=references.get(one.pk),
        )
        for one in below
    )
    move_quietly(page, target)
    _take_off_air(below, by)
    moved_quietly.send(TrashedPage, keys=[one.pk for one in below])


def _take_off_air(pages: Sequence[Page], by: Any) -> None:
    """Without saving: whatever is wrong with a page, it can be thrown away."""
    keys = [page.pk for page in pages]
    Page.objects.filter(pk__in=keys).update(
        live=False, live_revision=None, has_unpublished_changes=True
    )
    PropertyPage._base_manager.filter(pk__in=keys).update(reference=None)
    for page in pages:
        thrown = Page.objects.get(pk=page.pk).specific
        thrown.revisions.update(approved_go_live_at=None)
        if state := thrown.current_workflow_state:
            state.cancel(user=by)
        log(instance=thrown, action="immo_pages.thrown_away", user=by)
        if page.live:
            page_unpublished.send(sender=type(thrown), instance=thrown)


def _references(pages: Iterable[Page]) -> dict[int, str]:
    properties = PropertyPage._base_manager.filter(pk__in=[page.pk for page in pages])
    return dict(properties.exclude(reference=None).values_list("pk", "reference"))
