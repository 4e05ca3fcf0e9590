"""Textures of walls: brick, rubble stone, render, boards, concrete."""

from home.demo.drawing.colour import Colour, darker, lighter, mix
from home.demo.drawing.surface import Surface


def bricks(
    wall: Surface, width: float, height: float, colour: Colour, *, course: float = 0.13
) -> None:
    """Brickwork: courses of mortar, and single bricks lighter or darker than the rest."""
    rng = wall.stage.rng
    wall.rect(0, 0, width, height, colour)
    for _index in range(int(min(260, width * height * 4))):
        u = rng.uniform(0, max(0.01, width - 0.5))
        v = course * int(rng.random() * height / course)
        tone = rng.choice([darker(colour, 0.22), lighter(colour, 0.2), darker(colour, 0.1)])
        length = min(width - u, rng.choice([0.24, 0.24, 0.48]))
        wall.rect(u, v, u + length, min(height, v + course), tone, 0, 84)
    mortar = mix(lighter(colour, 0.4), (205, 198, 188), 0.4)
    for row in range(1, int(height / course) + 1):
        wall.line([(0, row * course), (width, row * course)], mortar, 0.7, 66)
    weathered(wall, width, height)


def weathered(wall: Surface, width: float, height: float) -> None:
    """A wall is darker at its foot and below the eaves, and never quite even."""
    for index in range(5):
        share = (index + 1) / 5
        wall.stage.canvas.polygon(
            wall.corners(0, 0, width, min(1.2, height * 0.3) * share), (30, 26, 30), 8
        )
    rng = wall.stage.rng
    for _index in range(7):
        u, v = rng.uniform(0, width * 0.8), rng.uniform(0, height * 0.8)
        shape = wall.corners(u, v, u + width * 0.2, v + height * 0.2)
        tone = rng.choice([(255, 250, 240), (40, 32, 36)])
        wall.stage.canvas.soft_shape(shape, tone, 14, 0.8)


def rubble(wall: Surface, width: float, height: float, colour: Colour) -> None:
    """Coursed rubble, as farmhouses of the Condroz have it."""
    rng = wall.stage.rng
    wall.rect(0, 0, width, height, mix(colour, (214, 205, 190), 0.45))
    v = 0.0
    while v < height:
        rise, u = rng.uniform(0.2, 0.38), -rng.random() * 0.4
        while u < width:
            length = rng.uniform(0.3, 0.85)
            tone = mix(
                colour,
                rng.choice([(92, 90, 92), (222, 208, 182), (150, 138, 122)]),
                rng.uniform(0.05, 0.4),
            )
            low, high = max(0.0, u), min(width, u + length)
            if high - low > 0.06:
                wall.rect(low + 0.02, v + 0.02, high - 0.02, min(height, v + rise) - 0.015, tone)
            u += length
        v += rise
    weathered(wall, width, height)


def render(wall: Surface, width: float, height: float, colour: Colour) -> None:
    """A rendered or whitewashed wall."""
    wall.rect(0, 0, width, height, colour)
    weathered(wall, width, height)


def boards(
    wall: Surface,
    u0: float,
    v0: float,
    u1: float,
    v1: float,
    colour: Colour,
    *,
    pitch: float = 0.12,
) -> None:
    """Upright timber boards."""
    rng = wall.stage.rng
    wall.rect(u0, v0, u1, v1, colour)
    for index in range(int((u1 - u0) / pitch)):
        u = u0 + index * pitch
        tone = darker(colour, 0.16) if rng.random() < 0.5 else lighter(colour, 0.12)
        wall.rect(u, v0, min(u1, u + pitch), v1, tone, 0, round(rng.uniform(30, 120)))
        wall.line([(u, v0), (u, v1)], darker(colour, 0.5), 0.7, 110)


def concrete(wall: Surface, u0: float, v0: float, u1: float, v1: float, colour: Colour) -> None:
    """Panels of pale concrete with their joints."""
    wall.rect(u0, v0, u1, v1, colour)
    joint = darker(colour, 0.3)
    for index in range(1, int((u1 - u0) / 1.5)):
        u = u0 + index * 1.5
        wall.line([(u, v0), (u, v1)], joint, 0.8, 120)


def shadow_below(
    wall: Surface, u0: float, u1: float, v: float, depth: float, strength: int = 74
) -> None:
    """The shadow an eave or a balcony throws on the wall below ``v``."""
    light = wall.stage.light
    if light.lamps_on:
        strength //= 2
    slant = depth * 0.25 * (1 if light.sun_from_left else -1)
    outline = [(u0 + slant, v - depth), (u1 + slant, v - depth), (u1, v), (u0, v)]
    wall.stage.canvas.polygon(wall.outline(outline), light.shadow, strength)
    outline = [(u0 + slant, v - depth * 1.2), (u1 + slant, v - depth * 1.2), (u1, v), (u0, v)]
    wall.stage.canvas.polygon(wall.outline(outline), light.shadow, strength // 3)
