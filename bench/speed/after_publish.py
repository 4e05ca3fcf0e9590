"""How long after a publish others know of it: the list, the search, a webhook; one worker."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import quote

from bench.speed.servers import Server, environment

PUBLISHES, _PATIENCE, _BAR = 50, 60, 30
_START = """
import django; django.setup()
import sys
from wagtail.models import Site
from immo_agencies.scope import agency_scope
from immo_agencies.tenancy import agency_of
from immo_delivery.models import Webhook
from immo_delivery.outgoing.actions import keep_webhook
from immo_pages.models import PropertyPage

site = Site.objects.get(hostname=sys.argv[1])
agency = agency_of(site)
with agency_scope(agency):
    keep_webhook(Webhook(agency=agency, name="bench", url=sys.argv[2]), by=None)
    pages = PropertyPage.objects.descendant_of(site.root_page).live()
    keys = list(pages.values_list("pk", flat=True)[:10])
    for line in sys.stdin:
        word = line.strip()
        number = int(word.removeprefix("nouveau"))
        page = PropertyPage.objects.get(pk=keys[number % len(keys)])
        page.title = f"Maison {word}"
        page.save_revision().publish()
        print(page.pk, flush=True)
"""


def after_publish(database: str, server: Server, host: str, site: str) -> dict[str, Any]:
    """Seconds until each of them knows: the median and the 95th of a hundred."""
    told: dict[str, float] = {}
    with _receiver(told) as port, _worker(database), _publisher(database, host, port) as publisher:
        waits = [_one(publisher, server, host, site, number, told) for number in range(PUBLISHES)]
    found = {
        name: {"p50_s": _at(waits, name, 0.5), "p95_s": _at(waits, name, 0.95)}
        for name in ("listing", "search", "webhook")
    }
    holds = all(one["p95_s"] <= _BAR for one in found.values())
    return found | {"publishes": PUBLISHES, "at_most_s": _BAR, "holds": holds}


def _one(
    publisher: Any, server: Server, host: str, site: str, number: int, told: dict[str, float]
) -> dict[str, float]:
    word = f"nouveau{number}"
    publisher.stdin.write(f"{word}\n")
    publisher.stdin.flush()
    key = publisher.stdout.readline().strip()
    began = time.monotonic()
    waits: dict[str, float] = {}
    detail = f"/api/immo/v1/{site}/fr/properties/{key}"
    search = f"/api/immo/v1/{site}/fr/properties?q={quote(word)}"
    while len(waits) < 3 and time.monotonic() - began < _PATIENCE:
        passed = time.monotonic() - began
        if "listing" not in waits and word.encode() in server.get(host, detail).body:
            waits["listing"] = passed
        if "search" not in waits and json.loads(server.get(host, search).body)["items"]:
            waits["search"] = passed
        if "webhook" not in waits and told.get(key, 0) > began:
            waits["webhook"] = told[key] - began
        time.sleep(0.05)
    return waits


def _at(waits: list[dict[str, float]], name: str, share: float) -> float:
    ordered = sorted(one.get(name, float(_PATIENCE)) for one in waits)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 2)


@contextmanager
def _receiver(told: dict[str, float]) -> Iterator[int]:
    """An address that takes messages and remembers when each object was told of."""

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told[str(body["object"]["id"])] = time.monotonic()
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_args: Any) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()


@contextmanager
def _worker(database: str) -> Iterator[None]:
    command = [sys.executable, "-m", "django", "db_worker", "--interval", "0.5"]
    process = subprocess.Popen(
        command,
        env=environment(database),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def _publisher(database: str, host: str, port: int) -> Iterator[Any]:
    command = [sys.executable, "-c", _START, host, f"http://127.0.0.1:{port}/"]
    process = subprocess.Popen(
        command,
        env=environment(database),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)
