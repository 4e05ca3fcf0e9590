"""Forty rows with every kind of dirt against values and findings written by hand."""

from pathlib import Path
from typing import Any

import pytest

from immo_feeds.csv_source.mapping import load_mapping
from immo_feeds.csv_source.parse import ParsedProperty, parse_file
from tests.immo_feeds.golden.expected import ROWS, Expected

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture(scope="module")
def parsed() -> dict[int, ParsedProperty]:
    mapping = load_mapping(GOLDEN / "mapping.toml")
    rows = parse_file(GOLDEN / "forty_rows.csv", mapping, language="fr")
    return {row.row_number: row for row in rows}


def known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def test_all_forty_rows_are_there(parsed: dict[int, ParsedProperty]) -> None:
    assert len(ROWS) == 40
    assert sorted(parsed) == [expected.row for expected in ROWS]


@pytest.mark.parametrize("expected", ROWS, ids=lambda row: f"row{row.row}")
def test_a_golden_row(expected: Expected, parsed: dict[int, ParsedProperty]) -> None:
    row = parsed[expected.row]
    found = [(one.column, one.value, one.code.value, one.level.value) for one in row.findings]
    assert found == list(expected.findings)
    assert row.reference == expected.reference
    assert known(row.values) == expected.values
    assert row.energy == expected.energy
    assert row.title == expected.title
    assert row.texts.get("summary", "") == expected.summary
    assert row.texts.get("description", "") == expected.description
    assert row.photo_names == list(expected.photo_names)
    assert row.is_refused == any(level == "error" for *_rest, level in expected.findings)
