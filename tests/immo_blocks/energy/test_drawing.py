import re

import pytest
from django.template import Context, Template
from django.utils import translation

from immo_blocks.energy.block import EnergyBlock
from tests.immo_blocks.conftest import energy


def draw(code, **names):
    return Template("{% load immo_energy %}" + code).render(Context(names))


def value(**fields):
    return EnergyBlock().to_python(energy(**fields)["value"])


@pytest.mark.parametrize("size", ["pill", "medium", "large"])
@pytest.mark.parametrize(
    ("region", "letter"), [("be-wal", "A++"), ("be-wal", "G"), ("be-vlg", "F"), ("be-bru", "D+")]
)
def test_every_size_says_class_and_figure_without_colour(size, region, letter):
    svg = draw(
        "{% energy_scale v size=s %}", v=value(jurisdiction=region, energy_class=letter), s=size
    )
    assert 'role="img"' in svg
    assert re.search(rf"<title>[^<]*class {re.escape(letter)}", svg)
    assert "style" not in svg
    assert "<script" not in svg


def test_all_classes_of_the_jurisdiction_are_drawn():
    assert draw("{% energy_scale v %}", v=value()).count("<polygon") == 9 + 1
    brussels = value(jurisdiction="be-bru", energy_class="C-")
    assert draw("{% energy_scale v %}", v=brussels).count("<polygon") == 18 + 1
    assert re.findall(r">([A-G])</text>\s*<path", draw("{% energy_scale v %}", v=brussels)) == list(
        "ABCDEFG"
    )


def test_france_has_two_scales_each_wide_and_high_enough():
    svg = draw(
        "{% energy_scale v %}",
        v=value(jurisdiction="fr", energy_class="F", ghg_class="D", co2_kg_m2_year="45"),
    )
    sizes = re.findall(r' width="(\d+)"\s+height="(\d+)"', svg)
    assert len(sizes) == 2
    # They shrink to 180 px at least (blocks.css): higher than wide, they stay as high.
    assert all(180 <= int(width) <= int(height) for width, height in sizes)
    assert "immo-energy--climate" in svg


def test_the_lines_of_wallonia_are_drawn_and_told():
    svg = draw("{% energy_scale v %}", v=value())
    assert svg.count("immo-energy__reference") == 2
    assert re.search('aria-label="[^"]*170[^"]*340', svg)
    flemish = draw("{% energy_scale v %}", v=value(jurisdiction="be-vlg"))
    assert "immo-energy__reference" not in flemish


@pytest.mark.parametrize(
    ("language", "region", "expected"),
    [
        ("fr", "be-wal", "PEB\xa0: classe D, 301 kWh/m².an"),
        ("nl", "be-vlg", "EPC: label D, 301 kWh/m² jaar"),
        ("nl", "be-bru", "EPB: klasse D, 301 kWh/m² jaar"),
        ("de", "be-wal", "PEB: Klasse D, 301 kWh/m².Jahr"),
        ("en", "be-wal", "EPC: class D, 301 kWh/m².year"),
    ],
)
def test_words_follow_jurisdiction_and_language(language, region, expected):
    with translation.override(language):
        assert value(jurisdiction=region).label == expected
        assert expected in draw("{% energy_scale v %}", v=value(jurisdiction=region))


def test_coordinates_have_no_decimal_comma_in_french():
    with translation.override("fr"):
        svg = draw("{% energy_scale v %}", v=value(kwh_m2_year="1234.50"))
    assert re.search(r"1[.\s]234,5 kWh", svg)
    assert not re.search(r' (?:x|y|width|height|font-size)="[^"]*,', svg)


def test_nothing_is_drawn_without_a_class():
    assert draw("{% energy_scale v %}", v={}).strip() == ""
    assert draw("{% energy_scale v %}", v=value(energy_class="", kwh_m2_year=None)).strip() == ""
    assert draw('{% energy_pill "be-vlg" "G" %}').strip() == ""
    assert draw('{% energy_pill "" "" %}').strip() == ""


def test_pill_by_code_and_letter():
    assert "EPC: class C" in draw('{% energy_pill "be-wal" "C" %}')
