"""Databases of their own, gunicorn with two workers, and what the workers weigh."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

WORKERS = 2
_START_SECONDS = 60


@contextmanager
def filled_database(url: str, name: str, *towns: str) -> Iterator[str]:
    """URL of a database on the server of ``url`` with these towns (``HOST=COUNT``)."""
    parts = urlsplit(url)
    server = urlunsplit(parts._replace(path="/postgres"))
    own = urlunsplit(parts._replace(path=f"/{name}"))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        child(own, "-m", "django", "migrate", "--verbosity", "0")
        child(own, "-m", "bench.speed.fill", *towns)
        yield own
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def environment(url: str, settings: str = "bench.speed.settings") -> dict[str, str]:
    """Variables of a child process."""
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": str(Path.cwd()),
    }


def child(url: str, *arguments: str) -> str:
    """What a Python process with this database prints; raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment(url),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


class Server:
    """gunicorn on a port of its own."""

    def __init__(self, url: str, settings: str, port: int) -> None:
        self.port = port
        command = [sys.executable, "-m", "gunicorn", "cms.wsgi:application"]
        command += ["--workers", str(WORKERS), "--bind", f"127.0.0.1:{port}"]
        command += ["--log-level", "error", "--preload"]
        self.process = subprocess.Popen(command, env=environment(url, settings))

    def wait(self, host: str, path: str) -> None:
        """Until it answers; raises RuntimeError when it does not."""
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            try:
                if self.get(host, path).status == 200:
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.3)
        raise RuntimeError(f"no answer at {path}")

    def get(self, host: str, path: str, **headers: str) -> "Answer":
        """One request."""
        address = f"http://127.0.0.1:{self.port}{path}"
        request = urllib.request.Request(address, headers={"Host": host, **headers})
        began = time.perf_counter()
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            body = answer.read()
            return Answer(answer.status, body, dict(answer.headers), time.perf_counter() - began)

    def memory_mb(self) -> float:
        """Proportional memory of the workers together."""
        children = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        return round(sum(map(_pss, children.stdout.split())) / 1024, 1)

    def stop(self) -> None:
        """End it and wait."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)


class Answer:
    """Status, bytes, headers and seconds of one request."""

    def __init__(self, status: int, body: bytes, headers: dict[str, str], seconds: float) -> None:
        self.status, self.body, self.headers, self.seconds = status, body, headers, seconds


def _pss(pid: str) -> int:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) if found else 0


@contextmanager
def running(url: str, settings: str, port: int, host: str, path: str) -> Iterator[Server]:
    """A server that answers."""
    server = Server(url, settings, port)
    try:
        server.wait(host, path)
        yield server
    finally:
        server.stop()
