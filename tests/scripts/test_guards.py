"""scripts/guards.py: a guard holds only when its tests ran and failed without it."""

import queue

import pytest

from scripts.guard_table import Guard
from scripts.guards import try_guard

SOURCE = "def may(user):\n    return user == 'owner'\n"


class Bench:
    """A workbench that answers as told, and remembers what stood in the file meanwhile."""

    def __init__(self, root, code, output="==== 1 failed in 0.1s ===="):
        self.root, self.answer, self.seen = root, (code, output), ""

    def pytest(self, tests):
        self.seen = (self.root / "room.py").read_text()
        return self.answer


def verdict_of(bench, function="may"):
    benches = queue.Queue()
    benches.put(bench)
    guard = Guard("room", function, "people", "return True", ("tests/t.py",))
    return try_guard(guard, benches)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "room.py").write_text(SOURCE)
    return tmp_path


def test_red_tests_mean_that_the_guard_holds(root):
    bench = Bench(root, 1)
    assert verdict_of(bench).holds
    assert "return True" in bench.seen


def test_the_source_is_put_back(root):
    verdict_of(Bench(root, 1))
    assert (root / "room.py").read_text() == SOURCE


@pytest.mark.parametrize(
    ("code", "why"), [(0, "stay green"), (2, "did not run"), (4, "did not run"), (5, "did not run")]
)
def test_anything_else_means_that_it_does_not(root, code, why):
    verdict = verdict_of(Bench(root, code))
    assert not verdict.holds
    assert why in verdict.why


def test_guard_that_is_not_there_does_not_hold(root):
    verdict = verdict_of(Bench(root, 1), function="gone")
    assert not verdict.holds
    assert "cannot be emptied" in verdict.why
