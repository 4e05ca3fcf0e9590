"""Mistakes in a mapping file, collected so that all are told at once."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from immo_feeds.csv_source.nearest import with_nearest


class MappingInvalid(ValidationError):
    """A mapping that cannot be used; ``messages`` has one line for every mistake."""


class Faults:
    """Collects lines that name file, table, key, value and what is expected."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        self.lines: list[str] = []

    def add(self, table: str, key: str, value: Any, expected: str) -> None:
        """Note a mistake."""
        names = {
            "file": self.file_name,
            "table": f"[{table}]" if table else _("(top level)"),
            "key": key,
            "value": _("(nothing)") if value is None else value,
            "expected": expected,
        }
        self.lines.append(
            _("%(file)s, table %(table)s, key “%(key)s”, value “%(value)s”: expected %(expected)s")
            % names
        )

    def raise_if_any(self) -> None:
        """Raise ``MappingInvalid`` when a mistake was noted."""
        if self.lines:
            raise MappingInvalid(self.lines)

    def table(self, name: str, value: Any) -> dict[str, Any]:
        """The value as a table, an empty one when it is something else."""
        if isinstance(value, dict):
            return value
        self.add("", name, value, _("a table, written [%(name)s]") % {"name": name})
        return {}

    def check_keys(self, table: str, keys: Iterable[str], valid: Iterable[str]) -> None:
        """Note every key that does not exist, with the nearest that does."""
        valid = tuple(valid)
        for key in keys:
            if key not in valid:
                self.add(table, key, "", with_nearest(key, valid))

    def column_names(self, table: str, key: str, value: Any) -> tuple[str, ...]:
        """One column name or a list of them."""
        names = value if isinstance(value, list) else [value]
        if names and all(isinstance(name, str) and name.strip() for name in names):
            return tuple(" ".join(name.split()) for name in names)
        self.add(table, key, value, _("the name of a column of the file, or a list of names"))
        return ()
