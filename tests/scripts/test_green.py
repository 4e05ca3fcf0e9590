"""scripts/green.py: the suite counts as green on one commit, with nothing changed since."""

import subprocess
from pathlib import Path

import pytest

from scripts import green


def git(*words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, where build results are ignored."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    (tmp_path / ".gitignore").write_text("build/\n")
    git("add", ".")
    git("commit", "-qm", "Start")
    return tmp_path


def test_green_until_something_changes(folder):
    assert not green.is_green()
    green.remember()
    assert green.is_green()
    (folder / "new.py").write_text("1\n")
    assert not green.is_green()
    git("add", ".")
    git("commit", "-qm", "Next")
    assert not green.is_green()


def test_a_new_run_says_anew(folder):
    green.remember()
    green.forget()
    assert not green.is_green()


def test_without_git_nothing_is_known(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    green.remember()
    assert not green.is_green()
