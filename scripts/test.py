"""Run the suite, part by part: `make test`.

Each part writes build/junit-<part>.xml. What this machine lacks is skipped with one line; with
REQUIRE_ALL=1 nothing may be skipped. A part without tests is a failure.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from scripts import green, system
from scripts.postgres import NoPostgres, database_url, stop_on_sigterm

BUILD = Path("build")
SUMMARY = re.compile(r"^=*\s*(\d+ \w+.*|no tests ran) in \d[\d.]*s.*$")
APART = ("browser", "quickstart", "wheel")
MOST_WORKERS = 4


@dataclass(frozen=True)
class Part:
    """One pytest run: where its tests are, and what it needs."""

    name: str
    options: tuple[str, ...]
    database: str = "postgres"
    env: dict[str, str] = field(default_factory=dict)
    missing: str = ""


@dataclass(frozen=True)
class Outcome:
    """How a part ended: `problem` is empty when it is green."""

    part: Part
    problem: str = ""
    skipped: bool = False
    summary: str = ""

    @property
    def word(self) -> str:
        """One word for the closing table."""
        return "FAILED" if self.problem else "skipped" if self.skipped else "ok"


def parts() -> Iterator[Part]:
    """All parts in the order they run."""
    workers = str(min(os.cpu_count() or 1, MOST_WORKERS))
    apart = [f"--ignore=tests/{name}" for name in APART]
    apart += ["-m", " and ".join(f"not {name}" for name in APART)]
    yield Part("postgres", ("tests", "-n", workers, *apart))
    for settings in sorted(Path("tests/projects").glob("*/settings.py")):
        room = settings.parent.name
        module = f"--ds=tests.projects.{room}.settings"
        yield Part(f"floor-{room}", (f"tests/{room}", module))
    yield Part("quickstart", ("tests/quickstart",), database="sqlite")
    chromium = system.chromium()
    yield Part(
        "browser",
        ("tests/browser",),
        env={"CHROMIUM_PATH": chromium or ""},
        missing="" if chromium else "no Chromium (Debian: apt-get install chromium)",
    )
    yield Part("wheel", ("tests/wheel",), database="sqlite")


def run_part(part: Part, arguments: list[str], urls: dict[str, str]) -> Outcome:
    """Run one part and judge it by its exit code and its JUnit file."""
    missing = part.missing or ("" if part.database in urls else "no PostgreSQL >= 15")
    if missing:
        return Outcome(part, problem=missing if system.require_all() else "", skipped=True)
    print(f"\n--- {part.name} ---", flush=True)
    junit = BUILD / f"junit-{part.name}.xml"
    junit.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", *_options(part, arguments), f"--junitxml={junit}"]
    command += arguments
    env = {**os.environ, **part.env, "DATABASE_URL": urls[part.database]}
    code, summary = _run_and_show(command, env)
    return Outcome(part, problem=_problem(code, junit), summary=summary)


def _options(part: Part, arguments: list[str]) -> tuple[str, ...]:
    """The part's own; its folder makes way for the paths somebody asked for."""
    named = any(Path(argument.partition("::")[0]).exists() for argument in arguments)
    return part.options[1:] if named else part.options


def _run_and_show(command: list[str], env: dict[str, str]) -> tuple[int, str]:
    """Exit code and pytest's own closing line, with the output shown as it comes."""
    if sys.stdout.isatty():
        command = [*command, "--color=yes"]
    summary = ""
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            plain = re.sub(r"\x1b\[[\d;]*m", "", line).rstrip()
            summary = plain if SUMMARY.match(plain) else summary
    return process.returncode, summary


def _problem(code: int, junit: Path) -> str:
    if code == 5:
        return "no tests"
    if code:
        return f"pytest ended with {code}"
    left_out = skipped_tests(junit)
    if system.require_all() and left_out:
        return f"skipped: {', '.join(left_out[:5])}"
    return ""


def skipped_tests(junit: Path) -> list[str]:
    """Names of the tests that were skipped; an expected failure is not a skip."""
    cases = ET.parse(junit).iter("testcase")  # noqa: S314 - pytest has just written it
    return [
        case.get("name", "")
        for case in cases
        if any(skip.get("type") != "pytest.xfail" for skip in case.iter("skipped"))
    ]


def report(outcomes: list[Outcome]) -> int:
    """One line for each part, then pytest's own closing lines; the exit code."""
    print("\n--- results ---")
    for outcome in outcomes:
        why = outcome.problem or (outcome.part.missing if outcome.skipped else "")
        where = BUILD / f"junit-{outcome.part.name}.xml"
        print(f"{outcome.part.name:<20} {outcome.word:<8} {why or where}")
    summary = "\n".join(outcome.summary for outcome in outcomes if outcome.summary)
    print(summary)
    (BUILD / "summary.txt").write_text(summary + "\n")
    return int(any(outcome.problem for outcome in outcomes))


def databases(stack: ExitStack) -> dict[str, str]:
    """URL for each kind of database; without PostgreSQL one line says so."""
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="immo-test-"))
    os.environ["TMPDIR"] = folder  # media folders of test settings go when the run ends
    urls = {"sqlite": f"sqlite:///{folder}/test.sqlite3"}
    try:
        urls["postgres"] = stack.enter_context(database_url())
    except NoPostgres as error:
        print(error, flush=True)
    return urls


def main() -> int:
    """Run all parts, or one; further arguments go to pytest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", help="postgres, floors, quickstart, browser or wheel")
    options, arguments = parser.parse_known_args()
    wanted = options.part or ("postgres" if arguments else "")
    prefix = "floor-" if wanted == "floors" else wanted
    stop_on_sigterm()
    system.main()
    BUILD.mkdir(exist_ok=True)
    with ExitStack() as stack:
        urls = databases(stack)
        chosen = [part for part in parts() if part.name.startswith(prefix)]
        green.forget()
        outcomes = [run_part(part, arguments, urls) for part in chosen]
        if not arguments and any(o.part.name == "postgres" and o.word == "ok" for o in outcomes):
            green.remember()
        return report(outcomes)


if __name__ == "__main__":
    raise SystemExit(main())
