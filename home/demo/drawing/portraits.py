"""Portraits of agents: friendly figures in the colours of their agency, nobody in particular."""

import math
import random
from dataclasses import dataclass

from PIL import Image

from home.demo.drawing.canvas import Canvas, Point, rounded
from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb

PORTRAIT_SIZE = (600, 600)
_SKINS = tuple(rgb(code) for code in ("#f3d3bd", "#e8bd9f", "#d3a07c", "#a9744f", "#7d5238"))
_HAIR = tuple(
    rgb(code) for code in ("#2f2723", "#5a3f2c", "#8a5f3c", "#c39a5f", "#9a9690", "#7a3f2a")
)
_CLOTHES = tuple(rgb(code) for code in ("#2f3b4a", "#4a5a52", "#6b4a4f", "#7a7266", "#3d4a63"))
_MIDDLE = 750.0


@dataclass(frozen=True)
class _Person:
    """What makes one figure different from the next."""

    skin: Colour
    hair: Colour
    cloth: Colour
    long_hair: bool
    beard: bool
    glasses: bool
    bun: bool


def draw_portrait(
    seed: int, brand: Colour, *, long_hair: bool, size: tuple[int, int] = PORTRAIT_SIZE
) -> Image.Image:
    """A portrait for an agent: the same for the same seed."""
    rng = random.Random(f"portrait {seed}")  # noqa: S311 drawing, not security
    person = _Person(
        rng.choice(_SKINS[:4] if rng.random() < 0.8 else _SKINS),
        rng.choice(_HAIR),
        rng.choice(_CLOTHES),
        long_hair,
        not long_hair and rng.random() < 0.45,
        rng.random() < 0.4,
        long_hair and rng.random() < 0.4,
    )
    canvas = Canvas(size)
    ground = mix(brand, rgb("#f1ece2"), 0.72)
    corners = [(0.0, 0.0), (1500.0, 0.0), (1500.0, 1500.0), (0.0, 1500.0)]
    canvas.strips(corners, [lighter(ground, 0.35), ground, darker(ground, 0.12)], steps=80)
    canvas.ellipse((_MIDDLE, 690), 520, 520, lighter(ground, 0.4), 120)
    _behind(canvas, person)
    _body(canvas, person, rng)
    _head(canvas, person)
    _face(canvas, person)
    _hair(canvas, person, rng)
    return canvas.reduced()


def _arc(middle: Point, across: float, upright: float, start: float, end: float) -> list[Point]:
    steps = 24
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(middle[0] + across * math.cos(a), middle[1] + upright * math.sin(a)) for a in angles]


def _behind(canvas: Canvas, person: _Person) -> None:
    """Hair that falls behind the shoulders."""
    if person.bun:
        canvas.ellipse((_MIDDLE, 300), 120, 105, darker(person.hair, 0.15))
    elif person.long_hair:
        fall = _arc((_MIDDLE, 560), 300, 300, 180, 360)
        outline = [*fall, (_MIDDLE + 320, 980), (_MIDDLE - 320, 980)]
        canvas.polygon(rounded(outline, 2), darker(person.hair, 0.15))


def _body(canvas: Canvas, person: _Person, rng: random.Random) -> None:
    shoulders = [(140, 1560), (210, 1190), (430, 1070), (1070, 1070), (1290, 1190), (1360, 1560)]
    canvas.polygon(rounded(shoulders, 3), person.cloth)
    canvas.polygon(
        rounded([(1000, 1080), (1290, 1190), (1360, 1560), (1120, 1560)], 2),
        darker(person.cloth, 0.18),
        120,
    )
    shirt = rng.choice([rgb("#f6f3ec"), rgb("#dfe6ea"), lighter(person.cloth, 0.7)])
    canvas.polygon([(610, 1060), (890, 1060), (_MIDDLE, 1420)], shirt)
    canvas.polygon(
        [(610, 1055), (540, 1130), (690, 1330), (_MIDDLE, 1420)], lighter(person.cloth, 0.1)
    )
    canvas.polygon(
        [(890, 1055), (960, 1130), (810, 1330), (_MIDDLE, 1420)], darker(person.cloth, 0.1)
    )
    neck = [(645, 860), (855, 860), (875, 1080), (_MIDDLE, 1180), (625, 1080)]
    canvas.polygon(rounded(neck, 2, 0.2), darker(person.skin, 0.12))


def _head(canvas: Canvas, person: _Person) -> None:
    for side in (-1, 1):
        canvas.ellipse((_MIDDLE + side * 232, 640), 42, 62, darker(person.skin, 0.1))
    head = [(535, 420), (965, 420), (985, 700), (880, 900), (_MIDDLE, 965), (620, 900), (515, 700)]
    canvas.polygon(rounded(head, 3), person.skin)
    canvas.polygon(
        rounded([(860, 430), (965, 440), (985, 700), (880, 900), (790, 950), (900, 700)], 2),
        darker(person.skin, 0.14),
        90,
    )


def _face(canvas: Canvas, person: _Person) -> None:
    ink = darker(person.hair, 0.45)
    if person.beard:
        beard = [
            *_arc((_MIDDLE, 690), 228, 278, 8, 172),
            *reversed(_arc((_MIDDLE, 740), 140, 90, 0, 180)),
        ]
        canvas.polygon(beard, person.hair)
    for side in (-1, 1):
        x = _MIDDLE + side * 98
        canvas.ellipse((x, 640), 19, 22, ink)
        canvas.ellipse((x + 6, 633), 6, 6, (255, 255, 255))
        canvas.line(_arc((x, 590), 52, 26, 200, 340), ink, 13)
        canvas.ellipse((x + side * 42, 730), 44, 26, rgb("#e08a74"), 60)
    canvas.line([(752, 640), (728, 728), (765, 738)], darker(person.skin, 0.24), 9)
    smile = _arc((_MIDDLE, 770), 88, 62, 18, 162)
    canvas.polygon(smile, rgb("#fbf7f2"))
    canvas.line([*smile, smile[0]], darker(mix(person.skin, rgb("#b5584e"), 0.5), 0.15), 9)
    if person.glasses:
        for side in (-1, 1):
            canvas.line(_arc((_MIDDLE + side * 100, 642), 76, 64, 0, 360), rgb("#34302e"), 10)
        canvas.line(_arc((_MIDDLE, 640), 26, 16, 200, 340), rgb("#34302e"), 9)


def _hair(canvas: Canvas, person: _Person, rng: random.Random) -> None:
    parting = rng.choice([-1, 1]) * rng.uniform(40, 130)
    crown = _arc((_MIDDLE, 560), 258, 262, 178, 362)
    fringe = [
        (_MIDDLE + 235, 560),
        (_MIDDLE + 190, 480),
        (_MIDDLE + parting, 410),
        (_MIDDLE - 190, 490),
        (_MIDDLE - 235, 570),
    ]
    canvas.polygon([*crown, *rounded(fringe, 2)[2:-2]], person.hair)
    sheen = _arc((_MIDDLE - 40, 540), 190, 190, 215, 285)
    canvas.line(sheen, lighter(person.hair, 0.25), 22, 90)
    if person.long_hair and not person.bun:
        for side in (-1, 1):
            lock = [
                (_MIDDLE + side * 225, 470),
                (_MIDDLE + side * 300, 620),
                (_MIDDLE + side * 320, 960),
                (_MIDDLE + side * 225, 1010),
                (_MIDDLE + side * 238, 700),
            ]
            canvas.polygon(rounded(lock, 2), person.hair)
