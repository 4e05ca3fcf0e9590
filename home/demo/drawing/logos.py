"""Marks of the three agencies of the demonstration, on a transparent ground."""

import math
from collections.abc import Callable

from PIL import Image, ImageDraw

from home.demo.drawing.colour import Colour

LOGO_SIZE = 480
_LARGE = 4 * LOGO_SIZE
_CLEAR = (0, 0, 0, 0)


def draw_logo(slug: str, colour: Colour) -> Image.Image:
    """The mark of an agency (``namur``, ``gent`` or ``brussels``) as an RGBA picture.

    Raises KeyError for another slug.
    """
    image = Image.new("RGBA", (_LARGE, _LARGE), _CLEAR)
    _MARKS[slug](ImageDraw.Draw(image), (*colour, 255))
    return image.reduce(4)


def _at(*points: tuple[float, float]) -> list[tuple[float, float]]:
    """Points of a mark drawn on a square of 100."""
    return [(x * _LARGE / 100, y * _LARGE / 100) for x, y in points]


def _two_banks(pen: ImageDraw.ImageDraw, ink: tuple[int, ...]) -> None:
    """Two roofs that face each other over two waves."""
    pen.polygon(_at((8, 54), (8, 34), (27, 16), (46, 34), (46, 54)), fill=ink)
    pen.polygon(_at((54, 54), (54, 34), (73, 16), (92, 34), (92, 54)), fill=ink)
    pen.rectangle(_at((22, 38), (32, 54)), fill=_CLEAR)
    pen.rectangle(_at((68, 38), (78, 54)), fill=_CLEAR)
    for level in (66, 80):
        wave = [
            (8 + step * 84 / 60, level + 3.4 * math.sin(step / 60 * math.tau * 2))
            for step in range(61)
        ]
        pen.line(_at(*wave), fill=ink, width=round(_LARGE * 0.058), joint="curve")
        for end in (wave[0], wave[-1]):
            x, y = _at(end)[0]
            radius = _LARGE * 0.029
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)


def _stepped_gable(pen: ImageDraw.ImageDraw, ink: tuple[int, ...]) -> None:
    """A stepped gable with an arched door."""
    steps = [(14, 90), (14, 50), (24, 50), (24, 38), (33, 38), (33, 26), (42, 26), (42, 12)]
    mirrored = [(100 - x, y) for x, y in reversed(steps)]
    pen.polygon(_at(*steps, *mirrored), fill=ink)
    for x in (27, 61):
        pen.rectangle(_at((x, 53), (x + 12, 69)), fill=_CLEAR)
    pen.rectangle(_at((44, 34), (56, 47)), fill=_CLEAR)
    pen.ellipse(_at((42, 62), (58, 78)), fill=_CLEAR)
    pen.rectangle(_at((42, 70), (58, 90)), fill=_CLEAR)


def _canal_light(pen: ImageDraw.ImageDraw, ink: tuple[int, ...]) -> None:
    """A sun half above the water, and its reflection in bars."""
    pen.pieslice(_at((20, 14), (80, 74)), 180, 360, fill=ink)
    for index, half in enumerate((42, 31, 20, 10)):
        y = 50 + index * 11
        pen.rounded_rectangle(
            _at((50 - half, y), (50 + half, y + 6)), radius=_LARGE * 0.03, fill=ink
        )


_MARKS: dict[str, Callable[[ImageDraw.ImageDraw, tuple[int, ...]], None]] = {
    "namur": _two_banks,
    "gent": _stepped_gable,
    "brussels": _canal_light,
}
