"""The agency's colour becomes text that reads, on light and on dark."""

import pytest

from immo_agencies.models import Agency
from immo_pages.contrast import contrast, readable_ink, readable_shade
from immo_pages.theme import theme_of

COLOURS = ("#1f4d3f", "#ffd400", "#ff0000", "#000000", "#ffffff", "#777777", "#0a2b8c")
LIGHT, DARK = ("#ffffff", "#f6f4f0"), ("#161513", "#21201d")


@pytest.mark.parametrize("colour", COLOURS)
def test_a_shade_fit_for_text_reads(colour):
    light, dark = readable_shade(colour, LIGHT[1]), readable_shade(colour, DARK[1])
    assert min(contrast(light, paper) for paper in LIGHT) >= 4.5
    assert min(contrast(dark, paper) for paper in DARK) >= 4.5
    assert contrast(readable_ink(colour), colour) >= 4.5


def test_a_colour_that_reads_is_left_alone():
    assert readable_shade("#1f4d3f", "#f6f4f0") == "#1f4d3f"


def test_the_theme_has_a_shade_for_both_schemes():
    css = theme_of(Agency(brand_color="#1f4d3f"))
    assert "--brand:#1f4d3f;--brand-ink:#ffffff;--brand-text:#1f4d3f" in css
    assert "light-dark(#1f4d3f," in css
