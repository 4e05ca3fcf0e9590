"""The platform as a user starts it: its own database, demonstration data, server and worker."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60


@contextmanager
def database_of_its_own(url: str, folder: Path, name: str) -> Iterator[str]:
    """An empty database beside the one of the suite: same server, or a SQLite file."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        yield f"sqlite:///{folder / name}.sqlite3"
        return
    server = urlunsplit(parts._replace(path="/postgres"))
    database = f"{parts.path.lstrip('/')}_{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{database}"')
    try:
        yield urlunsplit(parts._replace(path=f"/{database}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class RunningSite:
    """Settings of a development installation in ``folder``; commands and servers run in it."""

    def __init__(self, database_url: str, folder: Path, port: int) -> None:
        self.port = port
        self.log = folder / "server.log"
        self.mails = folder / "mails"
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "DATABASE_URL": database_url,
            "MEDIA_ROOT": str(folder / "media"),
            "ADMIN_BASE_URL": f"http://localhost:{port}",
            "EMAIL_URL": f"filemail:///{self.mails}",
            "DEBUG": "true",
            "PORT": str(port),
        }

    def url(self, path: str = "/", host: str = "localhost") -> str:
        """Address of ``path`` on ``host``."""
        return f"http://{host}:{self.port}{path}"

    def manage(self, *arguments: str, timeout: int = 300) -> str:
        """Run a management command and return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.env,
            check=False,
            capture_output=True,
            text=True,
            timeout=timeout,
        )
        assert done.returncode == 0, (done.stderr or done.stdout)[-3000:]
        return done.stdout

    @contextmanager
    def running(self) -> Iterator["RunningSite"]:
        """Server and worker, until the block ends."""
        # Without DEBUG, so that visitors get our own pages for errors.
        server = ["runserver", "--noreload", "--insecure", f"127.0.0.1:{self.port}"]
        worker = ["db_worker", "--interval", "0.3"]
        with self.log.open("w") as log:
            processes = [
                subprocess.Popen(
                    [sys.executable, "manage.py", *command],
                    cwd=ROOT,
                    env=self.env | {"DEBUG": "false"},
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
                for command in (server, worker)
            ]
            try:
                self._wait()
                yield self
            finally:
                for process in processes:
                    process.terminate()
                for process in processes:
                    process.wait(timeout=20)

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with suppress(OSError), urllib.request.urlopen(self.url("/healthz"), timeout=5):  # noqa: S310
                return
            time.sleep(0.3)
        raise AssertionError(f"The server did not start:\n{self.log.read_text()[-3000:]}")
