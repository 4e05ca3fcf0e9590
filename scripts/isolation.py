"""The whole proof that no agency sees another: `make isolation`.

Every address x person x method x own, foreign and absent ids x host, on two processes. Writes
build/isolation.json; ends with 1 when anything is wrong. Needs PostgreSQL (DATABASE_URL). Takes an
hour or more; `make isolation ARGS=--resume` goes on where a run on the same commit was stopped.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PROCESSES = 2
PARTS = Path("build/isolation")
RESUME = "--resume"


def main(arguments: list[str]) -> int:
    """Ask the product, then add up and judge what the processes found."""
    if RESUME in arguments:
        arguments = [word for word in arguments if word != RESUME]
    else:
        shutil.rmtree(PARTS, ignore_errors=True)
    env = {**os.environ, "ISOLATION": "full", "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", "tests/suite/test_isolation.py", "-v", "--tb=short"]
    command += ["-n", str(PROCESSES), "-p", "no:cacheprovider", *arguments]
    asked = subprocess.run(command, env=env, check=False).returncode
    seconds = str(round(time.monotonic() - started))
    judge = [sys.executable, "-m", "tests.isolation.judge", seconds]
    judged = subprocess.run(judge, env=env, check=False).returncode
    return int(bool(asked or judged))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
