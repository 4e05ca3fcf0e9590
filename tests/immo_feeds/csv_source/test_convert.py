"""One converter per type: what it takes and what it refuses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from immo_feeds.csv_source.convert import Unreadable, convert
from immo_feeds.csv_source.fields import ENERGY_FIELDS, FEATURES, FIELDS, TEXT_FIELDS
from immo_feeds.csv_source.rules import ColumnRule

EVERY = FIELDS | ENERGY_FIELDS | TEXT_FIELDS | FEATURES


def rule(name: str, **options: Any) -> ColumnRule:
    field = EVERY[name]
    bounds = {
        key: None if bound is None else Decimal(str(bound))
        for key, bound in (("minimum", field.minimum), ("maximum", field.maximum))
    }
    settings = bounds | {"zero_is_unknown": field.zero_is_unknown} | options
    return ColumnRule(field=field, columns=("column",), **settings)


CONDITION = {"choices": {"to be renovated": "to_renovate", "n.a.": ""}, "choice_texts": ("a", "b")}
GLAZING = {"choices": {"double glass": True, "simple glass": False}, "choice_texts": ("a",)}


@pytest.mark.parametrize(
    ("name", "options", "text", "value"),
    [
        ("bedrooms", {}, "3", 3),
        ("bedrooms", {}, "3.0", 3),
        ("floor", {}, "-1", -1),
        ("floor", {}, "0", 0),
        ("price", {}, "359.000,00", Decimal("359000")),
        ("living_area", {}, "85,456 m²".replace("85,456", "85,4567"), Decimal("85.46")),
        ("latitude", {}, "50.824", Decimal("50.824")),
        ("latitude", {}, "50.12345678", Decimal("50.123457")),
        ("year_built", {}, "1965", 1965),
        ("street", {}, " Rue\u00a0 des\tTilleuls\x00 ", "Rue des Tilleuls"),
        ("street", {}, "Cafe\u0301 Na\u200bmur", "Café Namur"),
        ("description", {}, "a\r\n\r\n\r\n\r\nb \t c", "a\n\nb c"),
        ("condition", CONDITION, "To  be RENOVATED", "to_renovate"),
        ("condition", CONDITION, "N.A.", ""),
        ("has_cooling", {}, "oui", True),
        ("has_cooling", {}, "Nee", False),
        ("has_cooling", {}, "1", True),
        ("double_glazing", GLAZING, "Double glass", True),
        ("double_glazing", GLAZING, "Simple glass", False),
        ("available_from", {}, "1/7/2026", date(2026, 7, 1)),
        ("available_from", {}, "01.07.2026", date(2026, 7, 1)),
        ("available_from", {}, "2026-07-01", date(2026, 7, 1)),
        ("available_from", {}, "2026-07-01T00:00:00", date(2026, 7, 1)),
    ],
)
def test_converts(name: str, options: dict[str, Any], text: str, value: Any) -> None:
    found = convert(text, rule(name, **options))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "options", "text", "code", "keep"),
    [
        ("bedrooms", {}, "two", "not_a_number", None),
        ("bedrooms", {}, "2,5", "not_whole", None),
        ("bedrooms", {}, "97", "out_of_range", None),
        ("facades", {}, "0", "out_of_range", None),
        ("facades", {}, "7", "out_of_range", None),
        ("floor", {}, "999", "out_of_range", None),
        ("outdoor_parking", {}, "1930", "out_of_range", None),
        ("living_area", {}, "0", "zero_is_unknown", None),
        ("living_area", {}, "-85", "out_of_range", None),
        ("price", {}, "1", "out_of_range", None),
        ("price", {}, "sur demande", "not_a_number", None),
        ("year_built", {}, "19650", "out_of_range", None),
        ("year_built", {}, "65", "out_of_range", None),
        ("year_built", {"maximum": Decimal(2035)}, "2040", "out_of_range", None),
        ("latitude", {}, "95", "out_of_range", None),
        ("box", {}, "x" * 21, "text_too_long", None),
        ("title", {}, "x" * 300, "text_too_long", "x" * 255),
        ("condition", CONDITION, "Splendid", "choice_unknown", None),
        ("double_glazing", GLAZING, "1", "choice_unknown", None),
        ("has_cooling", {}, "perhaps", "not_yes_or_no", None),
        ("available_from", {}, "31/02/2026", "not_a_date", None),
        ("available_from", {}, "07/31/2026", "not_a_date", None),
        ("available_from", {}, "01/07/26", "not_a_date", None),
        ("available_from", {}, "01/07/0026", "not_a_date", None),
    ],
)
def test_refuses(name: str, options: dict[str, Any], text: str, code: str, keep: Any) -> None:
    with pytest.raises(Unreadable) as refused:
        convert(text, rule(name, **options))
    assert refused.value.code.value == code
    assert refused.value.keep == keep
    assert refused.value.expected
