"""The commit on which the suite was green on PostgreSQL: guards need not run it twice."""

import subprocess
from pathlib import Path

MARK = Path("build/green.txt")


def commit() -> str:
    """The commit in the working folder; blank where something is changed, or git knows nothing."""
    try:
        changed = _git("status", "--porcelain")
        return "" if changed else _git("rev-parse", "HEAD")
    except (OSError, subprocess.CalledProcessError):
        return ""


def remember() -> None:
    """The whole suite has just passed on this commit."""
    MARK.parent.mkdir(exist_ok=True)
    MARK.write_text(commit())


def forget() -> None:
    """Whatever was green before: a new run says anew."""
    MARK.unlink(missing_ok=True)


def is_green() -> bool:
    """Whether the suite has passed on exactly what stands here."""
    now = commit()
    return bool(now) and MARK.exists() and MARK.read_text() == now


def _git(*words: str) -> str:
    command = ["git", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
