"""What more properties cost: the same questions to a small agency and to large ones.

Nothing is published meanwhile. Numbers and rankings are remembered for a state, so each rate is
told twice: when the questions are new (`first`), and once they have been asked in this state.
"""

import json
from statistics import median
from typing import Any

from bench.speed import works
from bench.speed.load import Asked, load
from bench.speed.run import OURS, compressed
from bench.speed.servers import Server, child, filled_database, running

_ROUNDS, _TIMES = 3, 20
# Times that all questions are asked before, and for how many seconds at most.
_PASSES, _LONGEST = 3, 120
# The share of the small agency's rate that a large one keeps.
_KEEPS = {"list": 0.9, "filter": 0.9, "detail": 0.9, "search": 0.7}
_ASKED = {work.name: work.ours for work in works.WORKS} | {"filter": works.our_wide_filters}
_FACETS_MS, _MAP_MS, _MAP_BYTES, _LAST_PAGE = 40, 60, 60_000, 1.2
#: The whole country from far away.
_MAP = "/properties/map?zoom=8"
_KEYS = """
import django; django.setup()
import json, sys
from wagtail.models import Site
from immo_pages.models import PropertyPage
site = Site.objects.get(hostname=sys.argv[1])
pages = PropertyPage.objects.descendant_of(site.root_page).live().order_by("pk")
print(json.dumps(list(pages.values_list("pk", flat=True)[:1000])))
"""


def growth(url: str, places: list[int], seconds: int) -> dict[str, Any]:
    """Rates of each size, facets, map and last page of the largest, and whether the bars hold."""
    towns = {count: f"town{count}.localhost" for count in sorted(places)}
    filling = [f"{host}={count}" for count, host in towns.items()]
    with filled_database(url, "speed_growth", *filling) as database:
        smallest = works.our_lists(f"town{min(places)}", [])[0]
        with running(database, OURS, 8473, towns[min(places)], smallest) as server:
            rates = _rates(server, database, towns, seconds)
            large = _large(server, towns[max(places)], max(places))
    said = {"rates": rates, f"at_{max(places)}": large}
    return said | {"bars": list(_bars(rates, large, min(places), max(places)))}


def _rates(server: Server, database: str, towns: dict[int, str], seconds: int) -> dict[str, Any]:
    found: dict[str, Any] = {"first": {}}
    keys = {count: json.loads(child(database, "-c", _KEYS, host)) for count, host in towns.items()}
    for name, ours in _ASKED.items():
        measured: dict[int, list[float]] = {count: [] for count in towns}
        found["first"][name] = {
            count: _all_asked(server, host, ours(f"town{count}", keys[count]), seconds)
            for count, host in towns.items()
        }
        for _round in range(_ROUNDS):
            for count, host in towns.items():
                paths = ours(f"town{count}", keys[count])
                rate = load(server.port, host, [Asked(path) for path in paths], seconds)
                if rate.errors:
                    raise RuntimeError(f"{name} at {count}: {rate}")
                measured[count].append(rate.per_second)
        found[name] = {count: median(rates) for count, rates in measured.items()}
        first = found["first"][name]
        print("growth", name, found[name], "first", first, flush=True)
    return found


def _all_asked(server: Server, host: str, paths: list[str], seconds: int) -> float:
    """Ask every question, so that either worker has met it; the rate when they were new."""
    asked = [Asked(path) for path in paths]
    first = load(server.port, host, asked, seconds).per_second
    load(server.port, host, asked, min(_LONGEST, round(_PASSES * len(asked) / first) + 1))
    return first


def _large(server: Server, host: str, count: int) -> dict[str, Any]:
    start = f"/api/immo/v1/town{count}/fr"
    facets = [server.get(host, f"{start}/properties/facets") for _time in range(_TIMES)]
    points = [server.get(host, f"{start}{_MAP}") for _time in range(_TIMES)]
    clusters = json.loads(points[0].body)["features"]
    first, last = _ends(server, host, f"{start}/properties?limit=100&order=price")
    return {
        "facets_p50_ms": _p50(facets),
        "facets_total": json.loads(facets[0].body)["total"],
        "map_p50_ms": _p50(points),
        "map_compressed_bytes": compressed(points[0].body),
        "map_total": sum(one["properties"]["count"] for one in clusters),
        "first_page_ms": first,
        "last_page_ms": last,
    }


def _p50(answers: list[Any]) -> float:
    return round(median(one.seconds for one in answers) * 1000, 2)


def _ends(server: Server, host: str, path: str) -> tuple[float, float]:
    """Median ms of the first page and of the last that the cursors lead to; in turns."""
    address, following = path, path
    while following:
        address = following
        cursor = json.loads(server.get(host, address).body)["page"]["next_cursor"]
        following = f"{path}&cursor={cursor}" if cursor else ""
    pairs = [(server.get(host, path), server.get(host, address)) for _time in range(_TIMES)]
    return _p50([first for first, _last in pairs]), _p50([last for _first, last in pairs])


def _bars(rates: dict[str, Any], large: dict[str, Any], fewest: int, most: int) -> Any:
    for name, least in _KEEPS.items():
        kept = round(rates[name][most] / rates[name][fewest], 2)
        yield _bar(f"{name} at {most}", f"{kept} of the rate at {fewest}", kept >= least)
    facets, points = large["facets_p50_ms"], large["map_p50_ms"]
    yield _bar("facets over all", f"{facets} ms", facets <= _FACETS_MS)
    yield _bar("map of all", f"{points} ms", points <= _MAP_MS)
    size = large["map_compressed_bytes"]
    yield _bar("map compressed", f"{size} bytes", size <= _MAP_BYTES)
    same = large["map_total"] == large["facets_total"] == most
    yield _bar("clusters add up", f"{large['map_total']} of {large['facets_total']}", same)
    last = round(large["last_page_ms"] / large["first_page_ms"], 2)
    yield _bar("last page by cursor", f"{last} x the first", last <= _LAST_PAGE)


def _bar(name: str, found: str, holds: bool) -> dict[str, Any]:
    return {"name": name, "is": found, "holds": holds}
