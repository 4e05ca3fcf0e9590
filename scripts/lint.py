"""Every check that needs no test run: `make lint`; with --fix, what a tool can put right."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

PYTHON = sys.executable
TOOLS = Path(PYTHON).parent
# `check --deploy` judges the settings, not these values: they only have to be of a good kind.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "a-key-for-the-check-only-4b1dE7f0-9c2a-48f3-b6e5-8a7d3c0f1e2b",
    "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/none",
    "CLAMD_ADDRESS": "127.0.0.1:3310",
    "ALLOWED_HOSTS": "immo.example,.immo.example",
    "ADMIN_BASE_URL": "https://immo.example",
}
TESTING = {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": "sqlite:///:memory:"}

Step = tuple[list[str], dict[str, str]]


def typed_folders() -> list[str]:
    """The packages mypy reads: the project, the rooms and the tooling."""
    rooms = sorted(str(path.parent) for path in Path().glob("immo_*/__init__.py"))
    project = [name for name in ("cms", "home", "search", "bench") if any(Path(name).rglob("*.py"))]
    return [*project, *rooms, "scripts"]


def template_folders() -> list[str]:
    """Every folder of HTML templates."""
    found = [*Path().glob("*/templates"), *Path().glob("immo_*/**/templates")]
    return sorted({str(path) for path in found if any(path.rglob("*.html"))})


def checks() -> list[Step]:
    """All checks in the order they run, quickest first."""
    manage = [PYTHON, "manage.py"]
    return [
        ([f"{TOOLS}/ruff", "check", "--output-format", "concise", "."], {}),
        ([f"{TOOLS}/ruff", "format", "--check", "--output-format", "concise", "."], {}),
        ([f"{TOOLS}/lint-imports"], {}),
        ([f"{TOOLS}/djlint", "--check", "--quiet", *template_folders()], {}),
        ([*manage, "makemigrations", "--check", "--dry-run"], TESTING),
        ([*manage, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        ([f"{TOOLS}/mypy", *typed_folders()], TESTING),
    ]


def fixes() -> list[Step]:
    """What puts right what it can."""
    return [
        ([f"{TOOLS}/ruff", "check", "--fix", "--exit-zero", "."], {}),
        ([f"{TOOLS}/ruff", "format", "."], {}),
        ([f"{TOOLS}/djlint", "--reformat", "--quiet", *template_folders()], {}),
    ]


def label(step: Step) -> str:
    """`ruff check`, `manage.py check`, `mypy`: what a step is called in the closing line."""
    command = step[0]
    words = command[1:3] if "manage.py" in command else [Path(command[0]).name, *command[1:2]]
    return " ".join(word for word in words if word[0].isalpha())


def run(step: Step) -> bool:
    """Run one step, show what it did and how long it took; True when it is green."""
    command, extra = step
    shown = shlex.join([Path(command[0]).name, *command[1:]])
    print(f"\n$ {shown}", flush=True)
    started = time.monotonic()
    done = subprocess.run(command, env={**os.environ, **extra}, check=False)
    print(f"{'FAILED' if done.returncode else 'ok'} in {time.monotonic() - started:.1f} s")
    return done.returncode == 0


def main() -> int:
    """Run every step, also after a failure, and say at the end which ones failed."""
    if "--fix" in sys.argv[1:]:
        for step in fixes():
            run(step)  # djlint answers 1 when it changed a file
        return 0
    failed = [label(step) for step in checks() if not run(step)]
    print(f"\nlint: {'failed: ' + ', '.join(failed) if failed else 'all checks passed'}")
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
