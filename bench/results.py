"""build/bench.json: one file, a part for each way of measuring."""

import json
from pathlib import Path

RESULTS = Path("build/bench.json")


def keep(part: str, found: object) -> None:
    """Write one part and leave the others as they were."""
    parts = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({**parts, part: found}, indent=2) + "\n")
