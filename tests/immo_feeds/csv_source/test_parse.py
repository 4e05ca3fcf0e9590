"""Rows become properties or reasons, whatever is in them."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from immo_feeds.csv_source.findings import Code, Finding, Level
from immo_feeds.csv_source.mapping import load_mapping
from immo_feeds.csv_source.parse import ParsedProperty, parse_file, parse_row
from immo_feeds.csv_source.places import Places, PlacesInvalid, load_places
from immo_feeds.csv_source.reader import Row

ROOT = Path(__file__).parents[3]
PORTAL = load_mapping(ROOT / "immo_feeds" / "mappings" / "belgian_portal_sample.toml")
GOLDEN = load_mapping(Path(__file__).parent.parent / "golden" / "mapping.toml")
PLACES = Places({"5000": [(50.47, 4.87)]})
MINIMUM = {
    "ref": "P1",
    "transaction_type": "for-sale",
    "category": "house",
    "property_type": "house",
    "price": "250000",
    "postal_code": "5000",
    "locality": "Namur",
}


def parsed(language: str = "fr", **cells: str) -> ParsedProperty:
    return parse_row(Row(2, MINIMUM | cells), PORTAL, language=language, places=PLACES)


def codes(row: ParsedProperty) -> list[str]:
    return [finding.code.value for finding in row.findings]


def test_a_plain_row_has_nothing_to_say() -> None:
    row = parsed(elevator="1", glazing_type="Triple glass", kitchen_equipment="Not equipped")
    assert row.findings == []
    assert row.values["price"] == Decimal(250000)
    assert row.values["rent_monthly"] is None
    assert row.values["features"] == ["lift", "triple_glazing"]
    assert row.values["location_precision"] == ""
    assert row.energy is None


def test_one_price_column_serves_both_transactions() -> None:
    row = parsed(transaction_type="for-rent", price="950", maintenance_cost="75")
    assert row.values["price"] is None
    assert row.values["rent_monthly"] == Decimal(950)
    assert row.values["charges_monthly"] == Decimal(75)
    assert row.values["co_ownership_charges"] is None


@pytest.mark.parametrize(
    ("text", "language", "available_from", "availability"),
    [
        ("From 01/07/2026", "fr", date(2026, 7, 1), ""),
        ("Disponible à partir du 1-7-2026", "fr", date(2026, 7, 1), ""),
        ("vanaf 01.07.2026.", "nl", date(2026, 7, 1), ""),
        ("2026-07-01", "nl", date(2026, 7, 1), ""),
        ("On contract", "fr", None, "à l’acte"),
        ("On contract", "nl", None, "bij de akte"),
        ("negotiable", "en", None, "to be agreed"),
        ("01/07/2026 ou plus tôt", "fr", None, "01/07/2026 ou plus tôt"),
        ("", "fr", None, ""),
    ],
)
def test_availability(
    text: str, language: str, available_from: date | None, availability: str
) -> None:
    row = parsed(language, availability=text)
    assert row.values["available_from"] == available_from
    assert row.values["availability"] == availability


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"epc": "B", "primary_energy_consumption": "170"}, []),
        ({"epc": "B", "primary_energy_consumption": "171"}, ["class_disagrees"]),
        ({"epc": "H", "primary_energy_consumption": "171"}, ["class_not_in_scale"]),
        ({"epc": "a++", "primary_energy_consumption": "-1"}, []),
        ({"epc": "B", "primary_energy_consumption": "-201"}, ["kwh_implausible"]),
        ({"postal_code": "1180", "region": "Brussels", "epc": "A",
          "primary_energy_consumption": "10"}, []),
        ({"postal_code": "1180", "region": "Brussels", "epc": "A+",
          "primary_energy_consumption": "40"}, ["class_disagrees"]),
        ({"postal_code": "9000", "epc": "A++"}, ["class_not_in_scale"]),
        ({"postal_code": "²000", "epc": "A"}, ["postal_code_unknown", "energy_without_region"]),
        ({"postal_code": "0999"}, ["postal_code_unknown"]),
        ({"postal_code": "B-5000"}, []),
        ({"region": "Flanders"}, ["region_disagrees"]),
        ({"latitude": "50.47", "longitude": "4.87"}, []),
        ({"latitude": "4.87", "longitude": "50.47"}, ["coordinates_swapped"]),
        ({"latitude": "3.72", "longitude": "51.05"}, ["coordinates_swapped", "coordinates_far"]),
        ({"latitude": "0", "longitude": "0"}, ["coordinates_outside"]),
        ({"street": "Rue du Pr?sident"}, ["text_damaged"]),
        ({"street": "Avenue du"}, ["street_incomplete"]),
        ({"street": "Place du Parc"}, []),
        ({"building_state": "To be renovated"}, []),
        ({"building_state": "To renovate"}, []),
        ({"livable_surface": "nan"}, []),
    ],
)  # fmt: skip
def test_dirt_ends_in_warnings(cells: dict[str, str], expected: list[str]) -> None:
    row = parsed(**cells)
    assert codes(row) == expected
    assert not row.is_refused


def test_a_total_in_the_wrong_column_is_explained() -> None:
    row = parsed(epc="C", primary_energy_consumption="36400", livable_surface="182")
    (finding,) = row.findings
    assert finding.code is Code.KWH_IMPLAUSIBLE
    assert "182 m²" in finding.expected
    assert "200 kWh/m²" in finding.expected
    assert row.energy is not None
    assert row.energy["kwh_m2_year"] is None
    assert row.energy["total_kwh_year"] is None


def test_without_a_table_of_postal_codes_distance_is_not_checked() -> None:
    row = parse_row(Row(2, MINIMUM | {"latitude": "51.05", "longitude": "3.72"}), PORTAL)
    assert row.findings == []
    assert row.values["latitude"] == Decimal("51.05")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"ref": " "}, "reference_missing"),
        ({"ref": "x" * 61}, "text_too_long"),
        ({"transaction_type": ""}, "value_missing"),
        ({"transaction_type": "swap"}, "choice_unknown"),
        ({"category": "boat"}, "choice_unknown"),
        ({"price": "ask us"}, "not_a_number"),
    ],
)
def test_an_error_skips_the_row(cells: dict[str, str], code: str) -> None:
    row = parsed(**cells)
    assert codes(row) == [code]
    assert row.is_refused
    assert row.values == {}


def test_the_second_use_of_a_reference_is_refused(tmp_path: Path) -> None:
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        "[source]\nname='t'\nreference='ref'\n[columns.transaction]\ndefault='sale'\n"
        "[columns.category]\ndefault='house'\n"
    )
    feed = tmp_path / "f.csv"
    feed.write_text("ref,x\nA,1\nB,1\n A ,2\n")
    rows = list(parse_file(feed, load_mapping(mapping)))
    assert [codes(row) for row in rows] == [[], [], ["reference_duplicate"]]
    with override("en"):
        message = "Row 4, column “ref”: “A” was already used in this file (expected: "
        assert rows[2].findings[0].message.startswith(message)


def test_a_message_says_row_column_value_and_expectation() -> None:
    finding = Finding(7, "prix", "abc", Code.NOT_A_NUMBER, Level.ERROR, "un nombre")
    with override("fr"):
        assert finding.message == (
            "Ligne 7, colonne «\xa0prix\xa0»\xa0: «\xa0abc\xa0» n’est pas un nombre "
            "(attendu\xa0: un nombre)."
        )
    with override("nl"):
        assert finding.message.startswith("Rij 7, kolom “prix”: “abc” is geen getal")


def test_a_long_value_is_shortened_in_the_message() -> None:
    finding = Finding(7, "a", "x" * 500, Code.NOT_A_DATE, Level.WARNING)
    assert len(finding.message) < 120


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
@pytest.mark.parametrize("code", list(Code))
def test_every_kind_of_finding_has_a_line(code: Code, language: str) -> None:
    with override(language):
        line = Finding(2, "c", "v", code, Level.WARNING, "e").message
    assert "%(" not in line
    assert "\n" not in line


def test_a_table_of_postal_codes_needs_numbers(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("postal_code,latitude,longitude\n5000,north,4.87\n")
    with pytest.raises(PlacesInvalid, match="row 2"):
        load_places(path)


TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["0", "1", "-1", "1930", "€ 1.000,50", "01/02/2026", "31/02/2026", "²", "٣", "NaN", "1e9",
         "for-sale", "for-rent", "Vente", "house", "Maison", "1180", "5000", "50.4", "4,8", "A+",
         "\x00", "\ufffd", "%(value)s", "{kind}", "9" * 40, "=1+1", "\ud800"]
    ),
)  # fmt: skip


@pytest.mark.parametrize("mapping", [PORTAL, GOLDEN], ids=["portal", "golden"])
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_no_row_raises(mapping: Any, data: st.DataObject) -> None:
    columns = st.sampled_from(mapping.needed_columns)
    cells = data.draw(st.dictionaries(columns, TEXTS))
    row = parse_row(Row(2, cells), mapping, language="nl", places=PLACES)
    assert row.is_refused == any(one.level is Level.ERROR for one in row.findings)
    assert all(one.message for one in row.findings)
    assert row.is_refused or row.title
    assert "\\x00" not in repr((row.values, row.energy, row.texts))
