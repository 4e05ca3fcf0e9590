"""One row being read: applies rules to its cells and collects what there is to say."""

from collections.abc import Mapping
from typing import Any

from immo_feeds.csv_source.convert import Unreadable, clean_text, convert
from immo_feeds.csv_source.findings import Code, Finding, Level
from immo_feeds.csv_source.reader import Row
from immo_feeds.csv_source.rules import ColumnRule

# What exports write for “nothing”.
BLANKS = frozenset({"", "-", "--", "?", "n/a", "nan", "null"})
IMPLAUSIBLE = frozenset({Code.OUT_OF_RANGE, Code.ZERO_IS_UNKNOWN})


class Reading:
    """The findings of one row so far."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.findings: list[Finding] = list(row.findings)

    @property
    def is_refused(self) -> bool:
        """Whether an error skips the row."""
        return any(finding.level is Level.ERROR for finding in self.findings)

    def cell(self, columns: tuple[str, ...]) -> tuple[str, str]:
        """The first filled column and its text; “” and “” when all are blank."""
        for column in columns:
            text = self.row.cells.get(column) or ""
            if text and text.strip().casefold() not in BLANKS:
                return column, text
        return "", ""

    def read(self, rule: ColumnRule) -> Any:
        """The value of a fact; its empty value when the cell is blank or was refused."""
        column, text = self.cell(rule.columns)
        if not text:
            if rule.field.required and rule.default is None:
                self.error(rule.columns[0], "", Code.VALUE_MISSING, rule.choices_shown)
            return rule.empty
        try:
            return convert(text, rule)
        except Unreadable as refused:
            self._note(rule, column, text, refused)
            return rule.field.empty if refused.keep is None else refused.keep

    def read_if(self, rule: ColumnRule, values: Mapping[str, Any]) -> Any:
        """The value of a fact when its ``when`` is met, else its empty value."""
        return self.read(rule) if rule.applies(values) else rule.field.empty

    def warn(self, column: str, value: str, code: Code, expected: str = "") -> None:
        """Note something that leaves a field empty or corrected."""
        self._add(column, value, code, Level.WARNING, expected)

    def error(self, column: str, value: str, code: Code, expected: str = "") -> None:
        """Note something that skips the row."""
        self._add(column, value, code, Level.ERROR, expected)

    def _note(self, rule: ColumnRule, column: str, text: str, refused: Unreadable) -> None:
        """A price that is a number but no price is left out; one that is no number is an error."""
        fatal = rule.field.refuses_row and refused.code not in IMPLAUSIBLE
        level = Level.ERROR if fatal else Level.WARNING
        self._add(column, text.strip(), refused.code, level, refused.expected)

    def _add(self, column: str, value: str, code: Code, level: Level, expected: str) -> None:
        shown = clean_text(value)
        self.findings.append(Finding(self.row.number, column, shown, code, level, expected))
