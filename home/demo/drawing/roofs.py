"""Roofs: pitched planes of slate or tile, gutters, chimneys, dormers, roof windows, panels."""

import math

from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.openings import Window, window
from home.demo.drawing.space import Place, Stage
from home.demo.drawing.surface import Surface


def slope(stage: Stage, corner: Place, pitch: float, along: Place = (1.0, 0.0, 0.0)) -> Surface:
    """A roof plane that rises away from ``corner``; ``pitch`` in degrees."""
    angle = math.radians(pitch)
    inward = (-along[2], 0.0, along[0])
    up = (inward[0] * math.cos(angle), math.sin(angle), inward[2] * math.cos(angle))
    return Surface(stage, corner, along, up)


def tiles(
    roof: Surface, width: float, length: float, colour: Colour, *, course: float = 0.28
) -> None:
    """Cover a roof plane with courses of slate or tile."""
    rng = roof.stage.rng
    roof.rect(0, 0, width, length, colour)
    for _index in range(int(min(200, width * length * 2.5))):
        u, v = rng.uniform(0, width - 0.4), course * int(rng.random() * length / course)
        tone = rng.choice([darker(colour, 0.2), lighter(colour, 0.14)])
        roof.rect(
            u, v, min(width, u + rng.uniform(0.25, 0.9)), min(length, v + course), tone, 0, 90
        )
    for row in range(1, int(length / course) + 1):
        roof.line([(0, row * course), (width, row * course)], darker(colour, 0.5), 0.8, 90)
    roof.rect(0, length - 0.16, width, length + 0.04, darker(colour, 0.22))
    _sheen(roof, width, length)


def _sheen(roof: Surface, width: float, length: float) -> None:
    stage = roof.stage
    if stage.light.lamps_on:
        return
    for index in range(4):
        corners = roof.corners(0, length * (0.4 + 0.15 * index), width, length)
        stage.canvas.polygon(corners, stage.light.sky[-1], 12)


def gutter(
    wall: Surface, width: float, height: float, colour: Colour, *, over: float = 0.3
) -> None:
    """The cornice and gutter at the top of a wall."""
    wall.block(-over * 0.4, height - 0.3, width + over * 0.4, height - 0.08, 0.22, colour)
    wall.block(
        -over * 0.5, height - 0.1, width + over * 0.5, height + 0.06, over, lighter(colour, 0.05)
    )


def chimney(stage: Stage, low: Place, width: float, height: float, colour: Colour) -> None:
    """A chimney of brick with its pots."""
    x, y, z = low
    stage.box((x, y, z), (x + width, y + height, z + 0.6), colour)
    stage.box(
        (x - 0.06, y + height, z - 0.06),
        (x + width + 0.06, y + height + 0.1, z + 0.66),
        rgb("#8a8c8e"),
    )
    for share in (0.3, 0.7):
        middle = x + width * share
        stage.box(
            (middle - 0.1, y + height + 0.1, z + 0.2),
            (middle + 0.1, y + height + 0.5, z + 0.4),
            rgb("#a8674e"),
        )


def dormer(
    roof: Surface, u: float, v: float, width: float, height: float, frame: Colour, slate: Colour
) -> None:
    """A dormer with its own small gable, standing on a roof plane."""
    stage = roof.stage
    x, y, z = roof.at(u, v)
    front = Surface(stage, (x, y, z))
    back = height * 1.15
    for side, normal in ((0.0, (-1.0, 0.0, 0.0)), (width, (1.0, 0.0, 0.0))):
        places = [front.at(side, 0), front.at(side, height), front.at(side, height, -back)]
        if (normal[0] < 0) == (stage.camera.place[0] < x + side):
            stage.face(places, darker(slate, 0.1), normal)
    front.rect(0, 0, width, height, lighter(slate, 0.12))
    window(front, 0.16, 0.14, width - 0.16, height - 0.1, Window(frame, depth=0.06, sill=False))
    peak = height + width * 0.38
    front.shape([(0, height), (width, height), (width / 2, peak)], frame, 0.05)
    front.shape(
        [(0.14, height + 0.05), (width - 0.14, height + 0.05), (width / 2, peak - 0.13)],
        lighter(slate, 0.12),
        0.06,
    )
    left = [
        front.at(-0.12, height - 0.08, 0.1),
        front.at(width / 2, peak + 0.04, 0.1),
        front.at(width / 2, peak, -back),
        front.at(-0.12, height - 0.08, -back),
    ]
    right = [
        front.at(width + 0.12, height - 0.08, 0.1),
        front.at(width / 2, peak + 0.04, 0.1),
        front.at(width / 2, peak, -back),
        front.at(width + 0.12, height - 0.08, -back),
    ]
    for places, normal in ((left, (-0.7, 0.7, 0.0)), (right, (0.7, 0.7, 0.0))):
        eye = stage.camera.place[0]
        if (normal[0] < 0) == (eye < x + width / 2):
            stage.face(places, slate, normal)


def roof_window(roof: Surface, u: float, v: float, width: float = 0.8, height: float = 1.2) -> None:
    """A window lying in the roof."""
    light = roof.stage.light
    roof.rect(u, v, u + width, v + height, rgb("#3a3f44"), 0.06)
    pane = roof.corners(u + 0.07, v + 0.07, u + width - 0.07, v + height - 0.07, 0.07)
    tone = rgb("#ffd698") if light.lamps_on else mix(light.sky[0], light.sky[1], 0.5)
    roof.stage.canvas.polygon(pane, tone)
    streak = roof.outline(
        [
            (u + 0.15, v + 0.1),
            (u + 0.35, v + 0.1),
            (u + 0.65, v + height - 0.1),
            (u + 0.45, v + height - 0.1),
        ],
        0.08,
    )
    roof.stage.canvas.polygon(streak, (255, 255, 255), 60)


def solar_panels(roof: Surface, u: float, v: float, columns: int, rows: int) -> None:
    """Solar panels in a neat block."""
    tone = rgb("#26344d")
    for column in range(columns):
        for row in range(rows):
            low, base = u + column * 1.05, v + row * 1.7
            roof.rect(low, base, low + 1.0, base + 1.62, tone, 0.08)
            shine = roof.outline(
                [(low, base + 1.62), (low + 0.55, base + 1.62), (low, base + 0.5)], 0.08
            )
            roof.stage.canvas.polygon(shine, roof.stage.light.sky[0], 60)
            roof.line([(low + 0.5, base), (low + 0.5, base + 1.62)], lighter(tone, 0.3), 0.6, 120)
