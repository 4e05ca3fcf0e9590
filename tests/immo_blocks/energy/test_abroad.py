"""Certificates of the neighbours, the hint of the editor, and totals against areas."""

import json
from datetime import date
from decimal import Decimal

import pytest

from immo_blocks.energy.drawing import large_drawings
from immo_blocks.energy.editor import scale_data
from immo_blocks.energy.facts import EnergyFacts, is_excessive
from immo_blocks.energy.scales import jurisdiction_choices, scale_for
from immo_blocks.energy.warnings import warnings_of
from immo_blocks.energy.words import cost_text

ON = date(2026, 11, 22)


def facts(jurisdiction, **raw):
    return EnergyFacts.from_raw({"jurisdiction": jurisdiction, "status": "valid"} | raw)


def codes(jurisdiction, area=None, **raw):
    return [w.code for w in warnings_of(facts(jurisdiction, **raw), on=ON, area=area)]


@pytest.mark.parametrize(
    ("kwh", "co2", "letter"),
    [
        ("69.99", "5.99", "A"),
        ("70", "5", "B"),
        ("60", "6", "B"),
        ("60", "40", "D"),
        ("300", "5", "E"),
        ("419", "100", "G"),
        ("420", "1", "G"),
    ],
)
def test_in_france_the_worse_of_two_figures_counts(kwh, co2, letter):
    assert facts("fr", kwh_m2_year=kwh, co2_kg_m2_year=co2).class_of_figure.letter == letter


def test_in_france_one_figure_gives_no_class():
    assert facts("fr", kwh_m2_year="60").class_of_figure is None


def test_without_bounds_nothing_is_proposed_and_nothing_invented():
    found = facts("lu", energy_class="B", kwh_m2_year="80")
    assert found.class_of_figure is None
    assert not found.disagreement
    assert {arrow.bounds for arrow in large_drawings(found)[0].arrows} == {""}


@pytest.mark.parametrize(("letter", "excessive"), [("E", False), ("F", True), ("G", True)])
def test_excessive_in_france_only(letter, excessive):
    assert is_excessive("fr", letter) is excessive
    assert not is_excessive("be-wal", letter)


def test_costs_are_told_with_their_year():
    found = facts("fr", cost_min="1200", cost_max="1680", cost_year=2021)
    assert "2021" in cost_text(found)
    assert not cost_text(facts("fr", cost_min="1200"))


def test_the_editor_gets_every_scale_with_its_drawing():
    data = json.loads(json.dumps(scale_data()))
    assert set(data) == {code for code, _name in jurisdiction_choices()}
    assert [code for code, one in data.items() if not one["bounded"]] == ["lu"]
    assert {code for code, one in data.items() if one["unverified"]} == {"de", "nl", "lu"}
    for code, one in data.items():
        scale = scale_for(code, ON)
        assert all(f'data-letter="{c.letter}"' in one["drawing"] for c in scale.main_classes)
        if not one["bounded"]:
            continue
        for letter, upper in one["classes"][:-1]:
            inside = Decimal(upper) if one["inclusive"] else Decimal(upper) - Decimal("0.01")
            assert scale.class_for(inside).letter == letter
    assert len(data["fr"]["co2"]) == len(data["fr"]["classes"]) - 1


@pytest.mark.parametrize(
    ("total", "area", "warned"),
    [("16234", 126, False), ("16234", 60, True), ("129", None, True), ("40000", 126, True)],
)
def test_the_total_is_about_consumption_times_area(total, area, warned):
    area = Decimal(area) if area else None
    found = codes("be-wal", area, energy_class="B", kwh_m2_year="129", total_kwh_year=total)
    assert ("total_disagrees" in found) is warned


def test_a_number_is_not_dated_in_the_future():
    assert codes("be-wal", certificate_number="20990611012345") == ["number_future"]
    assert not codes("fr", certificate_number="2375E1234567A", issued_on="2024-01-01")
    assert codes("fr", certificate_number="20240101012345") == ["number_form"]


@pytest.mark.parametrize(
    ("kwh", "co2", "letter"), [("389", "5", "E"), ("390", "5", "F"), ("100", "109", "F")]
)
def test_above_800_m_in_the_cold_zones_of_france_classes_are_wider(kwh, co2, letter):
    found = facts("fr", kwh_m2_year=kwh, co2_kg_m2_year=co2, cold_zone=True)
    assert found.class_of_figure.letter == letter
    assert facts("be-wal", kwh_m2_year="389", cold_zone=True).class_of_figure.letter == "E"


def test_old_french_certificates_are_read_on_the_scale_of_their_time():
    old = facts("fr", kwh_m2_year="90", issued_on="2021-06-30")
    assert old.class_of_figure.letter == "B"
    assert facts("fr", kwh_m2_year="90", issued_on="2021-07-01").class_of_figure is None


def test_the_climate_class_of_france_comes_from_its_letter_else_from_the_figure():
    assert facts("fr", co2_kg_m2_year="11").shown_climate.letter == "C"
    assert facts("fr", co2_kg_m2_year="11", ghg_class="B").shown_climate.letter == "B"
    assert facts("lu", co2_kg_m2_year="11").shown_climate is None
    assert facts("be-bru", co2_kg_m2_year="11", ghg_class="B").shown_climate is None
