"""What saving and publishing leave behind: revisions, history, references, search, news."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from modelcluster.models import get_all_child_relations
from modelsearch.tasks import insert_or_update_object_task
from wagtail.log_actions import get_active_log_context
from wagtail.models import PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signals import page_published, published

from immo_pages.models import PropertyPage

_BATCH = 500


def add_revisions(pages: Sequence[PropertyPage], user: Any, now: datetime) -> list[Revision]:
    """One new revision a page, with the page's content as it is in hand."""
    own, base = _content_types()
    revisions = [
        Revision(
            content_type=own,
            base_content_type=base,
            object_id=str(page.pk),
            created_at=now,
            user=user,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    ]
    return Revision.objects.bulk_create(revisions, batch_size=_BATCH)


def without_children(page: PropertyPage) -> None:
    """A page that is not stored yet has no comments: saves a query a relation and page."""
    for relation in get_all_child_relations(page):
        setattr(page, relation.get_accessor_name(), [])


def forget_schedules(pages: Iterable[PropertyPage]) -> None:
    """Publishing now takes the place of any publication that was scheduled."""
    _own, base = _content_types()
    keys = [str(page.pk) for page in pages]
    Revision.objects.filter(base_content_type=base, object_id__in=keys).exclude(
        approved_go_live_at=None
    ).update(approved_go_live_at=None)


def entry(
    page: PropertyPage,
    action: str,
    *,
    user: Any,
    now: datetime,
    revision: Revision | None = None,
    data: dict[str, Any] | None = None,
    content_changed: bool = True,
) -> PageLogEntry:
    """A line of the history, unsaved, as ``wagtail.log_actions.log`` writes it."""
    context = get_active_log_context()
    return PageLogEntry(
        content_type=_content_types()[0],
        page_id=page.pk,
        label=page.get_admin_display_title(),
        action=action,
        timestamp=now,
        data=data or {},
        user=user or context.user,
        uuid=context.uuid,
        revision=revision,
        content_changed=content_changed,
    )


def write_history(entries: Sequence[PageLogEntry]) -> None:
    """Store lines of the history in this order."""
    PageLogEntry.objects.bulk_create(entries, batch_size=_BATCH)


def write_references(pages: Sequence[PropertyPage], *, new: bool) -> None:
    """Make the reference index say what ``pages`` refer to; new pages have no rows yet."""
    own, base = _content_types()
    wanted = {
        (str(page.pk), *reference)
        for page in pages
        for reference in ReferenceIndex._extract_references_from_object(page)
    }
    names = ("object_id", "to_content_type_id", "to_object_id", "model_path", "content_path")
    known: dict[tuple[Any, ...], int] = {}
    if not new:
        stored = ReferenceIndex.objects.filter(
            base_content_type=base, content_type=own, object_id__in=[str(p.pk) for p in pages]
        )
        known = {tuple(row[1:]): row[0] for row in stored.values_list("pk", *names)}
    gone = [pk for reference, pk in known.items() if reference not in wanted]
    ReferenceIndex.objects.filter(pk__in=gone).delete()
    rows = [
        ReferenceIndex(
            content_type=own,
            base_content_type=base,
            content_path_hash=ReferenceIndex._get_content_path_hash(reference[-1]),
            **dict(zip(names, reference, strict=True)),
        )
        for reference in sorted(wanted - known.keys())
    ]
    ReferenceIndex.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)


def write_search(pages: Sequence[PropertyPage]) -> None:
    """Index ``pages``: here where the index is in the database, else by a task after commit.

    An index elsewhere is reached by HTTP, and nothing slow happens while the parent is locked.
    """
    outside = False
    for backend in get_search_backends(with_auto_update=True):
        if backend.catch_indexing_errors:
            outside = True
        else:
            backend.add_bulk(PropertyPage, list(pages))
    if outside:
        keys = [str(page.pk) for page in pages]
        transaction.on_commit(lambda: _index_later(keys))


def _index_later(keys: Sequence[str]) -> None:
    meta = PropertyPage._meta
    for key in keys:
        insert_or_update_object_task.enqueue(meta.app_label, meta.model_name, key)


def tell_published(pages: Sequence[PropertyPage]) -> None:
    """Send Wagtail's news after commit, one a page, to whoever listens."""
    if not (page_published.has_listeners(PropertyPage) or published.has_listeners(PropertyPage)):
        return
    transaction.on_commit(lambda: _tell(pages))


def _tell(pages: Sequence[PropertyPage]) -> None:
    for page in pages:
        for news in (page_published, published):
            news.send_robust(PropertyPage, instance=page, revision=page.live_revision)


def _content_types() -> tuple[ContentType, ContentType]:
    types = ContentType.objects
    return types.get_for_model(PropertyPage), PropertyPage.get_base_content_type(PropertyPage)
