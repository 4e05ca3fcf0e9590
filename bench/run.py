"""Measure what is registered in bench/cases/; `cases` of build/bench.json. `make bench`."""

import importlib
import os
import pkgutil
import sys
from dataclasses import asdict

from bench.harness import BENCHES, Result, measure
from bench.results import keep


def set_up() -> None:
    """Django on a test database of the server in DATABASE_URL, migrated from empty."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django  # the settings must be chosen first

    django.setup()


def load_cases() -> None:
    """Import every module of bench/cases, which registers its benches."""
    from bench import cases  # their imports need Django to be set up

    for module in pkgutil.iter_modules(cases.__path__):
        importlib.import_module(f"bench.cases.{module.name}")


def run(words: list[str]) -> list[Result]:
    """Measure the benches whose name contains one of `words`, or all of them."""
    results = []
    for subject in BENCHES:
        if words and not any(word in subject.name for word in words):
            continue
        result = measure(subject)
        print(
            f"{'ok' if result.holds else 'SLOW':<5} {result.name:<40} "
            f"{result.ours_ms:>10.3f} ms against {result.baseline_ms:>10.3f} ms: "
            f"{result.ratio:.2f} (at most {result.at_most:.2f})",
            flush=True,
        )
        results.append(result)
    return results


def main() -> int:
    """Measure, write, and fail when a ratio left its bound or nothing was measured."""
    set_up()
    load_cases()
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        results = run(sys.argv[1:])
    finally:
        runner.teardown_databases(databases)
    keep("cases", [asdict(result) for result in results])
    if not results:
        print("nothing was measured")
    return int(not results or not all(result.holds for result in results))


if __name__ == "__main__":
    raise SystemExit(main())
