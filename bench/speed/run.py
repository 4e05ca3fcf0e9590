"""Ours beside stock Wagtail on the same rows: `delivery` of build/bench.json. `make speed`.

`ARGS=--quick` asks less; `ARGS="--places 1000 20000 100000"` names the sizes of the growth.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from statistics import median
from typing import Any

from bench.results import keep
from bench.speed import works
from bench.speed.after_publish import after_publish
from bench.speed.load import Asked, Rate, load
from bench.speed.servers import Server, child, environment, filled_database, running
from scripts import system

OURS, STOCK = "bench.speed.settings", "bench.speed.stock_settings"
HOST, SITE = "main.localhost", "main"
NOT_MODIFIED = 30
_KEYS = """
import django; django.setup()
import json, sys
from wagtail.models import Site
from immo_pages.models import PropertyPage
site = Site.objects.get(hostname=sys.argv[1])
pages = PropertyPage.objects.descendant_of(site.root_page).live().order_by("pk")
print(json.dumps(list(pages.values_list("pk", flat=True)[:2500])))
"""


def main() -> int:
    """Measure, write, say; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--properties", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--soak", type=int, default=0, help="minutes of load, for the memory")
    parser.add_argument("--places", type=int, nargs="*", default=[1000, 20000])
    options = parser.parse_args()
    if shutil.which("wrk") is None and system.can_install():
        system.install(["wrk"])
    if shutil.which("wrk") is None:
        print("wrk is not on this machine (Debian: apt-get install wrk).")
        return 1
    url = os.environ["DATABASE_URL"]
    said: dict[str, Any] = {"properties": options.properties, "rounds": options.rounds}
    with filled_database(url, "speed_main", f"{HOST}={options.properties}") as database:
        said |= _beside_stock(database, options)
    if options.places:
        from bench.speed.growth import growth

        said["growth"] = growth(url, options.places, options.seconds)
    said["holds"] = all(row["holds"] for row in _rows(said))
    keep("delivery", said)
    for row in _rows(said):
        print(f"{'ok' if row['holds'] else 'MISSED':<7} {row['name']:<28} {row['is']}", flush=True)
    return int(not said["holds"])


def _rows(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name, found in said["works"].items():
        text = f"{found['ratio']} x stock (at least {found['at_least']})"
        yield {"name": name, "is": text, "holds": found["holds"]}
    memory = said["memory"]
    yield {"name": "memory", "is": f"{memory['ratio']} x stock", "holds": memory["holds"]}
    known = said["after_publish"]
    text = f"p95 {max(known[name]['p95_s'] for name in ('listing', 'search', 'webhook'))} s"
    yield {"name": "known after a publish", "is": text, "holds": known["holds"]}
    yield from said.get("growth", {}).get("bars", [])


def _beside_stock(database: str, options: Any) -> dict[str, Any]:
    keys = json.loads(child(database, "-c", _KEYS, HOST))
    first = works.our_lists(SITE, [])[0]
    with (
        running(database, OURS, 8471, HOST, first) as ours,
        running(database, STOCK, 8472, HOST, "/stock/pages/") as stock,
    ):
        _same_answers(ours, stock, keys)
        with publishing(database):
            rates = _rates(ours, stock, keys, options)
        rates["304"] = _not_modified(ours, stock, options, rates.pop("_stock_list"))
        memory = _memory(ours, stock, keys, options.soak)
        known = after_publish(database, ours, HOST, SITE)
    return {"works": rates, "memory": memory, "after_publish": known}


def _memory(ours: Server, stock: Server, keys: list[int], minutes: int) -> dict[str, Any]:
    """Of two workers, and what minutes of load add."""
    mine, theirs = ours.memory_mb(), stock.memory_mb()
    said = {"ours_mb": mine, "stock_mb": theirs, "ratio": round(mine / theirs, 2)}
    said |= {"at_most": 1.35, "holds": mine <= 1.35 * theirs}
    if minutes:
        asked = [Asked(path) for work in works.WORKS for path in work.ours(SITE, keys)]
        load(ours.port, HOST, asked, minutes * 60)
        grown = round(ours.memory_mb() / mine, 3)
        said |= {"minutes": minutes, "growth": grown, "growth_at_most": 1.05}
        said["holds"] = said["holds"] and grown <= 1.05
    return said


@contextmanager
def publishing(database: str) -> Iterator[None]:
    """One publish a second meanwhile."""
    command = [sys.executable, "-m", "bench.speed.publisher", HOST]
    process = subprocess.Popen(command, env=environment(database), stdout=subprocess.PIPE)
    try:
        if process.stdout is None or not process.stdout.readline():
            raise RuntimeError("the publisher did not start")
        yield
        if process.poll() is not None:
            raise RuntimeError("the publisher stopped")
    finally:
        process.terminate()
        process.wait(timeout=20)


def _same_answers(ours: Server, stock: Server, keys: list[int]) -> None:
    """Both find as many; otherwise their rates say nothing."""
    for work in works.WORKS:
        if work.name in ("detail", "search"):
            continue  # one row; and each has its own idea of a word
        mine, theirs = work.ours(SITE, keys)[0], work.stock(keys)[0]
        found = json.loads(ours.get(HOST, mine).body)["page"]["total"]
        other = json.loads(stock.get(HOST, theirs).body)["meta"]["total_count"]
        if found != other:
            raise RuntimeError(f"{work.name}: {found} and {other}: {mine} {theirs}")


def _rates(ours: Server, stock: Server, keys: list[int], options: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for work in works.WORKS:
        mine = [Asked(path) for path in work.ours(SITE, keys)]
        theirs = [Asked(path) for path in work.stock(keys)]
        pairs = [
            _pair(number, ours, stock, mine, theirs, options) for number in range(options.rounds)
        ]
        found[work.name] = _told(work.says, pairs, work.at_least)
        if work.name == "list":
            found["_stock_list"] = median(other.per_second for _own, other in pairs)
        print(work.name, json.dumps(found[work.name]), flush=True)
    return found


def _pair(
    number: int,
    ours: Server,
    stock: Server,
    mine: Sequence[Asked],
    theirs: Sequence[Asked],
    options: Any,
) -> tuple[Rate, Rate]:
    """Both in turns, the other first every second round."""
    sides = [(ours, mine), (stock, theirs)]
    turns = sides if number % 2 == 0 else sides[::-1]
    rates = {
        server.port: load(server.port, HOST, asked, options.seconds) for server, asked in turns
    }
    return rates[ours.port], rates[stock.port]


def _told(says: str, pairs: list[tuple[Rate, Rate]], at_least: float) -> dict[str, Any]:
    ratio = round(median(own.per_second / other.per_second for own, other in pairs), 1)
    errors = sum(own.errors + other.errors for own, other in pairs)
    return {
        "says": says,
        "ratio": ratio,
        "at_least": at_least,
        "errors": errors,
        "holds": ratio >= at_least and not errors,
        "ours": asdict(_middle([own for own, _other in pairs])),
        "stock": asdict(_middle([other for _own, other in pairs])),
    }


def _middle(rates: list[Rate]) -> Rate:
    return sorted(rates, key=lambda rate: rate.per_second)[len(rates) // 2]


def _not_modified(ours: Server, stock: Server, options: Any, stock_list: float) -> dict[str, Any]:
    """Lists that the asker has already, while nothing is published; stock makes them anew."""
    del stock
    time.sleep(2)
    asked = []
    for path in works.our_lists(SITE, [])[:50]:
        asked.append(Asked(path, ours.get(HOST, path).headers["ETag"]))
    rates = [load(ours.port, HOST, asked, options.seconds) for _round in range(options.rounds)]
    middle = _middle(rates)
    ratio = round(middle.per_second / stock_list, 1)
    errors = sum(rate.errors for rate in rates)
    holds = ratio >= NOT_MODIFIED and not errors
    told = {"says": "304 of a list", "ratio": ratio, "at_least": NOT_MODIFIED, "errors": errors}
    return told | {"holds": holds, "ours": asdict(middle)}


def compressed(body: bytes) -> int:
    """Bytes as a proxy sends them."""
    return len(gzip.compress(body, 6))


if __name__ == "__main__":
    raise SystemExit(main())
