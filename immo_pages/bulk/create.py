"""Make many properties below one parent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of
from immo_pages.advert_rules import error_gaps
from immo_pages.bulk import checks, places, rows, traces
from immo_pages.bulk.content import as_body
from immo_pages.bulk.gate import may_publish
from immo_pages.bulk.retry import in_transaction
from immo_pages.bulk.shapes import BulkResult, Outcome, PropertyDraft, Together
from immo_pages.models import PropertyPage

BATCH = 200


@dataclass(frozen=True, slots=True)
class _Order:
    """What holds for every page of a call."""

    parent: Page
    user: Any
    publish: bool
    now: datetime
    ahead: int
    within_transaction: Together | None


def create_properties(
    parent: Page,
    drafts: Sequence[PropertyDraft],
    *,
    user: Any,
    publish: bool,
    now: datetime,
    within_transaction: Together | None = None,
    ahead: int = 0,
    batch_size: int = BATCH,
) -> list[BulkResult]:
    """Make a property page of each draft below ``parent``, in one transaction a batch.

    Leaves what ``add_child``, ``save_revision(log_action=True)`` and ``publish()`` leave, in the
    same rows. With ``publish`` a page goes live unless it has error gaps or the agency may not
    publish one more; then it stays a draft and its result says why. A draft that is not valid is
    not written. ``within_transaction(results)`` runs before each commit, for rows of rooms above;
    ``ahead`` counts properties that a dry run has published without rows.
    """
    order = _Order(parent, user, publish, now, ahead, within_transaction)
    results: list[BulkResult] = []
    for start in range(0, len(drafts), batch_size):
        batch = drafts[start : start + batch_size]
        results += in_transaction(lambda batch=batch: _write(order, batch))  # type: ignore[misc]
    return results


def _write(order: _Order, drafts: Sequence[PropertyDraft]) -> list[BulkResult]:
    """Everything slow (building, validating) comes before the lock."""
    results = [_prepared(order.parent, draft, order.user) for draft in drafts]
    _refuse(results, checks.foreign_references(_pages(results), agency_of(order.parent)))
    parent = places.lock_parent(order.parent)
    _refuse(results, checks.settle_relations(_pages(results)))
    _refuse(results, checks.taken_references(_pages(results)))
    pages = _pages(results)
    places.give_places(parent, pages)
    for page in pages:
        checks.clean_slug(page)
    live = _hold_the_gate(order, results)
    _store(order, pages, live)
    places.count_children(parent, len(pages))
    order.parent.numchild = parent.numchild + len(pages)
    if order.within_transaction:
        order.within_transaction(results)
    return results


def _prepared(parent: Page, draft: PropertyDraft, user: Any) -> BulkResult:
    page = PropertyPage(live=False, **draft.values)
    page.body = as_body(draft.body)
    page.locale = parent.locale
    page.owner = user
    page.path = parent.path  # whose agency it is; its own path comes under the lock
    page.draft_title = page.title
    traces.without_children(page)
    try:
        checks.derive(page)
        checks.clean_columns(page)
    except ValidationError as error:
        return BulkResult(Outcome.INVALID, error=error)
    return BulkResult(Outcome.CREATED, page)


def _pages(results: Sequence[BulkResult]) -> list[PropertyPage]:
    return [result.page for result in results if result.page is not None]


def _refuse(results: Sequence[BulkResult], errors: dict[int, ValidationError]) -> None:
    """``errors`` go by position among the pages that are left."""
    left = [result for result in results if result.page is not None]
    for position, error in errors.items():
        left[position].outcome = Outcome.INVALID
        left[position].page = None
        left[position].error = error


def _hold_the_gate(order: _Order, results: Sequence[BulkResult]) -> set[int]:
    """Positions, among the pages, of those that go live. Locks the agency."""
    left = [result for result in results if result.page is not None]
    if not order.publish or not left:
        return set()
    agency = Agency.objects.lock(left[0].page.agency_id)  # type: ignore[union-attr, arg-type]
    today = timezone.localdate(order.now)
    ready = []
    for position, result in enumerate(left):
        result.reasons = list(error_gaps(result.page, on=today))  # type: ignore[arg-type]
        if not result.reasons:
            ready.append(position)
    allowed, refused = may_publish(agency, len(ready), ahead=order.ahead)
    for position in ready[:allowed]:
        left[position].published = True
    for position in ready[allowed:]:
        left[position].reasons = [refused] if refused else []
    return set(ready[:allowed])


def _store(order: _Order, pages: Sequence[PropertyPage], live: set[int]) -> None:
    if not pages:
        return
    rows.insert_pages(pages, live, order.now)
    revisions = traces.add_revisions(pages, order.user, order.now)
    history = []
    for position, (page, revision) in enumerate(zip(pages, revisions, strict=True)):
        line = {"user": order.user, "now": order.now}
        history.append(traces.entry(page, "wagtail.create", **line))
        history.append(traces.entry(page, "wagtail.edit", revision=revision, **line))
        if position in live:
            history.append(traces.entry(page, "wagtail.publish", revision=revision, **line))
    rows.link_first_revisions(pages, revisions, live, order.now)
    traces.write_history(history)
    traces.write_references(pages, new=True)
    traces.write_search(pages)
    traces.tell_published([pages[position] for position in sorted(live)])
