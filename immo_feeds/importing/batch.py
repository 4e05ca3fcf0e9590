"""Write one batch of parsed properties: pages, memory of the import, read model, progress."""

import copy
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_feeds.csv_source.parse import ParsedProperty
from immo_feeds.importing import photos
from immo_feeds.importing.incoming import Incoming
from immo_feeds.importing.merge import Merge
from immo_feeds.importing.photos import PhotoFolder
from immo_feeds.importing.report import Line, Tally, line_of
from immo_feeds.importing.values import row_hash
from immo_feeds.importing.wording import Wording
from immo_feeds.models import ImportedProperty, ImportRun
from immo_listings.refreshing import pages_changed
from immo_pages.bulk import (
    BulkResult,
    Outcome,
    PropertyChange,
    create_properties,
    in_transaction,
    lock_parent,
    update_properties,
)

_WRITTEN = frozenset({Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED})


@dataclass(frozen=True)
class Job:
    """What holds for every batch of an import."""

    agency: Agency
    parent: Page
    source: str
    wording: Wording
    clock: Callable[[], datetime]
    user: Any = None
    publish: bool = False
    dry_run: bool = False
    photos: PhotoFolder | None = None
    run: ImportRun | None = None


@dataclass
class _Plan:
    """What a batch is about to do. ``lines`` and ``counts`` hold for every attempt to write it."""

    new: list[Incoming] = field(default_factory=list)
    changed: list[Merge] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def write_batch(
    job: Job, batch: Sequence[ParsedProperty], tally: Tally
) -> tuple[Tally, list[Line]]:
    """Write ``batch`` in one transaction; the tally with it, and its lines."""
    plan = _plan(job, batch)
    return in_transaction(lambda: _commit(job, plan, tally, batch[-1].row_number))


def _plan(job: Job, batch: Sequence[ParsedProperty]) -> _Plan:
    plan = _Plan()
    known = _known(job, batch)
    for parsed in batch:
        plan.counts["rows"] += 1
        plan.lines += [line_of(finding, parsed.reference) for finding in parsed.findings]
        if parsed.is_refused:
            plan.counts["refused"] += 1
        else:
            _plan_row(job, plan, parsed, known.get(parsed.reference))
    return plan


def _known(job: Job, batch: Sequence[ParsedProperty]) -> dict[str, ImportedProperty]:
    found = ImportedProperty.objects.filter(
        agency=job.agency, source=job.source, reference__in=[parsed.reference for parsed in batch]
    )
    state = ("page__live", "page__first_published_at", "page__latest_revision")
    rows = found.select_related("page").only(*_MEMORY, *state)
    return {row.reference: row for row in rows}


_MEMORY = [field.name for field in ImportedProperty._meta.concrete_fields]


def _plan_row(
    job: Job, plan: _Plan, parsed: ParsedProperty, imported: ImportedProperty | None
) -> None:
    files, missing = job.photos.files_of(parsed) if job.photos else ([], [])
    said = row_hash(parsed, photos.names_and_sizes(files))
    if imported is not None:
        plan.counts["known"] += 1
        if imported.page is None:
            plan.counts["deleted"] += 1
            plan.lines.append(job.wording.of_deleted(parsed))
            return
        if imported.row_hash == said and not _may_go_live(job, imported):
            plan.counts["unchanged"] += 1
            return
    stored: dict[str, int] = {}
    if not job.dry_run:
        stored, lines = photos.store(job.agency, parsed, files)
        plan.lines += lines
    plan.counts["photos"] += len(files)
    plan.lines += [job.wording.of_missing_photo(parsed, name) for name in missing]
    incoming = Incoming(job.agency.pk, job.source, parsed, said, stored)
    if imported is None:
        plan.new.append(incoming)
    else:
        plan.changed.append(Merge(incoming, imported))


def _may_go_live(job: Job, imported: ImportedProperty) -> bool:
    """A draft that only the import has touched goes live once it may."""
    page = imported.page
    return (
        job.publish
        and page is not None
        and not page.live
        and page.first_published_at is None
        and page.latest_revision_id == imported.revision_id
    )


def _commit(job: Job, plan: _Plan, tally: Tally, last_row: int) -> tuple[Tally, list[Line]]:
    """Locks in the order of the house: parent, pages, agency."""
    if plan.new and plan.changed:
        lock_parent(job.parent)
    now = job.clock()
    order = {"user": job.user, "publish": job.publish, "now": now}
    ahead = tally.counts["live"] if job.dry_run else 0
    changes = [
        PropertyChange(merge.imported.page_id, merge, merge.imported.revision_id)  # type: ignore[arg-type]
        for merge in plan.changed
    ]
    updated = update_properties(job.agency, changes, ahead=ahead, **order)
    drafts = [incoming.draft() for incoming in plan.new]
    created = create_properties(job.parent, drafts, ahead=ahead, **order)
    _remember(job, plan, created, updated, now)
    pages_changed([result.page.pk for result in (*created, *updated) if _shows_now(result)])  # type: ignore[union-attr]
    counts, lines = _told(job, plan, created, updated)
    after = tally.plus(lines, counts, last_row)
    if job.dry_run:
        transaction.set_rollback(True)
    elif job.run is not None:
        ImportRun.objects.filter(pk=job.run.pk).update(
            counts=after.as_counts(), report=after.lines, last_row=last_row
        )
    return after, lines


def _shows_now(result: BulkResult) -> bool:
    return result.outcome == Outcome.CREATED or result.published


def _remember(
    job: Job,
    plan: _Plan,
    created: Sequence[BulkResult],
    updated: Sequence[BulkResult],
    now: datetime,
) -> None:
    """What was not written is not remembered, so that the next import tries again."""
    rows = [
        _memory(job, incoming, result.page, now)
        for incoming, result in zip(plan.new, created, strict=True)
        if result.page is not None
    ]
    ImportedProperty.objects.bulk_create(rows)
    known = []
    for merge, result in zip(plan.changed, updated, strict=True):
        if result.outcome in _WRITTEN and result.page is not None:
            known.append(_refreshed(merge, result, now))
    names = ["revision", "values", "photo_hashes", "row_hash", "updated_at"]
    ImportedProperty.objects.bulk_update(known, names, batch_size=100)


def _memory(job: Job, incoming: Incoming, page: Any, now: datetime) -> ImportedProperty:
    return ImportedProperty(
        agency=job.agency,
        source=job.source,
        reference=incoming.parsed.reference,
        page=page,
        revision_id=page.latest_revision_id,
        values=incoming.remembered,
        photo_hashes=list(incoming.photos),
        row_hash=incoming.row_hash,
        updated_at=now,
    )


def _refreshed(merge: Merge, result: BulkResult, now: datetime) -> ImportedProperty:
    """A copy: the batch may be tried again. The revision is ours while nobody's lies below it."""
    imported, incoming = copy.copy(merge.imported), merge.incoming
    if result.page is not None and merge.found_revision_id == imported.revision_id:
        imported.revision_id = result.page.latest_revision_id
    imported.values = imported.values | incoming.remembered
    imported.photo_hashes = list(dict.fromkeys([*imported.photo_hashes, *incoming.photos]))
    imported.row_hash = incoming.row_hash
    imported.updated_at = now
    return imported


def _told(
    job: Job, plan: _Plan, created: Sequence[BulkResult], updated: Sequence[BulkResult]
) -> tuple[Counter[str], list[Line]]:
    counts, lines = Counter(plan.counts), list(plan.lines)
    for incoming, result in zip(plan.new, created, strict=True):
        lines += job.wording.of_result(incoming.parsed, result)
        _count(counts, result, went_live=result.published)
    for merge, result in zip(plan.changed, updated, strict=True):
        parsed = merge.incoming.parsed
        lines += job.wording.of_result(parsed, result)
        for part in merge.kept:
            said = merge.incoming.remembered[part]
            lines.append(job.wording.of_kept(parsed, part, said))
        counts["kept_fields"] += len(merge.kept)
        _count(counts, result, went_live=result.published and not merge.was_live)
    return counts, lines


def _count(counts: Counter[str], result: BulkResult, *, went_live: bool) -> None:
    names = {
        Outcome.CREATED: "created",
        Outcome.UPDATED: "updated",
        Outcome.UNCHANGED: "unchanged",
        Outcome.INVALID: "refused",
        Outcome.LOCKED: "left",
        Outcome.IN_WORKFLOW: "left",
        Outcome.GONE: "left",
    }
    counts[names[result.outcome]] += 1
    counts["live"] += went_live
    counts["drafts"] += result.outcome == Outcome.CREATED and not went_live
    counts["waiting"] += result.waits
