"""One import at a time into an agency; a dead one does not keep the door shut."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from immo_agencies.models import Agency
from immo_feeds.models import ImportRun

# First key of PostgreSQL's advisory locks of this room ("immo" in ASCII, shortened).
_LOCKS = 0x696D6D


class ImportAlreadyRuns(ValidationError):
    """Another import into the same agency has not ended."""


@contextmanager
def only_import_of(agency: Agency) -> Iterator[None]:
    """Hold the agency's import lock; runs that a dead process left become interrupted.

    PostgreSQL keeps the lock with the connection, so it ends with the process however that ends.
    Raises ImportAlreadyRuns.
    """
    if connection.vendor != "postgresql":
        with transaction.atomic():
            _refuse_if_alive(agency)
            _mark_interrupted(agency)
        yield
        return
    if not _advisory("SELECT pg_try_advisory_lock(%s, %s)", agency):
        raise _already_runs(agency)
    try:
        _mark_interrupted(agency)
        yield
    finally:
        _advisory("SELECT pg_advisory_unlock(%s, %s)", agency)


def this_process() -> str:
    """Name of this process, stored on its run."""
    return f"{socket.gethostname()}:{os.getpid()}"


def _advisory(statement: str, agency: Agency) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [_LOCKS, agency.pk])
        return bool(cursor.fetchone()[0])


def _mark_interrupted(agency: Agency) -> None:
    running = ImportRun.objects.filter(agency=agency, state=ImportRun.State.RUNNING)
    running.update(state=ImportRun.State.INTERRUPTED)


def _refuse_if_alive(agency: Agency) -> None:
    """SQLite has no lock of a connection: ask whether the process of the run is still there."""
    running = ImportRun.objects.filter(agency=agency, state=ImportRun.State.RUNNING)
    for process in running.values_list("process", flat=True):
        _host, _colon, number = process.rpartition(":")
        if number.isdigit() and _is_alive(int(number)):
            raise _already_runs(agency)


def _is_alive(number: int) -> bool:
    if number == os.getpid():
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _already_runs(agency: Agency) -> ImportAlreadyRuns:
    running = ImportRun.objects.filter(agency=agency, state=ImportRun.State.RUNNING).first()
    return ImportAlreadyRuns(
        _(
            "An import into %(agency)s is running (%(file)s, row %(row)s). "
            "Wait until it ends and start again."
        )
        % {
            "agency": agency.name,
            "file": running.file_name if running else "?",
            "row": running.last_row if running else 0,
        }
    )
