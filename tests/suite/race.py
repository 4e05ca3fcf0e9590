"""32 processes put properties on air at once, while others insert rows of the same agency.

Processes with connections of their own, started once by ``fork`` and used for every round.
"""

import io
import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from unittest import mock

from django.core.management import call_command
from django.db import connection, connections, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page, Revision

from immo_agencies import audit
from immo_agencies.models.agency import AgencyQuerySet
from immo_agencies.permissions import Refusal
from immo_agencies.scope import agency_scope
from immo_pages.extension_points import PageAction
from immo_pages.gate import PublishRefused
from immo_pages.models import PropertyDocument, PropertyPage, PropertyPhoto
from immo_pages.translating.actions import publish_translation
from tests.conftest import photo_file

LIMIT = 10
#: Ways to the air and how many processes take each: 32. The editor is dear, a copy is cheap.
PUBLISHERS = {"editor": 4, "bulk": 5, "schedule": 1, "copy": 17, "translation": 5}
#: They take no place, and share the agency's row: a wrong lock would make them wait or deadlock.
INSERTERS = {"photo": 2, "document": 1, "enquiry": 1}
#: Pages whose hour has come; one scheduler publishes them.
SCHEDULED = 6
SECONDS_BETWEEN_QUESTION_AND_WRITE = 0.03
PATIENCE = 120


@dataclass
class World:
    """What all processes know: made before they are."""

    agency: Any
    editor: Any
    client: Any
    editor_data: dict[str, Any]
    source: Any
    pages: dict[str, list[Any]]


@dataclass(frozen=True)
class Round:
    """What a round left: live properties, unexpected errors (deadlocks by name), seconds."""

    live: int
    errors: list[str]
    seconds: float

    @property
    def deadlocks(self) -> int:
        """How many processes PostgreSQL picked as victims."""
        return sum("deadlock" in error for error in self.errors)


def plan_of_ten(action: Any, agency: Any, subject: Any) -> Refusal | None:
    """At most ``LIMIT`` live pages. Who is about to write thinks for a moment, as plans do."""
    if action is not PageAction.PUBLISH_PROPERTY:
        return None
    used = PropertyPage.objects.filter(agency=agency, live=True).count()
    if getattr(subject, "live", False):
        time.sleep(SECONDS_BETWEEN_QUESTION_AND_WRITE)
    return Refusal(code="plan_full", message="Full.") if used >= LIMIT else None


# --- what a process does ---


def _post(world: World, url: str, data: dict[str, Any]) -> None:
    answer = world.client.post(url, data)
    if answer.status_code != 302:
        raise AssertionError(f"{url} answered {answer.status_code}")


def _editor(world: World, page: Any, turn: int) -> None:
    facts = {"title": f"Maison {turn}", "slug": page.slug, "reference": page.reference}
    data = world.editor_data | facts | {"action-publish": "1"}
    _post(world, reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def _bulk(world: World, page: Any, turn: int) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    _post(world, f"{url}?next=/admin/&id={page.pk}", {})


def _schedule(world: World, page: Any, turn: int) -> None:
    call_command("publish_scheduled", stdout=io.StringIO())


def _copy(world: World, page: Any, turn: int) -> None:
    slug = f"copie-{turn}-{multiprocessing.current_process().name}"
    source = PropertyPage.objects.get(pk=world.source.pk)
    with transaction.atomic():
        source.copy(to=source.get_parent(), update_attrs={"slug": slug}, keep_live=True)


def _translation(world: World, page: Any, turn: int) -> None:
    publish_translation(PropertyPage.objects.get(pk=page.pk), by=world.editor)


def _photo(world: World, page: Any, turn: int) -> None:
    # What makes the sizes of a photo is a task, and slow.
    with mock.patch("immo_pages.receivers.make_jpeg_renditions"):
        PropertyPhoto.objects.create(
            title="Façade", file=photo_file(60, 40), collection=world.agency.collection
        )


def _document(world: World, page: Any, turn: int) -> None:
    content = photo_file(8, 8)
    PropertyDocument.objects.create(title="Plan", file=content, collection=world.agency.collection)


def _enquiry(world: World, page: Any, turn: int) -> None:
    for _number in range(5):
        audit.record("race.enquiry", world.agency, by=world.editor, obj=world.source)


WORK: dict[str, Callable[[World, Any, int], None]] = {
    "editor": _editor,
    "bulk": _bulk,
    "schedule": _schedule,
    "copy": _copy,
    "translation": _translation,
    "photo": _photo,
    "document": _document,
    "enquiry": _enquiry,
}


def _live_in_a_process(kind: str, world: World, page: Any, pipe: Any, barrier: Any) -> None:
    while (turn := pipe.recv()) is not None:
        outcome = ""
        try:
            connection.ensure_connection()
            barrier.wait(timeout=PATIENCE)
            with agency_scope(world.agency):
                WORK[kind](world, page, turn)
        except PublishRefused:
            pass
        except Exception as error:  # noqa: BLE001  the test looks at what it was
            outcome = f"{kind}: {type(error).__name__}: {error}"
        pipe.send(outcome)
    connections.close_all()


# --- rounds ---


class Race:
    """The processes of all rounds. Leave the ``with`` block to end them."""

    def __init__(self, world: World) -> None:
        self.world = world
        fork = multiprocessing.get_context("fork")
        kinds = [kind for kind, count in (PUBLISHERS | INSERTERS).items() for _n in range(count)]
        barrier = fork.Barrier(len(kinds))
        waiting = {kind: list(pages) for kind, pages in world.pages.items()}
        connections.close_all()  # a forked connection would be shared
        self.pipes, self.processes = [], []
        for kind in kinds:
            ours, theirs = fork.Pipe()
            page = waiting[kind].pop() if waiting.get(kind) else None
            work = (kind, world, page, theirs, barrier)
            process = fork.Process(target=_live_in_a_process, args=work, daemon=True)
            process.start()
            self.pipes.append(ours)
            self.processes.append(process)

    def __enter__(self) -> "Race":
        return self

    def __exit__(self, *args: object) -> None:
        for pipe in self.pipes:
            with suppress(OSError):
                pipe.send(None)
        for process in self.processes:
            process.join(timeout=PATIENCE)

    def run(self, turn: int) -> Round:
        """Everything off the air but what is copied; then everybody at once."""
        self._reset()
        started = time.monotonic()
        for pipe in self.pipes:
            pipe.send(turn)
        outcomes = [pipe.recv() if pipe.poll(PATIENCE) else "no answer" for pipe in self.pipes]
        live = PropertyPage.objects.filter(agency=self.world.agency, live=True).count()
        seconds = time.monotonic() - started
        return Round(live, [error for error in outcomes if error], round(seconds, 2))

    def _reset(self) -> None:
        pages = Page.objects.filter(propertypage__agency=self.world.agency)
        others = pages.exclude(pk=self.world.source.pk)
        others.update(live=False, has_unpublished_changes=True, live_revision=None)
        due = timezone.now() - timedelta(minutes=1)
        scheduled = [page.latest_revision_id for page in self.world.pages["due"]]
        Revision.objects.filter(pk__in=scheduled).update(approved_go_live_at=due)


@contextmanager
def with_plan() -> Iterator[None]:
    """The plan of ten, in this process and in those it starts."""
    with hooks.register_temporarily("immo_refuse", plan_of_ten):
        yield


@contextmanager
def without_lock() -> Iterator[None]:
    """The agency lock emptied, in this process and in those it starts."""
    with mock.patch.object(AgencyQuerySet, "lock", lambda self, pk: self.get(pk=pk)):
        yield
