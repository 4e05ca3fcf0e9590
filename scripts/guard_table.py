"""Read the table of guards in docs/reference/guards.md."""

from dataclasses import dataclass
from pathlib import Path

TABLE = Path("docs/reference/guards.md")
COLUMNS = 4


class BadGuardRow(ValueError):
    """A row of the table that cannot be read; the message quotes it."""


@dataclass(frozen=True)
class Guard:
    """A function that protects people, and the tests that must notice when it is emptied."""

    module: str
    function: str
    protects: str
    body: str
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """As the table writes it."""
        return f"{self.module}:{self.function}"


def read_guards(text: str) -> list[Guard]:
    """The guards of a Markdown page: every table row whose first cell is `module:function`.

    Raises BadGuardRow for such a row with missing cells or without tests.
    """
    rows = [line for line in text.splitlines() if line.startswith("|") and ":" in line]
    return [_read_row(row) for row in rows if not set(row) <= set("|-: ")]


def _read_row(row: str) -> Guard:
    cells = [cell.strip() for cell in row.strip().strip("|").split(" | ")]
    if len(cells) != COLUMNS:
        raise BadGuardRow(f"{COLUMNS} cells expected: {row}")
    name, protects, body, tests = (cell.replace("`", "") for cell in cells)
    module, _, function = name.partition(":")
    if not (module and function and body and tests):
        raise BadGuardRow(f"a cell is empty: {row}")
    return Guard(module, function, protects, body, tuple(tests.split()))
