"""Send one request in a savepoint, and write down everything it did before it is undone."""

import contextlib
import io
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core import mail
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.client import MULTIPART_CONTENT, ClientHandler, RequestFactory
from django.utils.translation import override
from django_tasks.signals import task_enqueued

from tests.isolation.ownership import Change
from tests.isolation.people import Actor
from tests.isolation.urls import LANGUAGE
from tests.isolation.world import World, forget, read_media, restore_media, run_after_commit

# Written on the way by signing in, by counting attempts, by editing at the same time as others.
_WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"([^"]+)"', re.IGNORECASE)
_QUIET = {"django_session"}


@dataclass(frozen=True)
class Question:
    """One request: method, address, fields or body, host."""

    method: str
    path: str
    host: str
    data: Any = None
    content_type: str = ""


@dataclass
class Answer:
    """What came back, and what happened meanwhile."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    messages: list[str] = field(default_factory=list)
    mails: list[Any] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)
    tasks: list[Any] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    referred: dict[Change, set[str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    audit_rows: int = 0

    @property
    def location(self) -> str:
        """Where a redirect leads, as a path."""
        parts = urlsplit(self.headers.get("Location", ""))
        return parts.path

    @property
    def is_success(self) -> bool:
        """2xx."""
        return 200 <= self.status < 300


class _Environments(RequestFactory):
    """Gives WSGI environments instead of requests."""

    def request(self, **request: Any) -> dict[str, Any]:
        """The environment."""
        return self._base_environ(**request)


class Sender:
    """Asks in the name of an actor; the world is as before after each question."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._handler = ClientHandler(enforce_csrf_checks=False)
        self._environments = _Environments()
        self._now = Answer()
        self.count = 0

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Hear errors, logs and tasks while requests are sent."""
        ear = _Ear(self)
        root = logging.getLogger()
        got_request_exception.connect(self._on_error)
        task_enqueued.connect(self._on_task)
        root.addHandler(ear)
        try:
            with override(LANGUAGE):
                yield
        finally:
            root.removeHandler(ear)
            task_enqueued.disconnect(self._on_task)
            got_request_exception.disconnect(self._on_error)

    def _on_error(self, sender: Any, **kwargs: Any) -> None:
        import sys
        import traceback

        kind, error, trace = sys.exc_info()
        frames = traceback.extract_tb(trace)
        place = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
        self._now.errors.append(f"{kind.__name__ if kind else ''}: {error} ({place})"[:300])

    def _on_task(self, sender: Any, task_result: Any, **kwargs: Any) -> None:
        self._now.tasks.append(task_result)

    def heard(self, line: str) -> None:
        """A log line."""
        self._now.logged.append(line)

    def ask(self, actor: Actor, question: Question) -> Answer:
        """Send ``question`` as ``actor``."""
        self.count += 1
        self._now = answer = Answer()
        mail.outbox = []
        with transaction.atomic(), connection.execute_wrapper(self._notice_writes):
            response = self._send(actor, question)
            self._read(response, answer)
            answer.errors += [f"after commit: {error!r}" for error in run_after_commit()]
            self._judge_rows(answer)
            transaction.set_rollback(True)
        connection.run_on_commit.clear()
        answer.mails = list(mail.outbox)
        self._judge_files(answer)
        if answer.written:
            forget()
        return answer

    def _notice_writes(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := _WRITE.match(sql):
            self._now.written.add(found[1])
        return execute(sql, params, many, context)

    def _send(self, actor: Actor, question: Question) -> HttpResponse:
        extra = {"HTTP_HOST": question.host, "SERVER_NAME": question.host}
        if actor.cookie:
            extra["HTTP_COOKIE"] = actor.cookie
        make = self._environments
        if question.method in {"GET", "HEAD"}:
            environment = getattr(make, question.method.lower())(question.path, **extra)
        elif question.method == "POST" and not question.content_type:
            environment = make.post(question.path, question.data or {}, MULTIPART_CONTENT, **extra)
        else:
            kind = question.content_type or "application/x-www-form-urlencoded"
            environment = make.generic(
                question.method, question.path, question.data or "", kind, **extra
            )
        with override(LANGUAGE):
            return self._handler(environment)

    def _read(self, response: Any, answer: Answer) -> None:
        answer.status = response.status_code
        # Django's test handler closes the response by itself.
        streams = getattr(response, "streaming", False)
        content = b"".join(response.streaming_content) if streams else response.content
        answer.body = unpacked(content)
        answer.headers = dict(response.headers)
        for name, morsel in response.cookies.items():
            if "session" not in name and "csrf" not in name:
                answer.headers[f"Set-Cookie {name}"] = morsel.value
        stored = getattr(response.wsgi_request, "_messages", None)
        if stored is not None:
            queued = getattr(stored, "_queued_messages", [])
            answer.messages = [str(message) for message in queued]

    def _judge_rows(self, answer: Answer) -> None:
        written = answer.written - _QUIET
        if not written:
            return
        with transaction.atomic():
            answer.changes = list(self.world.ledger.changes(written))
        added = [c for c in answer.changes if c.table == "immo_agencies_auditevent"]
        answer.audit_rows = len([c for c in added if c.what == "added"])
        for change in answer.changes:
            answer.referred[change] = self.world.ledger.owners_referred_to(change)

    def _judge_files(self, answer: Answer) -> None:
        if not answer.written - _QUIET:
            return
        present = read_media()
        before = self.world.media
        for name in before.keys() - present.keys():
            answer.files[name] = "deleted"
        for name, content in present.items():
            if name not in before:
                answer.files[name] = "added"
            elif before[name] != content:
                answer.files[name] = "changed"
        if answer.files:
            restore_media(self.world, present)


class _Ear(logging.Handler):
    def __init__(self, sender: Sender) -> None:
        super().__init__(logging.DEBUG)
        self.sender = sender

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line with its arguments filled in."""
        self.sender.heard(record.getMessage())


def unpacked(content: bytes) -> bytes:
    """``content``, and what is inside when it is an archive (XLSX)."""
    if not content.startswith(b"PK\x03\x04"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return content + b"".join(archive.read(name) for name in archive.namelist())
