"""Every bound of research/domain.md 1.1, written out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from immo_blocks.energy.scales import UnknownJurisdiction, jurisdiction_choices, scale_for
from immo_blocks.energy.scales.colour import contrast
from immo_blocks.energy.scales.scale import EnergyScale, classes

TODAY = date(2026, 11, 22)
BOUNDS = {
    "be-wal": [
        ("A++", None, 0), ("A+", 1, 45), ("A", 46, 85), ("B", 86, 170), ("C", 171, 255),
        ("D", 256, 340), ("E", 341, 425), ("F", 426, 510), ("G", 511, None),
    ],
    "be-vlg": [
        ("A+", None, 0), ("A", 1, 100), ("B", 101, 200), ("C", 201, 300), ("D", 301, 400),
        ("E", 401, 500), ("F", 501, None),
    ],
    "be-bru": [
        ("A++", None, 0), ("A+", 1, 15), ("A", 16, 30), ("A-", 31, 45), ("B+", 46, 62),
        ("B", 63, 78), ("B-", 79, 95), ("C+", 96, 113), ("C", 114, 132), ("C-", 133, 150),
        ("D+", 151, 170), ("D", 171, 190), ("D-", 191, 210), ("E+", 211, 232), ("E", 233, 253),
        ("E-", 254, 275), ("F", 276, 345), ("G", 346, None),
    ],
}  # fmt: skip
ROWS = [(code, *row) for code, rows in BOUNDS.items() for row in rows]


@pytest.mark.parametrize(("code", "letter", "low", "high"), ROWS)
def test_both_ends_of_every_class_are_inside(code, letter, low, high):
    scale = scale_for(code, on=TODAY)
    for kwh in (low, high):
        if kwh is not None:
            assert scale.class_for(Decimal(kwh)).letter == letter


@pytest.mark.parametrize(("code", "letter", "low", "high"), ROWS)
def test_a_hundredth_above_the_upper_end_is_the_next_class(code, letter, low, high):
    scale = scale_for(code, on=TODAY)
    if high is not None:
        assert scale.class_for(Decimal(high) + Decimal("0.01")).letter != letter


@pytest.mark.parametrize("code", BOUNDS)
def test_classes_are_ordered_from_best_to_worst_and_complete(code):
    letters = [one.letter for one in scale_for(code, on=TODAY).classes]
    assert letters == [row[0] for row in BOUNDS[code]]


@pytest.mark.parametrize(("code", "best"), [("be-wal", "A++"), ("be-vlg", "A+"), ("be-bru", "A++")])
def test_negative_figures_are_the_best_class(code, best):
    assert scale_for(code, on=TODAY).class_for(Decimal(-52)).letter == best


def test_the_same_figure_gives_three_letters():
    letters = {code: scale_for(code, on=TODAY).class_for(Decimal(350)).letter for code in BOUNDS}
    assert letters == {"be-bru": "G", "be-wal": "E", "be-vlg": "D"}


def test_brussels_shows_main_letters():
    scale = scale_for("be-bru", on=TODAY)
    bounds = [(one.letter, one.upper) for one in scale.main_classes]
    assert bounds == [
        ("A", 45), ("B", 95), ("C", 150), ("D", 210), ("E", 275), ("F", 345), ("G", None),
    ]  # fmt: skip
    assert scale.class_for(Decimal(160)).main_letter == "D"


def test_wallonia_keeps_its_plus_letters_as_main_letters():
    scale = scale_for("be-wal", on=TODAY)
    assert scale.main_classes == scale.classes


@pytest.mark.parametrize("code", BOUNDS)
def test_every_letter_reads_on_its_colour(code):
    for one in scale_for(code, on=TODAY).classes:
        assert contrast(one.text_colour, one.colour) >= 4.5


def test_totals_in_the_wrong_field_are_implausible():
    scale = scale_for("be-wal", on=TODAY)
    assert scale.plausible(Decimal(1500))
    assert not scale.plausible(Decimal("1500.01"))


def test_a_day_before_the_first_scale_gets_the_oldest():
    assert scale_for("be-bru", on=date(2012, 1, 1)).jurisdiction == "be-bru"


def test_unknown_jurisdiction():
    with pytest.raises(UnknownJurisdiction):
        scale_for("xx", on=TODAY)


def test_every_scale_says_where_it_comes_from():
    for code, _ in jurisdiction_choices():
        scale = scale_for(code, on=TODAY)
        assert scale.source
        assert scale.status in ("E", "K")


def test_a_scale_with_exclusive_bounds():
    wallonia = scale_for("be-wal", on=TODAY)
    scale = EnergyScale(
        "xx", "X", wallonia.words, classes(("A", 70, "#009b6c"), ("B", None, "#d7221f")),
        TODAY, None, "test", "K", upper_inclusive=False,
    )  # fmt: skip
    assert scale.class_for(Decimal("69.99")).letter == "A"
    assert scale.class_for(Decimal(70)).letter == "B"
