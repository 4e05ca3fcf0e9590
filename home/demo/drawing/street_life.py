"""Small things of a street: a bicycle, a lamp post, a bench, a bollard."""

import math

from home.demo.drawing.canvas import HEIGHT, SOFT, WIDTH, Point
from home.demo.drawing.colour import Colour, darker, rgb
from home.demo.drawing.space import Stage

_IRON = rgb("#2c3034")


def bicycle(stage: Stage, x: float, z: float) -> None:
    """A bicycle that leans on a wall; ``x`` is the middle between its wheels."""
    metre = stage.size_at(z, x)
    base_x, base_y = stage.spot(x, 0.0, z)
    tone = stage.light.on(darker(stage.style.accent, 0.1), (0.0, 0.0, -1.0))

    def at(right: float, up: float) -> tuple[float, float]:
        return base_x + right * metre, base_y - up * metre

    shade = [at(-0.9, -0.02), at(0.9, -0.02), at(1.0, -0.08), at(-0.8, -0.08)]
    stage.canvas.polygon(shade, stage.light.shadow, 90)
    for wheel in (-0.52, 0.52):
        ring = [
            at(
                wheel + 0.34 * math.cos(a / 14 * math.tau),
                0.34 + 0.34 * math.sin(a / 14 * math.tau),
            )
            for a in range(15)
        ]
        stage.canvas.line(ring, _IRON, 0.03 * metre)
        for spoke in range(0, 14, 2):
            stage.canvas.line([at(wheel, 0.34), ring[spoke]], _IRON, 0.4, 120)
    seat, head, crank = at(-0.22, 0.82), at(0.36, 0.84), at(-0.08, 0.32)
    for pair in (
        (at(-0.52, 0.34), seat),
        (at(-0.52, 0.34), crank),
        (seat, crank),
        (crank, head),
        (at(-0.2, 0.74), at(0.37, 0.76)),
        (head, at(0.52, 0.34)),
    ):
        stage.canvas.line(pair, tone, 0.032 * metre)
    stage.canvas.line([seat, at(-0.24, 0.94)], _IRON, 0.03 * metre)
    stage.canvas.line([at(-0.38, 0.95), at(-0.1, 0.95)], rgb("#6b4a33"), 0.06 * metre)
    stage.canvas.line([head, at(0.33, 1.0), at(0.16, 1.02)], _IRON, 0.03 * metre)


def lamp_post(stage: Stage, x: float, z: float) -> None:
    """A street lamp."""
    metre = stage.size_at(z, x)
    foot, head = stage.spot(x, 0.0, z), stage.spot(x, 5.0, z)
    stage.canvas.line([foot, head], _IRON, 0.09 * metre)
    stage.canvas.line([foot, (foot[0], foot[1] - 0.8 * metre)], _IRON, 0.16 * metre)
    half = 0.2 * metre
    lantern = [
        (head[0] - half, head[1] - 2.2 * half),
        (head[0] + half, head[1] - 2.2 * half),
        (head[0] + half * 0.55, head[1]),
        (head[0] - half * 0.55, head[1]),
    ]
    glass = rgb("#ffe2a4") if stage.light.lamps_on else rgb("#cfd8d8")
    if stage.light.lamps_on:
        glow(stage, (head[0], head[1] - half), half * 7)
    stage.canvas.polygon(lantern, glass)
    stage.canvas.polygon(
        [
            (head[0] - half * 1.2, lantern[0][1]),
            (head[0] + half * 1.2, lantern[0][1]),
            (head[0], lantern[0][1] - half),
        ],
        _IRON,
    )


def bench(stage: Stage, x: float, z: float, colour: Colour) -> None:
    """A wooden bench that faces the viewer."""
    for low, high in ((0.40, 0.46), (0.62, 0.72), (0.78, 0.88)):
        depth = 0.45 if low < 0.5 else 0.06
        stage.box((x - 0.8, low, z), (x + 0.8, high, z + depth), colour)
    for side in (-0.7, 0.66):
        stage.box((x + side, 0.0, z + 0.1), (x + side + 0.05, 0.42, z + 0.2), _IRON)


def bollard(stage: Stage, x: float, z: float) -> None:
    """A short iron post at the edge of a quay."""
    stage.box((x - 0.08, 0.0, z - 0.08), (x + 0.08, 0.8, z + 0.08), _IRON)


def glow(stage: Stage, middle: Point, radius: float, strength: int = 150) -> None:
    """The halo of a lamp."""
    x, y = middle
    left, right = max(0.0, x - 1.6 * radius), min(float(WIDTH), x + 1.6 * radius)
    top, bottom = max(0.0, y - 1.6 * radius), min(float(HEIGHT), y + 1.6 * radius)
    if right - left < SOFT or bottom - top < SOFT:
        return
    stage.canvas.shade(
        lambda layer: layer.ellipse(middle, radius * 0.5, radius * 0.5, strength),
        rgb("#ffd58c"),
        radius * 0.42,
        (left, top, right, bottom),
    )
