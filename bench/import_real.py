"""Import the real listings file and compare with the one-by-one way: `make import-real`.

Prints JSON and writes build/import-real.json. Fails when a bar is missed: peak memory at the whole
file at most 1.2 times that at 2,000 rows, at least 5 times the rate of the naive loop, the same
rows left behind by both, a sound tree. Without the file it says so and succeeds.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

RESULTS = Path("build/import-real.json")
FILE = Path("../shared/data/immoweb_sample.csv.gz")
FEW_ROWS = 2_000
ROUNDS, ROUND_ROWS = 4, 100
MEMORY_RATIO, SPEED_RATIO = 1.2, 5.0


def main() -> int:
    """Measure in processes of their own, on one throwaway database; 1 when a bar is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--file", type=Path, default=FILE)
    path = options.parse_args().file
    if not path.is_file():
        print(f"{path} is not there: nothing to import. Give another file with --file.")
        return 0
    set_up()
    from django.db import connection
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases(serialized_aliases=[])
    try:
        connection.close()
        results = _measure(path, str(connection.settings_dict["NAME"]))
    finally:
        runner.teardown_databases(databases)
    RESULTS.parent.mkdir(exist_ok=True)
    text = json.dumps(results, indent=2, ensure_ascii=False)
    RESULTS.write_text(text + "\n", encoding="utf-8")
    print(text)
    return int(not all(results["bars"].values()))


def set_up() -> None:
    """Django with the settings of the suite: tasks run at once, so the naive loop does all work."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django  # the settings must be chosen first

    django.setup()


def _measure(path: Path, database: str) -> dict[str, Any]:
    race = _child(database, "race", path, ROUNDS, ROUND_ROWS)
    few = _child(database, "import", path, "few", FEW_ROWS)
    whole = _child(database, "import", path, "whole", 0)
    again = _child(database, "import", path, "whole", 0)
    tree = _child(database, "tree")
    memory_ratio = round(whole["peak_memory_mb"] / few["peak_memory_mb"], 3)
    return {
        **whole,
        f"at_{FEW_ROWS}_rows": {
            name: few[name] for name in ("rows", "seconds", "rows_per_s", "peak_memory_mb")
        },
        "memory_ratio": memory_ratio,
        "second_import": {
            name: again[name] for name in ("seconds", "rows_per_s", "created", "updated")
        },
        "naive": race,
        "bars": {
            f"memory_ratio <= {MEMORY_RATIO}": memory_ratio <= MEMORY_RATIO,
            f"times_naive >= {SPEED_RATIO}": race["times_naive"] >= SPEED_RATIO,
            "same_rows_left_behind": race["same_rows_left_behind"],
            "fixtree_clean": tree["fixtree_clean"],
            "second_import_changes_nothing": not again["created"] and not again["updated"],
        },
    }


def _child(database: str, *words: object) -> dict[str, Any]:
    """One measurement in a new process: peak memory belongs to a process as a whole."""
    url, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    done = subprocess.run(
        [sys.executable, "-m", "bench.import_real_child", *map(str, words)],
        env={**os.environ, "DATABASE_URL": f"{url}/{database}"},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    raise SystemExit(main())
