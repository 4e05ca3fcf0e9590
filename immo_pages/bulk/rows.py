"""Insert and update the two rows of each page without a signal and without a query a page."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, CharField, OuterRef, Subquery, When
from django.db.models.functions import Cast
from wagtail.models import Page, Revision

from immo_pages.models import PropertyPage

_BASE = Page._meta.local_concrete_fields
_OWN = PropertyPage._meta.local_concrete_fields
# Columns of the base row that publishing a revision writes; place, owner, lock stay as they are.
_PUBLISHED = [
    "title",
    "draft_title",
    "seo_title",
    "search_description",
    "show_in_menus",
    "go_live_at",
    "expire_at",
    "live",
    "expired",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "latest_revision_created_at",
    "latest_revision_id",
    "live_revision_id",
]
_WAITING = [
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "latest_revision_id",
]


def insert_pages(pages: Sequence[PropertyPage], live: set[int], now: datetime) -> None:
    """Insert both rows of ``pages`` and give the objects their keys.

    Rows at the positions in ``live`` are on air at once, while the objects keep the state of a
    draft: it is what their first revision holds. Call ``show_published`` after the revisions.
    """
    bases = []
    for position, page in enumerate(pages):
        base = Page(**{field.attname: getattr(page, field.attname) for field in _BASE})
        base.latest_revision_created_at = now
        set_state(base, now, on_air=position in live)
        bases.append(base)
    Page.objects.bulk_create(bases)
    for page, base in zip(pages, bases, strict=True):
        page.pk = base.pk
        page.page_ptr_id = page.id = base.pk
        page._state.adding = False
        page._state.db = base._state.db
    # bulk_create() refuses models with a parent table; this is the insert it would do.
    PropertyPage._base_manager.all()._batched_insert(list(pages), _OWN, None)


def set_state(page: Page, now: datetime, *, on_air: bool) -> None:
    """Set the columns that say whether a page is on air, as publishing or saving a draft does."""
    page.has_unpublished_changes = not on_air
    if not on_air:
        return
    page.live = True
    page.expired = False
    page.last_published_at = now
    page.first_published_at = page.first_published_at or now


def link_first_revisions(
    pages: Sequence[PropertyPage], revisions: Sequence[Revision], live: set[int], now: datetime
) -> None:
    """Point the rows of new pages at their revisions, and let the objects say what the rows say."""
    for position, (page, revision) in enumerate(zip(pages, revisions, strict=True)):
        take_revision(page, revision, now)
        set_state(page, now, on_air=position in live)
        page.live_revision = revision if position in live else None
    # The rows have one revision each, so the database finds it: a CASE of hundreds of keys is slow.
    first = Revision.objects.filter(
        base_content_type=PropertyPage.get_base_content_type(PropertyPage),
        object_id=Cast(OuterRef("pk"), CharField(max_length=255)),
    ).values("pk")
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        latest_revision_id=Subquery(first),
        live_revision_id=Case(When(live=True, then=Subquery(first))),
    )


def take_revision(page: PropertyPage, revision: Revision, now: datetime) -> None:
    """What saving a revision says on the page."""
    page.latest_revision = revision
    page.latest_revision_created_at = now
    page.draft_title = page.title


def write_published(page: PropertyPage) -> None:
    """Write every column that the published content may have changed: two updates."""
    _write(Page, page, _PUBLISHED)
    _write(PropertyPage, page, [field.attname for field in _OWN if not field.primary_key])


def write_waiting(page: PropertyPage) -> None:
    """Write only what says that a newer revision waits."""
    _write(Page, page, _WAITING)


def _write(model: type[models.Model], page: PropertyPage, names: Sequence[str]) -> None:
    values: dict[str, Any] = {name: getattr(page, name) for name in names}
    model._base_manager.filter(pk=page.pk).update(**values)
