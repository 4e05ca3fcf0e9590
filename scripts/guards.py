"""Empty each guard in a scratch copy and see the tests turn red: `make guards`.

The table is docs/reference/guards.md. First all named tests must be green on the untouched tree
(known when `make test` has just passed on the same commit); then one guard at a time is emptied and
its tests must fail. Results: build/guards.json.
"""

import json
import os
import queue
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts import green
from scripts.emptying import NoSuchFunction, empty_function, source_file
from scripts.guard_table import TABLE, BadGuardRow, Guard, read_guards
from scripts.postgres import NoPostgres, database_url, stop_on_sigterm
from scripts.workbench import DoesNotMigrate, Workbench, open_workbenches

RESULTS = Path("build/guards.json")
TESTS_FAILED = 1  # pytest's exit code; any other means that the tests did not run


@dataclass(frozen=True)
class Verdict:
    """What emptying one guard did: it holds when its tests turned red."""

    guard: str
    protects: str
    holds: bool
    why: str
    seconds: float


def try_guard(guard: Guard, benches: "queue.Queue[Workbench]") -> Verdict:
    """Empty one guard on a free workbench and run its tests there."""
    bench = benches.get()
    started = time.monotonic()
    try:
        holds, why = _try_on(bench, guard)
    finally:
        benches.put(bench)
    verdict = Verdict(guard.name, guard.protects, holds, why, round(time.monotonic() - started, 1))
    print(f"{'holds' if holds else 'FAILS':<6} {guard.name:<70} {why}", flush=True)
    return verdict


def _try_on(bench: Workbench, guard: Guard) -> tuple[bool, str]:
    try:
        path = source_file(bench.root, guard.module)
        original = path.read_text()
        emptied = empty_function(original, guard.function, guard.body)
    except (NoSuchFunction, SyntaxError) as error:
        return False, f"cannot be emptied: {error!r}"
    path.write_text(emptied)
    try:
        code, output = bench.pytest(guard.tests)
    finally:
        path.write_text(original)
    if code == TESTS_FAILED:
        return True, output.splitlines()[-1].strip("= ")
    if code == 0:
        return False, "the tests stay green without it"
    return False, f"the tests did not run (pytest ended with {code})"


def all_green(benches: "queue.Queue[Workbench]", guards: list[Guard]) -> bool:
    """Whether the tests that the guards name pass on the untouched tree, shared by all benches."""
    if green.is_green():
        print("The suite was green on this commit: not run again.", flush=True)
        return True
    named = sorted({test for guard in guards for test in guard.tests})
    count = benches.qsize()
    shares = [named[first::count] for first in range(min(count, len(named)))]
    with ThreadPoolExecutor(len(shares)) as pool:
        outcomes = list(pool.map(lambda share: _pytest_on_any(benches, share), shares))
    for code, output in outcomes:
        if code:
            print(output[-6000:])
            print("The named tests must pass before a guard is emptied.")
    return not any(code for code, _output in outcomes)


def _pytest_on_any(benches: "queue.Queue[Workbench]", tests: list[str]) -> tuple[int, str]:
    bench = benches.get()
    try:
        return bench.pytest(tests)
    finally:
        benches.put(bench)


def run(guards: list[Guard], url: str) -> int:
    """Try every guard, two at a time; 0 when all of them hold."""
    workers = min(2, os.cpu_count() or 1)
    with open_workbenches(workers, url) as benches:
        if not all_green(benches, guards):
            return 1
        with ThreadPoolExecutor(workers) as pool:
            verdicts = list(pool.map(lambda guard: try_guard(guard, benches), guards))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps([asdict(verdict) for verdict in verdicts], indent=2) + "\n")
    held = sum(verdict.holds for verdict in verdicts)
    print(f"guards: {held} hold, {len(verdicts) - held} do not")
    return int(held < len(verdicts))


def main() -> int:
    """Run the whole table, or the guards whose name contains an argument."""
    words = sys.argv[1:]
    try:
        guards = read_guards(TABLE.read_text())
        guards = [guard for guard in guards if not words or any(w in guard.name for w in words)]
        if not guards:
            print(f"no guards listed in {TABLE}")
            return 1
        stop_on_sigterm()
        with database_url() as url:
            return run(guards, url)
    except (BadGuardRow, DoesNotMigrate, NoPostgres) as error:
        print(error)
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
