"""200 rounds of the race for the last places of a plan: `make race`.

The test of the suite with more rounds; writes build/race.json. Needs PostgreSQL (DATABASE_URL).
"""

import os
import subprocess
import sys

ROUNDS = "200"


def main(arguments: list[str]) -> int:
    """Run as many rounds as the first argument says, or 200; 1 when any of them went wrong."""
    rounds = arguments[0] if arguments else ROUNDS
    env = {**os.environ, "RACE_ROUNDS": rounds, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    command = [sys.executable, "-m", "pytest", "tests/suite/test_races.py", "-q", "-s"]
    command += ["-p", "no:cacheprovider", "-o", "faulthandler_timeout=0"]
    return subprocess.run(command, env=env, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
