"""A killed import is taken up where it stopped, and two never run into one agency at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError
from django.db import connection, connections
from wagtail.models import Page, Revision

from immo_agencies.scope import agency_scope
from immo_feeds.importing.lock import ImportAlreadyRuns, only_import_of
from immo_feeds.models import ImportedProperty, ImportRun
from immo_pages.models import PropertyPage
from tests.immo_feeds.conftest import MAPPING

ROWS = 240
BATCH = "20"

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="another process needs a database server"
)


@pytest.fixture
def db(scratch_database: None) -> None:
    """Every fixture here works in the copy: another process sees what was committed."""


def house(number: int) -> dict[str, str]:
    """Every third one has no certificate."""
    gap = {"epc": "", "kwh": ""} if number % 3 == 0 else {}
    return {"ref": f"R{number}", "price": str(100_000 + number)} | gap


@pytest.fixture
def start_import(agency: Any) -> Iterator[Callable[..., subprocess.Popen]]:
    """``start_import(path)`` starts the command in another process, on the test's database."""
    started = []

    def start(path: Path) -> subprocess.Popen:
        words = ["manage.py", "import_properties", str(path), "--agency", agency.slug]
        words += ["--mapping", str(MAPPING), "--publish", "--batch-size", BATCH]
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DATABASE_URL": _url(), "DJANGO_SETTINGS_MODULE": _settings()},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def _url() -> str:
    values = connection.settings_dict
    who = f"{values['USER']}:{values['PASSWORD']}" if values["PASSWORD"] else values["USER"]
    return f"postgres://{who}@{values['HOST']}:{values['PORT']}/{values['NAME']}"


def _settings() -> str:
    return os.environ["DJANGO_SETTINGS_MODULE"]


def wait_for(condition: Callable[[], Any], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def end_state(agency: Any) -> set[tuple]:
    pages = PropertyPage.objects.filter(agency=agency)
    with agency_scope(agency):
        imported = dict(ImportedProperty.objects.values_list("page_id", "reference"))
    return {
        (page.reference, page.price, page.live, imported.get(page.pk), page.revisions.count())
        for page in pages
    }


def findings(run: ImportRun) -> list[dict[str, Any]]:
    """The report without its sentences: the other process wrote them in its own language."""
    return [
        {name: value for name, value in line.items() if name not in {"message", "expected"}}
        for line in run.report
    ]


def test_a_killed_import_is_taken_up(
    agency: Any,
    other_agency: Any,
    write_rows: Callable,
    run_import: Callable,
    start_import: Callable,
) -> None:
    path = write_rows(*(house(number) for number in range(ROWS)))
    run_import(path, "--publish", "--batch-size", BATCH, slug=other_agency.slug)
    process = start_import(path)
    wait_for(lambda: PropertyPage.objects.filter(agency=agency).count() >= 2 * int(BATCH))
    process.send_signal(signal.SIGKILL)
    process.wait()
    written = PropertyPage.objects.filter(agency=agency).count()
    assert 0 < written < ROWS
    with agency_scope(agency):
        run = ImportRun.objects.get()
        assert (run.state, run.last_row) == (ImportRun.State.RUNNING, written + 1)
        assert ImportedProperty.objects.count() == written
    text = run_import(path, "--publish", "--batch-size", BATCH)
    assert f"Taken up after row {written + 1}" in text
    assert end_state(agency) == end_state(other_agency)
    with agency_scope(agency):
        ours = ImportRun.objects.get()
    with agency_scope(other_agency):
        theirs = ImportRun.objects.get()
    assert ours.state == ImportRun.State.FINISHED
    assert (ours.counts, findings(ours), ours.last_row) == (
        theirs.counts,
        findings(theirs),
        theirs.last_row,
    )
    assert Revision.objects.filter(object_id__in=_keys(agency)).count() == ROWS
    assert not any(Page.find_problems())


def _keys(agency: Any) -> list[str]:
    keys = PropertyPage.objects.filter(agency=agency).values_list("pk", flat=True)
    return [str(key) for key in keys]


def test_two_imports_into_one_agency(
    agency: Any, write_rows: Callable, run_import: Callable, start_import: Callable
) -> None:
    """The second one says which file the first one reads; nothing is written twice."""
    path = write_rows(*(house(number) for number in range(ROWS)))
    first = start_import(path)
    wait_for(lambda: PropertyPage.objects.filter(agency=agency).exists())
    with pytest.raises(CommandError, match=r"is running \(crm.csv, row"):
        run_import(path, "--publish")
    assert first.wait(timeout=120) == 0, first.stderr.read()
    assert PropertyPage.objects.filter(agency=agency).count() == ROWS
    run_import(path, "--publish")


def test_the_lock_is_held_by_one_connection_and_by_agency(agency: Any, other_agency: Any) -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with agency_scope(agency), only_import_of(agency):
                held.set()
                done.wait(30)
        finally:
            connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(30)
    with agency_scope(agency), pytest.raises(ImportAlreadyRuns), only_import_of(agency):
        pytest.fail("two at once")
    with agency_scope(other_agency), only_import_of(other_agency):
        pass
    done.set()
    holder.join()
    with agency_scope(agency), only_import_of(agency):
        pass
