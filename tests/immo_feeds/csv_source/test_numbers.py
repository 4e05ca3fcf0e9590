"""Numbers as people write them."""

from decimal import Decimal

import pytest

from immo_feeds.csv_source.numbers import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("359000", "359000"),
        ("359.000,00", "359000"),
        ("359,000.00", "359000"),
        ("€ 359.000", "359000"),
        ("EUR 359 000", "359000"),
        ("359 000 EUR", "359000"),
        ("359\u00a0000,50\u00a0€", "359000.50"),
        ("359\u202f000", "359000"),
        ("359'000", "359000"),
        ("359.000,-", "359000"),
        ("1.250.000", "1250000"),
        ("1.250", "1250"),
        ("0.250", "0.250"),
        ("1.25", "1.25"),
        ("85,5", "85.5"),
        ("85,5 m²", "85.5"),
        ("182m2", "182"),
        ("285 kWh/m²/an", "285"),
        ("285 kWh/m2.year", "285"),
        ("48 kg CO2/m²", "48"),
        ("950 €/mois", "950"),
        ("-52", "-52"),
        ("− 52,5", "-52.5"),
        ("-€ 5", "-5"),
        ("3.0", "3"),
        (",5", "0.5"),
        ("  7 ", "7"),
    ],
)
def test_a_number(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "-", "€", "abc", "12 34", "1.2.3", "1,2,3", "1.25,000.5", "1e5", "NaN", "Infinity", "٣",
     "²", "12a", "1930-1940", "3+1", "9" * 16, "1.", "0x1F", "1/2", "--5", "1,234,56"],
)  # fmt: skip
def test_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("50.824", ".", "50.824"),
        ("50,824", ".", "50824"),
        ("1.250", ",", "1250"),
        ("1,250", ",", "1.250"),
        ("1.250,5", ".", None),
    ],
)
def test_the_mark_of_the_source_decides(text: str, mark: str, number: str | None) -> None:
    assert read_number(text, decimal_mark=mark) == (Decimal(number) if number else None)


def test_coordinates_have_no_thousands() -> None:
    assert read_number("50.824", groups=False) == Decimal("50.824")
    assert read_number("4,352", groups=False) == Decimal("4.352")
