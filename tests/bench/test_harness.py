"""bench/harness.py: the ratio of medians, taken in turns."""

import time
from contextlib import contextmanager

from bench.harness import Bench, measure


def test_ratio_is_ours_by_the_baseline():
    turns = []

    @contextmanager
    def prepare():
        def ours():
            turns.append("ours")
            time.sleep(0.001)

        def baseline():
            turns.append("baseline")
            time.sleep(0.01)

        yield ours, baseline

    result = measure(Bench("sleep", "shorter is quicker", 0.5, prepare), rounds=3)
    assert 0 < result.ratio < 0.5
    assert result.holds
    assert turns[-4:] == ["ours", "baseline"] * 2


def test_ratio_above_its_bound_does_not_hold():
    @contextmanager
    def prepare():
        yield lambda: time.sleep(0.005), lambda: time.sleep(0.001)

    assert not measure(Bench("sleep", "", 0.5, prepare), rounds=3).holds
