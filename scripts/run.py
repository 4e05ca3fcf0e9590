"""The platform on this machine: `make run`.

Migrates and loads the demonstration data when that is still to be done, then runs the server and
a task worker side by side until one of them ends or Ctrl-C.
"""

import argparse
import io
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from scripts.postgres import stop_on_sigterm

VAR = Path("var")
HOSTS = ("localhost", "namur.localhost", "gent.localhost", "brussels.localhost")
SETTINGS = "cms.settings.dev"
STANDARD_PORT = 8000


def prepare(port: int) -> None:
    """Bring the database up to date; a database that already is costs one look."""
    import django  # the settings must be chosen first

    django.setup()
    from django.core.management import call_command
    from django.db import DEFAULT_DB_ALIAS, connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Preparing the database", flush=True)
        call_command("migrate", interactive=False, verbosity=0, database=DEFAULT_DB_ALIAS)
    if not _demo_is_loaded():
        print("Loading the demonstration data", flush=True)
        _demo_marker().unlink(missing_ok=True)
    call_command("load_demo", port=port)
    _demo_marker().write_text("loaded\n")
    call_command("demo_logins")
    show_example(port)
    connection.close()


def show_example(port: int) -> None:
    """The command that starts a front end of its own on the delivery API, with a fresh key."""
    from django.core.management import call_command

    said = io.StringIO()
    call_command("demo_front_end", stdout=said)
    _agency, token = said.getvalue().split()
    where = "" if port == STANDARD_PORT else f" PORT={port}"
    print(f"\n  Access key of the API: {token}")
    print(f"  A front end of its own: make example{where} TOKEN={token}")


def _demo_marker() -> Path:
    return VAR / "demo-loaded"


def _demo_is_loaded() -> bool:
    """Whether load_demo came to its end, in the database that is there now."""
    from django.contrib.auth import get_user_model

    return _demo_marker().exists() and get_user_model()._default_manager.exists()


def port_is_free(port: int) -> bool:
    """Whether a server may listen on the loopback port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def show_addresses(port: int) -> None:
    """Where to look, printed before the server's own lines."""
    print()
    for host in HOSTS:
        print(f"  http://{host}:{port}/")
    print(f"  http://localhost:{port}/admin/\n")
    print("Stop with Ctrl-C.\n", flush=True)


def serve(port: int) -> int:
    """Run the server and the worker; when one ends, or on Ctrl-C, stop both."""
    manage = [sys.executable, "manage.py"]
    commands = [[*manage, "runserver", f"127.0.0.1:{port}"], [*manage, "db_worker", "-v", "1"]]
    # A group of its own for each, because both fork a reloader.
    children = [subprocess.Popen(command, start_new_session=True) for command in commands]
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        for child in children:
            stop(child)


def stop(child: subprocess.Popen) -> None:
    """End a child and what it forked."""
    for signum in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(child.pid, signum)
            child.wait(timeout=5)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def main() -> int:
    """Prepare, say where to look, serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=STANDARD_PORT)
    port = parser.parse_args().port
    if not port_is_free(port):
        print(f"Port {port} is in use: make run PORT={port + 1}")
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    # Start-up takes half the time with bytecode.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    stop_on_sigterm()
    VAR.mkdir(exist_ok=True)
    prepare(port)
    show_addresses(port)
    return serve(port)


if __name__ == "__main__":
    raise SystemExit(main())
