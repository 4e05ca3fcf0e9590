"""Scratch copies of the tree, each with a test database that starts out the same every time."""

import os
import queue
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

TEMPLATE = "test_immo_bench_template"
SETTINGS = "cms.settings.test"


class DoesNotMigrate(RuntimeError):
    """The tree is broken before anything was tried."""


@dataclass(frozen=True)
class Workbench:
    """A copy of the tree, and the name of its database on the server."""

    root: Path
    url: str
    database: str

    def pytest(self, tests: Iterable[str]) -> tuple[int, str]:
        """Run tests on a fresh copy of the migrated database: exit code and output."""
        self._renew_database()
        command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--reuse-db"]
        command += ["-p", "no:cacheprovider", *tests]
        env = {**os.environ, "DATABASE_URL": with_database(self.url, self.database)}
        env["TMPDIR"] = str(self.root.parent)  # media folders of test settings go with the copy
        done = subprocess.run(
            command, cwd=self.root, env=env, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def _renew_database(self) -> None:
        # A test with its own transactions leaves tables empty, also those a migration filled.
        name = f"test_{self.database}"
        execute(
            self.url,
            f"DROP DATABASE IF EXISTS {name} WITH (FORCE)",
            f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}",
        )


@contextmanager
def open_workbenches(count: int, url: str) -> Iterator["queue.Queue[Workbench]"]:
    """`count` workbenches on one server, from one migrated template database."""
    benches: queue.Queue[Workbench] = queue.Queue()
    _migrate_template(url)
    with tempfile.TemporaryDirectory(prefix="immo-guards-") as folder:
        if Path("../shared").is_dir():
            (Path(folder) / "shared").symlink_to(Path("../shared").resolve())
        for number in range(count):
            root = Path(folder) / f"copy-{number}"
            copy_tree(Path.cwd(), root)
            benches.put(Workbench(root, url, f"immo_bench_{number}"))
        yield benches
    names = [f"test_immo_bench_{number}" for number in range(count)]
    execute(url, *(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)" for name in [*names, TEMPLATE]))


def copy_tree(source: Path, target: Path) -> None:
    """Copy what git tracks or would track: no environment, no build results."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=source, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (source / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, target / name)


def _migrate_template(url: str) -> None:
    execute(url, f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)", f"CREATE DATABASE {TEMPLATE}")
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS}
    env["DATABASE_URL"] = with_database(url, TEMPLATE)
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    if subprocess.run(command, env=env, check=False).returncode:
        raise DoesNotMigrate("the database of the untouched tree does not migrate")


def with_database(url: str, name: str) -> str:
    """The same server, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def execute(url: str, *statements: str) -> None:
    """Run statements that stand outside a transaction."""
    import psycopg  # only what starts a server needs the driver

    with psycopg.connect(with_database(url, "postgres"), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
