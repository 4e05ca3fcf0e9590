"""scripts/guard_table.py: rows of docs/reference/guards.md."""

from pathlib import Path

import pytest

from scripts.emptying import empty_function, source_file
from scripts.guard_table import TABLE, BadGuardRow, Guard, read_guards

PAGE = """# Guards

| guard | protects | emptied to | tests |
|---|---|---|---|
| `immo_pages.gate:ask` | buyers: nothing unfinished | `return None` | `tests/a.py::x tests/b.py` |
| `immo_agencies.permissions:Rule.may` | agencies | `return True` | `tests/c.py` |

Any other text, and: a colon.
"""
ROOT = Path(__file__).resolve().parents[2]


def test_rows_are_read():
    assert read_guards(PAGE) == [
        Guard(
            "immo_pages.gate",
            "ask",
            "buyers: nothing unfinished",
            "return None",
            ("tests/a.py::x", "tests/b.py"),
        ),
        Guard("immo_agencies.permissions", "Rule.may", "agencies", "return True", ("tests/c.py",)),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "| `immo_pages.gate:ask` | x | `pass` |",
        "| `immo_pages.gate:ask` | x | `pass` |  |",
        "| `immo_pages.gate:` | x | `pass` | `tests/a.py` |",
    ],
)
def test_incomplete_row_is_refused(row):
    with pytest.raises(BadGuardRow):
        read_guards(row)


def test_page_without_rows_lists_no_guard():
    assert read_guards("# Guards\n\n| guard | protects |\n|:---|:---|\n") == []


def test_every_listed_guard_can_be_emptied():
    for guard in read_guards((ROOT / TABLE).read_text()):
        source = source_file(ROOT, guard.module).read_text()
        assert empty_function(source, guard.function, guard.body) != source


def test_every_named_test_file_exists():
    for guard in read_guards((ROOT / TABLE).read_text()):
        for test in guard.tests:
            assert (ROOT / test.partition("::")[0]).exists(), test
