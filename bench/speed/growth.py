"""What more properties cost: the same questions to a small agency and to large ones.

Numbers and rankings are remembered for a state of an agency. The bars are about questions that are
new in it, as after every publish; what they cost when asked again is told beside (`again`).
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
    found: dict[str, Any] = {"again": {}}
    keys = {count: json.loads(child(database, "-c", _KEYS, host)) for count, host in towns.items()}
    for count, host in towns.items():  # the first answers of a server pay for its start
        load(server.port, host, [Asked(works.our_lists(f"town{count}", [])[0])], 1)
    for name, ours in _ASKED.items():
        asked = {
            count: [Asked(path) for path in ours(f"town{count}", keys[count])] for count in towns
        }
        found[name] = {
            count: _rate(server, host, asked[count], seconds) for count, host in towns.items()
        }
        for count, host in towns.items():
            seconds_for_all = round(_PASSES * len(asked[count]) / found[name][count]) + 1
            load(server.port, host, asked[count], min(_LONGEST, seconds_for_all))
        found["again"][name] = {
            count: median(_rate(server, host, asked[count], seconds) for _round in range(_ROUNDS))
            for count, host in towns.items()
        }
        print("growth", name, found[name], "again", found["again"][name], flush=True)
    return found


def _rate(server: Server, host: str, asked: list[Asked], seconds: int) -> float:
    rate = load(server.port, host, asked, seconds)
    if rate.errors:
        raise RuntimeError(f"{host}: {rate}")
    return rate.per_second


def _large(server: Server, host: str, count: int) -> dict[str, Any]:
    start = f"/api/immo/v1/town{count}/fr"
    # All have more than that: each is a new question about everything.
    facets = [
        server.get(host, f"{start}/properties/facets?living_area__gte={area}")
        for area in range(_TIMES)
    ]
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
