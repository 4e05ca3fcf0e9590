"""Verbs of this room: import the properties of a file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from immo_agencies.models import Agency
from immo_agencies.permissions import may, role_in
from immo_agencies.roles import Role
from immo_agencies.scope import agency_scope
from immo_feeds.csv_source.parse import ParsedProperty, parse_file
from immo_feeds.csv_source.rules import SourceMapping
from immo_feeds.importing.batch import Job, write_batch
from immo_feeds.importing.lock import only_import_of, this_process
from immo_feeds.importing.photos import PhotoFolder, hash_of
from immo_feeds.importing.report import Tally, report_file
from immo_feeds.importing.wording import Wording
from immo_feeds.models import ImportedProperty, ImportRun
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyIndexPage

BATCH = 200


class ImportNotAllowed(PermissionDenied):
    """The person may not import, or not publish, for this agency."""


class NoPlaceForProperties(ValidationError):
    """The agency has no list of properties in this language."""


@dataclass(frozen=True)
class ImportOrder:
    """Which file goes into which agency, and how.

    ``clock`` is asked once a batch: a revision must not be older than an editor's of meanwhile.
    """

    agency: Agency
    path: Path
    mapping: SourceMapping
    language: str
    user: Any = None
    photos: Path | None = None
    publish: bool = False
    dry_run: bool = False
    limit: int | None = None
    batch_size: int = BATCH
    clock: Callable[[], datetime] = timezone.now

    @property
    def source(self) -> str:
        """Key of the source: one mapping in one language."""
        return f"{self.mapping.name} ({self.language})"[:120]

    @property
    def options(self) -> dict[str, Any]:
        """What must be the same for a killed run to be taken up."""
        photos = str(self.photos) if self.photos else ""
        return {"publish": self.publish, "photos": photos, "limit": self.limit}


@dataclass(frozen=True)
class ImportReport:
    """What an import did. ``resumed_after``: the row at which a killed run was taken up."""

    tally: Tally
    resumed_after: int = 0
    absent: int | None = None


Progress = Callable[[Tally], None]


def import_properties(
    order: ImportOrder, *, progress: Progress | None = None, report: Path | None = None
) -> ImportReport:
    """Import the properties of a file; run again, it changes nothing that has not changed.

    Streams the file in batches, each one transaction. ``report`` is a .csv or .json file for every
    remark. A dry run goes the same way and takes each batch back.

    Raises ImportNotAllowed, NoPlaceForProperties, ImportAlreadyRuns, FileUnreadable, PlacesInvalid.
    """
    _require_permission(order)
    with agency_scope(order.agency), ExitStack() as stack:
        parent = _place_for_properties(order)
        if order.dry_run:
            run, tally = None, Tally()
        else:
            stack.enter_context(only_import_of(order.agency))
            run, tally = _start(order)
        job = _job(order, parent, run)
        resumed_after = tally.last_row
        try:
            tally = _write_all(order, job, tally, progress, report)
        except BaseException:
            _end(run, ImportRun.State.INTERRUPTED, order)
            raise
        _end(run, ImportRun.State.FINISHED, order)
        return ImportReport(tally, resumed_after, _absent(order, tally))


def _write_all(
    order: ImportOrder, job: Job, tally: Tally, progress: Progress | None, report: Path | None
) -> Tally:
    with report_file(report) as sink:
        for stored in tally.lines:
            sink.write(stored)
        for batch in _batches(order, after=tally.last_row):
            tally, lines = write_batch(job, batch, tally)
            for line in lines:
                sink.write(line.as_dict())
            if progress:
                progress(tally)
        sink.end(tally.as_counts())
    return tally


def _batches(order: ImportOrder, *, after: int) -> Iterator[Sequence[ParsedProperty]]:
    """Rows in batches. Those a killed run has written are parsed again, for their references."""
    parsed = islice(parse_file(order.path, order.mapping, language=order.language), order.limit)
    left = (row for row in parsed if row.row_number > after)
    while batch := list(islice(left, order.batch_size)):
        yield batch


def _job(order: ImportOrder, parent: Page, run: ImportRun | None) -> Job:
    return Job(
        agency=order.agency,
        parent=parent,
        source=order.source,
        wording=Wording(order.mapping),
        clock=order.clock,
        user=order.user,
        publish=order.publish,
        dry_run=order.dry_run,
        photos=PhotoFolder(order.photos) if order.photos else None,
        run=run,
    )


def _start(order: ImportOrder) -> tuple[ImportRun, Tally]:
    """A new run, or the last one if it was interrupted in the same file with the same options."""
    file_hash = hash_of(order.path)
    last = ImportRun.objects.filter(agency=order.agency, source=order.source).first()
    if (
        last is not None
        and last.state == ImportRun.State.INTERRUPTED
        and last.file_hash == file_hash
        and last.options == order.options
    ):
        last.state, last.process, last.user = ImportRun.State.RUNNING, this_process(), order.user
        last.save(update_fields=["state", "process", "user"])
        return last, Tally.restored(last.counts, last.report, last.last_row)
    run = ImportRun.objects.create(
        agency=order.agency,
        source=order.source,
        file_name=order.path.name[:255],
        file_hash=file_hash,
        options=order.options,
        user=order.user,
        process=this_process(),
        started_at=order.clock(),
    )
    return run, Tally()


def _end(run: ImportRun | None, state: ImportRun.State, order: ImportOrder) -> None:
    if run is not None:
        ended = order.clock() if state == ImportRun.State.FINISHED else None
        ImportRun.objects.filter(pk=run.pk).update(state=state, finished_at=ended)


def _absent(order: ImportOrder, tally: Tally) -> int | None:
    """Imported properties that the file no longer has; unknown when only a part was read."""
    if order.limit is not None:
        return None
    imported = ImportedProperty.objects.filter(agency=order.agency, source=order.source)
    made_now = 0 if order.dry_run else tally.counts["created"]
    return imported.count() - made_now - tally.counts["known"]


def _place_for_properties(order: ImportOrder) -> Page:
    home = order.agency.home_in(order.language)
    parent = PropertyIndexPage.objects.child_of(home).first() if home else None
    if parent is None:
        raise NoPlaceForProperties(
            _("%(agency)s has no list of properties in “%(language)s”; it has: %(languages)s")
            % {
                "agency": order.agency.name,
                "language": order.language,
                "languages": ", ".join(order.agency.languages),
            }
        )
    return parent


def _require_permission(order: ImportOrder) -> None:
    """Without a person it is the operator's own command line."""
    if order.user is None:
        return
    if not may(order.user, PageAction.COMPOSE_PROPERTY, order.agency):
        raise ImportNotAllowed(_("This person may not import for %s.") % order.agency.name)
    if order.publish and not _may_publish(order.user, order.agency):
        raise ImportNotAllowed(_("This person may not publish for %s.") % order.agency.name)


def _may_publish(user: Any, agency: Agency) -> bool:
    if may(user, PageAction.PUBLISH_PROPERTY, agency):
        return True
    return agency.marketers_publish and role_in(user, agency) == Role.MARKETER
