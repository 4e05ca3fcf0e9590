from datetime import date
from decimal import Decimal

import pytest

from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.warnings import warnings_of

ON = date(2026, 11, 22)


def facts(**raw):
    return EnergyFacts.from_raw({"jurisdiction": "be-wal", "status": "valid"} | raw)


def codes(**raw):
    return [warning.code for warning in warnings_of(facts(**raw), on=ON)]


def test_the_letter_of_the_certificate_wins_over_the_figure():
    found = facts(energy_class="D", kwh_m2_year="200")
    assert found.shown_class.letter == "D"
    assert found.class_of_figure.letter == "C"
    assert found.disagreement


def test_without_a_letter_the_figure_gives_the_class():
    assert facts(kwh_m2_year="-3").shown_class.letter == "A++"


@pytest.mark.parametrize(
    ("letter", "kwh", "disagrees"),
    [("D", "160", False), ("D+", "160", False), ("D-", "160", True), ("C", "160", True)],
)
def test_a_main_letter_of_brussels_covers_its_sub_classes(letter, kwh, disagrees):
    found = facts(jurisdiction="be-bru", energy_class=letter, kwh_m2_year=kwh)
    assert found.disagreement is disagrees


@pytest.mark.parametrize(
    ("issued", "until", "expected"),
    [
        ("2017-02-28", None, date(2027, 2, 28)),
        ("2016-02-29", None, date(2026, 2, 28)),
        ("2017-02-28", "2020-01-01", date(2020, 1, 1)),
        (None, None, None),
    ],
)
def test_valid_for_ten_years_unless_said_otherwise(issued, until, expected):
    assert facts(issued_on=issued, valid_until=until).effective_valid_until == expected


def test_expired_the_day_after_the_last_day():
    found = facts(issued_on="2016-11-22")
    assert not found.is_expired(ON)
    assert found.is_expired(date(2026, 11, 23))
    assert facts(status="expired").is_expired(ON)


def test_warnings():
    assert codes(energy_class="D", kwh_m2_year="301") == []
    assert codes(kwh_m2_year="1500.01") == ["implausible"]
    assert codes(energy_class="A", kwh_m2_year="301") == ["disagreement"]
    assert codes(energy_class="A", issued_on="2010-01-01") == ["expired"]
    assert codes(status="exempt") == ["no_reason"]
    assert codes(certificate_number="20081101-0000000245-00000015") == ["number_form"]
    assert codes(certificate_number="20240611008480", issued_on="2024-06-12") == ["number_date"]
    assert codes(certificate_number="20240611008480", issued_on="2024-06-11") == []


@pytest.mark.parametrize(
    "value",
    [None, "", [], 3, {}, {"kwh_m2_year": "many", "issued_on": "soon", "document": "x"},
     {"energy_class": None, "jurisdiction": 5, "kwh_m2_year": "1e99", "document": True}],
)  # fmt: skip
def test_what_cannot_be_read_is_blank(value):
    assert EnergyFacts.from_raw(value) == EnergyFacts()


def test_values_fit_the_columns_that_mirror_them():
    found = facts(energy_class=" a++ ", kwh_m2_year="157", certificate_number="9" * 99)
    assert found.energy_class == "A++"
    assert found.kwh_m2_year == Decimal("157.00")
    assert len(found.certificate_number) == 60
    assert facts(kwh_m2_year="123456789").kwh_m2_year is None
    assert facts(kwh_m2_year="NaN").kwh_m2_year is None
