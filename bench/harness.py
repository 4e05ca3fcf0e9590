"""Two ways to the same answer, timed in turns; what counts is the ratio of their medians.

Absolute times differ between machines and between two runs; a ratio taken in turns hardly does.
"""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from statistics import median

ROUNDS = 15
WARM_UP = 2

Work = Callable[[], object]


@dataclass(frozen=True)
class Bench:
    """A registered measurement: a context that prepares the data and gives both works."""

    name: str
    says: str
    at_most: float
    prepare: Callable[[], AbstractContextManager[tuple[Work, Work]]]


@dataclass(frozen=True)
class Result:
    """Median milliseconds of both, and ours divided by the baseline's."""

    name: str
    says: str
    ours_ms: float
    baseline_ms: float
    ratio: float
    at_most: float

    @property
    def holds(self) -> bool:
        """Whether the ratio stays within its bound."""
        return self.ratio <= self.at_most


BENCHES: list[Bench] = []


def bench(*, name: str, says: str, at_most: float) -> Callable:
    """Register a context manager that yields `(ours, baseline)`.

    `at_most` is the highest ratio of our time to the baseline's that is accepted.
    """

    def register(prepare: Callable[[], AbstractContextManager[tuple[Work, Work]]]) -> Callable:
        BENCHES.append(Bench(name, says, at_most, prepare))
        return prepare

    return register


def measure(subject: Bench, rounds: int = ROUNDS) -> Result:
    """Run both works in turns and compare their medians."""
    with subject.prepare() as (ours, baseline):
        for _ in range(WARM_UP):
            ours()
            baseline()
        times = [(_seconds(ours), _seconds(baseline)) for _ in range(rounds)]
    our_median = median(first for first, _ in times)
    base_median = median(second for _, second in times)
    return Result(
        name=subject.name,
        says=subject.says,
        ours_ms=round(our_median * 1000, 3),
        baseline_ms=round(base_median * 1000, 3),
        ratio=round(our_median / base_median, 3),
        at_most=subject.at_most,
    )


def _seconds(work: Work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
