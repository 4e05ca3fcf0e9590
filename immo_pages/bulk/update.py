"""Change many properties that exist: a new revision each, never a revision overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from immo_agencies.models import Agency
from immo_pages.advert_rules import AdvertGap, error_gaps
from immo_pages.bulk import checks, rows, traces
from immo_pages.bulk.gate import may_publish
from immo_pages.bulk.retry import in_transaction
from immo_pages.bulk.shapes import BulkResult, Outcome, PropertyChange, Together
from immo_pages.foreign import ForeignReferences, foreign_gaps
from immo_pages.market.languages import carry_to_translations
from immo_pages.models import PropertyPage
from immo_pages.page_reports.blocked import blocked_keys, blocked_refusal
from immo_pages.price_history import KnownPrice

BATCH = 200


@dataclass(frozen=True, slots=True)
class _Order:
    agency: Agency
    user: Any
    publish: bool
    now: datetime
    ahead: int
    within_transaction: Together | None


@dataclass(slots=True)
class _Work:
    """A change on its way: what is stored, what is the latest content, what shall become of it."""

    change: PropertyChange
    stored: PropertyPage | None
    result: BulkResult = field(default_factory=lambda: BulkResult(Outcome.GONE))
    known_gaps: frozenset[str] = frozenset()
    foreign: list[AdvertGap] = field(default_factory=list)
    title: str = ""
    market: tuple[str, Any] = ("", None)
    price: KnownPrice | None = None
    revision: Revision | None = None

    @property
    def content(self) -> PropertyPage:
        if self.result.page is None:
            raise LookupError("nothing to write")
        return self.result.page

    @property
    def goes_live(self) -> bool:
        """Whether it is one property more on air."""
        return self.result.published and not (self.stored and self.stored.live)


def update_properties(
    agency: Agency,
    changes: Sequence[PropertyChange],
    *,
    user: Any,
    publish: bool,
    now: datetime,
    within_transaction: Together | None = None,
    ahead: int = 0,
    batch_size: int = BATCH,
) -> list[BulkResult]:
    """Apply ``changes`` to the latest content of pages of ``agency``, in a transaction a batch.

    A page that is locked or in moderation is left alone. With ``publish`` the new content of a
    live page goes live at once, unless somebody's unpublished changes would go with it (then it
    waits, as a new revision on top of them) or it would add an error gap (then it waits, with its
    reasons). A page that was never live is published while only its maker has touched it.
    """
    order = _Order(agency, user, publish, now, ahead, within_transaction)
    results: list[BulkResult] = []
    for start in range(0, len(changes), batch_size):
        batch = changes[start : start + batch_size]
        results += in_transaction(lambda batch=batch: _write(order, batch))  # type: ignore[misc]
    return results


def _write(order: _Order, changes: Sequence[PropertyChange]) -> list[BulkResult]:
    works = _locked(order.agency, changes)
    busy = _in_workflow(changes)
    for work in works:
        if work.stored is not None:
            _edit(work, busy)
    _look_for_foreign(order, works)
    _hold_the_gate(order, works)
    _store(order, works)
    results = [work.result for work in works]
    if order.within_transaction:
        order.within_transaction(results)
    return results


def _locked(agency: Agency, changes: Sequence[PropertyChange]) -> list[_Work]:
    """Tree rows first, in one order for everybody; the agency comes with the gate."""
    keys = [change.page_id for change in changes]
    rows = Page.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    list(rows.values_list("pk", flat=True))
    found = PropertyPage._base_manager.filter(pk__in=keys, agency=agency, trashed=None)
    stored = found.select_related("locale", "latest_revision").in_bulk()
    return [_Work(change, stored.get(change.page_id)) for change in changes]


def _in_workflow(changes: Sequence[PropertyChange]) -> set[str]:
    active = WorkflowState.objects.active().filter(
        base_content_type=PropertyPage.get_base_content_type(PropertyPage),
        object_id__in=[str(change.page_id) for change in changes],
    )
    return set(active.values_list("object_id", flat=True))


def _edit(work: _Work, busy: set[str]) -> None:
    stored, result = work.stored, work.result
    if stored is None:
        return
    result.page = stored
    if stored.locked or str(stored.pk) in busy:
        result.outcome = Outcome.LOCKED if stored.locked else Outcome.IN_WORKFLOW
        return
    if stored.live:
        work.known_gaps = frozenset(gap.code for gap in error_gaps(stored))
    work.title = stored.title
    work.market = (stored.status, stored.status_changed_at)
    work.price = KnownPrice.of(stored) if stored.live else None
    content = _latest_content(stored)
    changed = work.change.edit(content)
    result.page = content
    result.outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED
    if changed:
        _check(work)


def _latest_content(stored: PropertyPage) -> PropertyPage:
    """A draft that waits holds the newest content, else the row itself (as the editor does)."""
    revision = stored.latest_revision
    if not stored.has_unpublished_changes or revision is None:
        return stored
    return stored.with_content_json(revision.content)


def _check(work: _Work) -> None:
    try:
        checks.derive(work.content)
        checks.clean_columns(work.content)
        if errors := checks.settle_relations([work.content]):
            raise errors[0]
    except ValidationError as error:
        work.result.outcome = Outcome.INVALID
        work.result.error = error


def _look_for_foreign(order: _Order, works: Sequence[_Work]) -> None:
    """What a change adds of another agency is not written; what was there keeps it off the air."""
    asked = [
        work
        for work in works
        if work.result.outcome == Outcome.UPDATED or (order.publish and _wants_to_be_live(work))
    ]
    answers = checks.newly_foreign([work.content for work in asked], order.agency)
    for work, (found, new) in zip(asked, answers, strict=True):
        if new and work.result.outcome == Outcome.UPDATED:
            work.result.outcome = Outcome.INVALID
            work.result.error = ForeignReferences(new)
        elif work.stored is not None and not work.stored.live:
            work.foreign = foreign_gaps(found)


def _hold_the_gate(order: _Order, works: Sequence[_Work]) -> None:
    """Decide what goes live. Locks the agency when anything may."""
    wanting = [work for work in works if order.publish and _wants_to_be_live(work)]
    if not wanting:
        return
    agency = Agency.objects.lock(order.agency.pk)
    today = timezone.localdate(order.now)
    blocked = blocked_keys()
    for work in wanting:
        gaps = error_gaps(work.content, on=today)
        grown = [gap for gap in gaps if gap.code not in work.known_gaps]
        work.result.reasons = [*grown, *work.foreign]
        if work.content.translation_key in blocked and (why := blocked_refusal(work.content)):
            work.result.reasons.append(why)
        work.result.published = not work.result.reasons
    ready = [work for work in wanting if work.goes_live]
    allowed, refused = may_publish(agency, len(ready), ahead=order.ahead)
    for work in ready[allowed:]:
        work.result.published = False
        work.result.reasons = [refused] if refused else []


def _wants_to_be_live(work: _Work) -> bool:
    stored, outcome = work.stored, work.result.outcome
    if stored is None or outcome not in {Outcome.UPDATED, Outcome.UNCHANGED}:
        return False
    if not stored.live:
        untouched = stored.latest_revision_id == work.change.own_revision_id
        return stored.first_published_at is None and untouched
    if outcome == Outcome.UNCHANGED:
        return False
    work.result.waits = stored.has_unpublished_changes
    return not stored.has_unpublished_changes


def _store(order: _Order, works: Sequence[_Work]) -> None:
    changed = [work for work in works if work.result.outcome == Outcome.UPDATED]
    revisions = traces.add_revisions([work.content for work in changed], order.user, order.now)
    for work, revision in zip(changed, revisions, strict=True):
        work.revision = revision
    history: list[PageLogEntry] = []
    for work in works:
        if work.revision is not None:
            history.append(_save(order, work, work.revision))
        if work.result.published:
            history += _publish(order, work)
    traces.write_history(history)
    published = [work for work in works if work.result.published]
    _leave_traces([work.content for work in published])
    for work in published:
        if work.content.status != work.market[0]:
            carry_to_translations(work.content)


def _save(order: _Order, work: _Work, revision: Revision) -> PageLogEntry:
    """Say on the page that it has a newer revision; the line Wagtail writes about it."""
    page = work.content
    rows.take_revision(page, revision, order.now)
    page.has_unpublished_changes = True
    if not work.result.published:
        rows.write_waiting(page)
    return traces.entry(page, "wagtail.edit", user=order.user, now=order.now, revision=revision)


def _publish(order: _Order, work: _Work) -> list[PageLogEntry]:
    """Write the published row; the lines of the history that Wagtail's own action writes."""
    page = work.content
    revision = work.revision or page.latest_revision
    rows.set_state(page, order.now, on_air=True)
    page.live_revision = revision
    status, since = work.market
    page.status_changed_at = since if page.status == status else order.now
    if work.price is not None:
        work.price.carry_over(page, now=order.now)
    rows.write_published(page)
    line = {"user": order.user, "now": order.now, "revision": revision}
    if page.title == work.title:
        return [traces.entry(page, "wagtail.publish", **line)]
    data = {"title": {"old": work.title, "new": page.title}}
    rename = traces.entry(page, "wagtail.rename", data=data, content_changed=False, **line)
    return [rename, traces.entry(page, "wagtail.publish", data=data, **line)]


def _leave_traces(pages: Sequence[PropertyPage]) -> None:
    if not pages:
        return
    traces.forget_schedules(pages)
    traces.write_references(pages, new=False)
    traces.write_search(pages)
    traces.tell_published(pages)
