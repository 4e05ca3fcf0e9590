"""One picture per jurisdiction kept as text, and what holds for the picture of every class.

After a wanted change: ``UPDATE_PICTURES=1 pytest tests/immo_blocks/energy/test_pictures.py``.
"""

import os
import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from immo_blocks.energy.drawing import large_drawings
from immo_blocks.energy.facts import EnergyFacts
from immo_blocks.energy.scales import all_scales, jurisdiction_choices, scale_for
from immo_blocks.energy.scales.colour import contrast
from tests.immo_blocks.energy.test_scales import TODAY

PICTURES = Path(__file__).parent / "pictures"
SVG = "{http://www.w3.org/2000/svg}"
CODES = [code for code, _name in jurisdiction_choices()]
EVERY_SCALE = pytest.mark.parametrize(
    "scale", all_scales(), ids=lambda one: f"{one.jurisdiction}-{one.valid_from.year}"
)


def certificate(scale, one):
    letter = one.letter
    return {
        "jurisdiction": scale.jurisdiction,
        "status": "valid",
        "energy_class": letter,
        "kwh_m2_year": "1234.50" if one.upper is None else str(one.upper),
        "co2_kg_m2_year": "45",
        "ghg_class": letter if scale.climate else "",
        "heat_class": letter if scale.heat else "",
        "issued_on": str(scale.valid_to or ""),
    }


def drawn(raw, size):
    template = Template("{% load immo_energy %}{% energy_scale v size=s %}")
    return template.render(Context({"v": raw, "s": size}))


def every_picture(scale, *sizes):
    for one in scale.classes:
        for size in sizes or ("pill", "medium", "large"):
            for svg in re.findall(
                r"<svg.*?</svg>", drawn(certificate(scale, one), size), re.DOTALL
            ):
                yield one, ElementTree.fromstring(svg)  # noqa: S314  our own drawing


def every_drawing(scale):
    for one in scale.classes:
        for drawing in large_drawings(EnergyFacts.from_raw(certificate(scale, one))):
            yield one, drawing


@pytest.mark.parametrize("code", CODES)
def test_the_picture_of_a_jurisdiction(code):
    scale = scale_for(code, on=TODAY)
    raw = certificate(scale, scale.classes[-3])
    lines = (
        line.strip()
        for size in ("pill", "medium", "large")
        for line in drawn(raw, size).splitlines()
    )
    text = "\n".join(line for line in lines if line) + "\n"
    kept = PICTURES / f"{code}.svg.txt"
    if os.environ.get("UPDATE_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        kept.write_text(text)
    assert text == kept.read_text()


@EVERY_SCALE
def test_every_picture_is_told_in_words_and_stays_in_its_frame(scale):
    for one, svg in every_picture(scale):
        assert one.letter in svg.get("aria-label")
        width, height = (float(part) for part in svg.get("viewBox").split()[2:])
        for shape in svg.iter(SVG + "polygon"):
            pairs = [pair.split(",") for pair in shape.get("points").split()]
            assert all(0 <= float(x) <= width and 0 <= float(y) <= height for x, y in pairs)
        assert not [node for node in svg.iter() if "style" in node.attrib or "id" in node.attrib]


@EVERY_SCALE
def test_the_pointer_keeps_clear_of_the_arrows_and_level_with_its_class(scale):
    for one, drawing in every_drawing(scale):
        tip, level = (int(part) for part in drawing.pointer.points.split()[0].split(","))
        shown = next(arrow for arrow in drawing.arrows if arrow.shown)
        assert shown.letter == one.letter
        assert shown.y <= level <= shown.y + shown.height
        top = int(drawing.pointer.points.split()[1].split(",")[1])
        left = int(drawing.pointer.points.split()[1].split(",")[0])
        beside = [arrow for arrow in drawing.arrows if top < arrow.middle < top + 46]
        assert tip > shown.tip - 4
        assert all(left > arrow.tip for arrow in beside)


def as_deuteranopes_see(colour):
    """Machado, Oliveira, Fernandes 2009, severity 1.0, in linear RGB."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    matrix = (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )
    seen = [min(max(sum(m * p for m, p in zip(row, linear, strict=True)), 0), 1) for row in matrix]
    back = [12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in seen]
    return "#" + "".join(f"{round(part * 255):02x}" for part in back)


@EVERY_SCALE
def test_letters_read_on_their_colour_for_every_eye_and_in_grey(scale):
    for kind in (*scale.classes, *scale.climate, *scale.heat):
        assert contrast(kind.colour, kind.text_colour) >= 4.5
        assert contrast(as_deuteranopes_see(kind.colour), kind.text_colour) >= 3
        # A grey print keeps the luminance, hence the contrast; black or white is all it needs.
        assert kind.text_colour in ("#000000", "#ffffff")


@EVERY_SCALE
def test_the_class_is_told_without_colour(scale):
    for _one, svg in every_picture(scale, "medium", "large"):
        shapes = [s for s in svg if s.tag in (SVG + "polygon", SVG + "rect") and not s.get("class")]
        marked = [s for s in shapes if s.get("stroke-width") == "2.5"]
        assert len(marked) == 1
        letters = [text.text.strip() for text in svg.iter(SVG + "text") if text.text]
        assert {c.main_letter for c in scale.classes} <= set(letters) or {
            c.letter for c in scale.classes
        } <= set(letters)


def test_a_negative_and_a_long_figure_stay_inside():
    for kwh in (Decimal("-52"), Decimal("12345.67")):
        drawing = large_drawings(
            EnergyFacts(jurisdiction="be-wal", energy_class="G", kwh_m2_year=kwh)
        )[0]
        xs = [int(pair.split(",")[0]) for pair in drawing.pointer.points.split()]
        assert min(xs) > drawing.arrows[-1].x
        assert max(xs) < drawing.width
