"""The report of an import: what was counted, and what there is to say about rows."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from immo_feeds.csv_source.findings import Finding

STORED_LINES = 1000
NAMES = ("row", "column", "value", "code", "message", "expected", "level", "reference")


@dataclass(frozen=True, slots=True)
class Line:
    """One remark about a row, for the person who made the file. ``row`` as in a spreadsheet."""

    row: int
    column: str
    value: str
    code: str
    message: str
    expected: str = ""
    level: str = "warning"
    reference: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self)


def line_of(finding: Finding, reference: str) -> Line:
    """A finding of the parser as a line."""
    return Line(
        row=finding.row,
        column=finding.column,
        value=finding.value,
        code=str(finding.code.value),
        message=finding.message,
        expected=finding.expected,
        level=str(finding.level.value),
        reference=reference,
    )


@dataclass
class Tally:
    """Counts and lines so far. All lines are counted by kind, the first thousand are stored."""

    counts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    lines: list[dict[str, Any]] = field(default_factory=list)
    last_row: int = 0

    def add(self, lines: list[Line]) -> None:
        """Note lines."""
        for line in lines:
            self.kinds[line.code] += 1
            if len(self.lines) < STORED_LINES:
                self.lines.append(line.as_dict())

    def plus(self, lines: list[Line], counts: Counter[str], last_row: int) -> "Tally":
        """A tally with a batch more; this one stays as it is, for the batch may be tried again."""
        more = Tally(self.counts + counts, Counter(self.kinds), list(self.lines), last_row)
        more.add(lines)
        return more

    def as_counts(self) -> dict[str, Any]:
        """What ``ImportRun.counts`` keeps."""
        return {**self.counts, "findings": dict(self.kinds)}

    @classmethod
    def restored(
        cls, counts: dict[str, Any], lines: list[dict[str, Any]], last_row: int
    ) -> "Tally":
        """The tally of a run that was interrupted."""
        numbers = dict(counts)
        kinds = numbers.pop("findings", {})
        return cls(Counter(numbers), Counter(kinds), list(lines), last_row)


class Sink:
    """Where lines go as they come, so that a report of any length needs no memory."""

    def write(self, line: dict[str, Any]) -> None:
        """Write one line."""

    def end(self, counts: dict[str, Any]) -> None:
        """Write what comes last."""


class _CsvSink(Sink):
    def __init__(self, file: IO[str]) -> None:
        self._writer = csv.DictWriter(file, NAMES)
        self._writer.writeheader()

    def write(self, line: dict[str, Any]) -> None:
        self._writer.writerow({name: _inert(line[name]) for name in NAMES})


class _JsonSink(Sink):
    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._between = ""
        file.write('{"findings": [\n')

    def write(self, line: dict[str, Any]) -> None:
        self._file.write(self._between + json.dumps(line, ensure_ascii=False))
        self._between = ",\n"

    def end(self, counts: dict[str, Any]) -> None:
        self._file.write(f'\n], "counts": {json.dumps(counts)}}}\n')


def _inert(value: Any) -> Any:
    """A cell that a spreadsheet does not take for a formula: the value came from a stranger."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    return value


@contextmanager
def report_file(path: Path | None) -> Iterator[Sink]:
    """A sink for the file ``path`` (.csv or .json), or one that keeps nothing."""
    if path is None:
        yield Sink()
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        yield _CsvSink(file) if path.suffix == ".csv" else _JsonSink(file)
