"""What a run found, in parts: one for each address, added up at the end."""

import hashlib
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

from scripts import green
from tests.isolation.access import READ, Access
from tests.isolation.oracles import (
    DIFFERS,
    ERROR_5XX,
    FOREIGN_CHANGE,
    LEAK,
    NOT_ALLOWED,
    STALE,
    UNLOGGED,
)
from tests.isolation.proof import Tally

_SHOWN = 60  # findings that are printed; the file holds all
PARTS = Path("build/isolation")
RESULT = Path("build/isolation.json")
# Committed: a proof that asks less, or whose owner sees less, has lost something.
LEAST_NAMES, LEAST_SHARE, LEAST_SEEN = 300, 0.6, 100


def write_part(name: str, tally: Tally, access: Access) -> None:
    """Keep what was asked and found at the address ``name``, and on which commit."""
    PARTS.mkdir(parents=True, exist_ok=True)
    part = {
        "commit": green.commit(),
        "requests": tally.requests,
        "successes": tally.successes,
        "asked": dict(tally.asked),
        "findings": [f.as_dict() | {"times": n} for f, n in sorted(tally.findings.items())],
        "owner_asked": tally.owner_asked,
        "owner_sees": sorted(tally.owner_sees),
        "used": {str(number): sorted(map(list, uses)) for number, uses in access.used.items()},
    }
    # At once whole: a run that is stopped goes on from here.
    half = _path_of(name).with_suffix(".half")
    half.write_text(json.dumps(part))
    half.replace(_path_of(name))


def part_of(name: str) -> dict[str, Any] | None:
    """What a run that was stopped found at ``name`` on the same commit; None: not asked yet.

    Where nothing was found, the commits in ``ISOLATION_ALSO`` (with commas) count as well: for a
    run whose few findings were mended. The result says how many addresses were asked on which.
    """
    path = _path_of(name)
    if not path.exists():
        return None
    part: dict[str, Any] = json.loads(path.read_text())
    if not part["commit"]:
        return None
    if part["commit"] in os.environ.get("ISOLATION_ALSO", "").split(",") and not part["findings"]:
        return part
    return part if part["commit"] == green.commit() else None


def _path_of(name: str) -> Path:
    readable = re.sub("[^A-Za-z0-9_.-]", "-", name)[:80]
    return PARTS / f"{readable}-{hashlib.sha256(name.encode()).hexdigest()[:8]}.json"


def write_controls(found: dict[str, bool]) -> None:
    """Keep which seeded holes were found by this process."""
    PARTS.mkdir(parents=True, exist_ok=True)
    (PARTS / f"controls-{os.getpid()}.json").write_text(json.dumps(found))


def parts() -> list[dict[str, Any]]:
    """What the processes wrote."""
    found = [p for p in sorted(PARTS.glob("*.json")) if not p.name.startswith("controls")]
    return [json.loads(path.read_text()) for path in found]


def controls() -> dict[str, bool]:
    """Hole -> whether the proof turned red."""
    found: dict[str, bool] = {}
    for path in sorted(PARTS.glob("controls-*.json")):
        found |= json.loads(path.read_text())
    return found


def stale_rows(access: Access, used: dict[str, list[list[str]]]) -> list[str]:
    """Rows that allow what never happened: a whole row, a verb, an address, a person."""
    stale = []
    for row in access.rows:
        uses = used.get(str(row.number), [])
        names = {name for name, _role, _verb in uses}
        roles = {role for _name, role, _verb in uses}
        verbs = {verb for _name, _role, verb in uses}
        if not uses:
            stale.append(f"{row}: never used")
            continue
        stale += [f"{row}: {verb} never" for verb in set(row.may) - verbs if verb != READ]
        stale += [
            f"{row}: {name} never" for name in row.names if "*" not in name and name not in names
        ]
        stale += [f"{row}: {role} never" for role in row.roles if role not in roles]
    return stale


def merged(access: Access, names: int, seconds: float) -> dict[str, Any]:
    """The whole run as one dictionary, as it is written."""
    found = parts()
    findings = [finding for part in found for finding in part["findings"]]
    used: dict[str, list[list[str]]] = {}
    for part in found:
        for number, uses in part["used"].items():
            used.setdefault(number, []).extend(uses)
    asked: Counter[str] = Counter()
    owner_asked: dict[str, bool] = {}
    for part in found:
        asked.update(part["asked"])
        for name, answered in part["owner_asked"].items():
            owner_asked[name] = owner_asked.get(name, False) or answered
    expected = {n for n in owner_asked if access.allows(n, "manager", READ, "platform")}
    seen = {name for part in found for name in part["owner_sees"]}
    requests = sum(part["requests"] for part in found)
    by_oracle = Counter(finding["oracle"] for finding in findings)
    stale = stale_rows(access, used)
    return {
        "names": names,
        "commits": dict(Counter(part["commit"] for part in found)),
        "methods": os.environ.get("ISOLATION_METHODS") or "all",
        "people": len(asked),
        "requests": requests,
        "share_2xx": round(sum(p["successes"] for p in found) / max(requests, 1), 4),
        "owner_names_allowed": len(expected),
        "owner_share_2xx": round(
            sum(owner_asked[name] for name in expected) / max(len(expected), 1), 3
        ),
        "owner_names_seen": len(seen),
        "allow_rows": len(access.rows),
        "leaks": by_oracle[LEAK],
        "foreign_changes": by_oracle[FOREIGN_CHANGE],
        "errors_5xx": by_oracle[ERROR_5XX],
        "foreign_unlike_absent": by_oracle[DIFFERS],
        "not_allowed": by_oracle[NOT_ALLOWED],
        "unsafe_without_log": by_oracle[UNLOGGED],
        STALE.replace(" ", "_") + "s": stale,
        "negative_controls": controls(),
        "seconds": round(seconds),
        "findings": findings,
    }


def faults(result: dict[str, Any], holes: int) -> list[str]:
    """Why the run as a whole is red; empty when everything holds."""
    counted = ["leaks", "foreign_changes", "errors_5xx", "foreign_unlike_absent"]
    counted += ["not_allowed", "unsafe_without_log"]
    wrong = [f"{result[key]} {key}" for key in counted if result[key]]
    wrong += result["stale_rows"]
    red = [name for name, found in result["negative_controls"].items() if found]
    if len(red) < holes:
        wrong.append(f"only {len(red)} of {holes} seeded holes were found")
    if result["names"] < LEAST_NAMES:
        wrong.append(f"only {result['names']} addresses, at least {LEAST_NAMES} are expected")
    if result["owner_share_2xx"] < LEAST_SHARE:
        wrong.append(f"the owner gets 2xx on {result['owner_share_2xx']:.0%} of what she may read")
    if result["owner_names_seen"] < LEAST_SEEN:
        wrong.append(f"the owner sees her texts under {result['owner_names_seen']} names only")
    return wrong


def main(seconds: float) -> int:
    """Add up, write build/isolation.json, say what is wrong; the exit code."""
    from tests.isolation import access, holes, people, urls

    result = merged(access.load(people.names()), len(urls.names()), seconds)
    wrong = faults(result, len(holes.HOLES))
    RESULT.write_text(json.dumps(result, indent=1) + "\n")
    for key, value in result.items():
        if key not in {"findings", "stale_rows"}:
            print(f"{key}: {value}")
    for finding in result["findings"][:_SHOWN]:
        print(" · ".join(str(value) for value in finding.values()))
    print("\n".join(wrong) or "Nothing was found.")
    return int(bool(wrong))
