"""What photos may not bring in, measured: `make photos`. Writes build/photos.json.

The hostile corpus, each file in a process of its own: refused or neutral, under 2 seconds and
512 MB. Then 200 photos full of secrets through every door: how many still tell something. Needs
PostgreSQL (DATABASE_URL) for the doors. The first argument is another number of photos.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

RESULTS = Path("build/photos.json")
DOORS = Path("build/photo-doors.json")
PHOTOS = "200"


def main(arguments: list[str]) -> int:
    """Measure both; 1 when a file got through, was slow or large, or a photo tells something."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django  # the settings must be chosen first

    django.setup()
    from scripts.hostile_photos import run
    from tests.immo_pages.hostile_photos import HOSTILE

    hostile = run(HOSTILE)
    code, doors = through_the_doors(arguments[0] if arguments else PHOTOS)
    found = {
        "hostile": [asdict(outcome) | {"holds": outcome.holds} for outcome in hostile],
        "doors": doors,
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=2) + "\n")
    for name, figures in doors.items():
        print(f"{name:<14} {figures['telling']} of {figures['photos']} photos tell something")
    held = sum(outcome.holds for outcome in hostile)
    print(f"{held} of {len(hostile)} hostile files refused or neutral, in time and in bounds")
    return int(bool(code or held < len(hostile) or not doors))


def through_the_doors(photos: str) -> tuple[int, dict[str, dict[str, int]]]:
    """The test of the suite with more photos, and what it counted."""
    DOORS.parent.mkdir(exist_ok=True)
    DOORS.unlink(missing_ok=True)
    env = {**os.environ, "PHOTOS": photos, "PHOTOS_REPORT": str(DOORS.resolve())}
    command = [sys.executable, "-m", "pytest", "tests/immo_pages/test_photo_doors.py", "-q"]
    command += ["-k", "no_door", "-p", "no:cacheprovider", "-o", "faulthandler_timeout=0"]
    code = subprocess.run(command, env=env, check=False).returncode
    return code, json.loads(DOORS.read_text()) if DOORS.exists() else {}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
