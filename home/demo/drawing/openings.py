"""Windows and doors: a hole with depth, a pane that mirrors the sky, a frame, a sill."""

import math
from dataclasses import dataclass

from home.demo.drawing.canvas import Point
from home.demo.drawing.colour import Colour, darker, lighter, mix, ramp, rgb
from home.demo.drawing.space import UP
from home.demo.drawing.surface import Surface

LAMP = (rgb("#ffe9b8"), rgb("#ffcf85"), rgb("#eba45c"))
BLUESTONE = rgb("#7f868c")
_ROOM = (rgb("#2e3740"), rgb("#465059"), rgb("#66747d"))


@dataclass(frozen=True)
class Window:
    """How a window is made. ``bars`` are upright and level ones; ``arch`` is its rise in metres."""

    frame: Colour
    bars: tuple[int, int] = (1, 0)
    arch: float = 0.0
    depth: float = 0.14
    sill: bool = True
    lintel: Colour | None = None
    curtains: bool = True


def arched(u0: float, v0: float, u1: float, v1: float, arch: float) -> list[Point]:
    """A rectangle with a curved top that rises ``arch`` above ``v1``."""
    if not arch:
        return [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]
    middle, half = (u0 + u1) / 2, (u1 - u0) / 2
    curve = [
        (middle + half * math.cos(math.pi * step / 10), v1 + arch * math.sin(math.pi * step / 10))
        for step in range(11)
    ]
    return [(u0, v0), (u1, v0), *curve]


def window(wall: Surface, u0: float, v0: float, u1: float, v1: float, kind: Window) -> None:
    """A window in a wall; the corners are those of the hole."""
    hole = arched(u0, v0, u1, v1, kind.arch)
    if kind.lintel is not None:
        rim = arched(u0 - 0.12, v1 - 0.02, u1 + 0.12, v1 + (0.14 if kind.arch else 0.22), kind.arch)
        wall.shape(rim, kind.lintel)
    wall.shape(hole, mix(BLUESTONE, (238, 232, 222), 0.35))
    _reveal(wall, u0, v0, u1, v1, kind)
    inner = arched(u0 + 0.01, v0 + 0.01, u1 - 0.01, v1, kind.arch)
    wall.shape(inner, kind.frame, -kind.depth)
    _pane(wall, u0 + 0.07, v0 + 0.08, u1 - 0.07, v1 - (0.0 if kind.arch else 0.07), kind)
    _bars(wall, u0, v0, u1, v1 + kind.arch, kind)
    _shade(wall, u0, v0, u1, v1 + kind.arch, kind.depth)
    if kind.sill:
        wall.block(u0 - 0.1, v0 - 0.12, u1 + 0.1, v0, 0.1, BLUESTONE)


def _reveal(wall: Surface, u0: float, v0: float, u1: float, v1: float, kind: Window) -> None:
    stage, depth = wall.stage, kind.depth
    tone = mix(BLUESTONE, (238, 232, 222), 0.35)
    for u, sign in ((u0, 1), (u1, -1)):
        normal = tuple(sign * part for part in wall.along)
        places = [wall.at(u, v0), wall.at(u, v0, -depth), wall.at(u, v1, -depth), wall.at(u, v1)]
        stage.face(places, tone, (normal[0], normal[1], normal[2]))
    below = [wall.at(u0, v0), wall.at(u1, v0), wall.at(u1, v0, -depth), wall.at(u0, v0, -depth)]
    stage.face(below, tone, UP)


def _pane(wall: Surface, u0: float, v0: float, u1: float, v1: float, kind: Window) -> None:
    stage, out = wall.stage, -kind.depth
    rng, light = stage.rng, stage.light
    pane = wall.outline(arched(u0, v0, u1, v1, max(0.0, kind.arch - 0.07)), out)
    lamp = light.lamps_on and rng.random() < 0.62
    if lamp:
        stops = [ramp(LAMP, rng.uniform(0, 0.7)), ramp(LAMP, 1.0)]
    else:
        bright = rng.uniform(0.25, 0.6)
        stops = [mix(_ROOM[2], light.sky[1], bright), mix(_ROOM[0], light.sky[1], bright * 0.4)]
    stage.canvas.polygon(pane, stops[0])
    left, right, top_right, top_left = wall.corners(u0, v0, u1, v1, out)
    stage.canvas.strips([top_left, top_right, right, left], stops, 255, 9)
    if not lamp:
        _mirror(wall, u0, v0, u1, v1, out)
    if kind.curtains and rng.random() < 0.75:
        _curtains(wall, u0, v0, u1, v1, out)


def _mirror(wall: Surface, u0: float, v0: float, u1: float, v1: float, out: float) -> None:
    """The band of sky a pane mirrors."""
    rng = wall.stage.rng
    width, lean = u1 - u0, 0.35 * (u1 - u0)
    start = u0 + width * rng.uniform(-0.1, 0.45)
    end = start + width * rng.uniform(0.15, 0.35)
    band = [
        (max(u0, min(u1, u)), v)
        for u, v in ((start, v0), (end, v0), (end + lean, v1), (start + lean, v1))
    ]
    wall.stage.canvas.polygon(wall.outline(band, out), lighter(wall.stage.light.sky[1], 0.4), 46)


def _curtains(wall: Surface, u0: float, v0: float, u1: float, v1: float, out: float) -> None:
    rng, canvas = wall.stage.rng, wall.stage.canvas
    tone = wall.tone(rng.choice([rgb("#ece7dc"), rgb("#d9d3c6"), rgb("#c7c2b6")]))
    width = (u1 - u0) * rng.uniform(0.14, 0.24)
    for low, high in ((u0, u0 + width), (u1 - width, u1)):
        canvas.polygon(wall.corners(low, v0, high, v1, out), tone, 150)
        for index in (1, 2):
            u = low + (high - low) * index / 3
            canvas.line(wall.outline([(u, v0), (u, v1)], out), darker(tone, 0.3), 0.8, 90)


def _bars(wall: Surface, u0: float, v0: float, u1: float, v1: float, kind: Window) -> None:
    upright, level = kind.bars
    for index in range(1, upright + 1):
        u = u0 + (u1 - u0) * index / (upright + 1)
        wall.rect(u - 0.035, v0 + 0.04, u + 0.035, v1 - 0.03, kind.frame, -kind.depth + 0.03)
    for index in range(1, level + 1):
        v = v0 + (v1 - v0) * (0.7 if level == 1 else index / (level + 1))
        wall.rect(u0 + 0.04, v - 0.03, u1 - 0.04, v + 0.03, kind.frame, -kind.depth + 0.03)


def _shade(wall: Surface, u0: float, v0: float, u1: float, v1: float, depth: float) -> None:
    """The shadow of the reveal on the pane."""
    stage = wall.stage
    strength = 40 if stage.light.lamps_on else 82
    low = 0.0 if stage.light.sun_from_left else u1 - u0 - depth * 0.8
    side = wall.corners(u0 + low, v0, u0 + low + depth * 0.8, v1 - depth, -depth)
    stage.canvas.polygon(side, stage.light.shadow, strength)
    top = wall.corners(u0, v1 - depth * 1.2, u1, v1, -depth)
    stage.canvas.polygon(top, stage.light.shadow, strength)


def door(
    wall: Surface,
    u0: float,
    v0: float,
    u1: float,
    v1: float,
    colour: Colour,
    *,
    glazed: bool = False,
    fanlight: bool = True,
) -> None:
    """A front door with panels, handle, fanlight above and a step before it."""
    kind = Window(colour, bars=(0, 0), depth=0.2, sill=False, curtains=False)
    wall.rect(u0 - 0.14, v0, u1 + 0.14, v1 + 0.18, BLUESTONE)
    wall.rect(u0, v0, u1, v1, darker(BLUESTONE, 0.35))
    _reveal(wall, u0, v0, u1, v1, kind)
    head = v1 - (v1 - v0) * 0.2 if fanlight else v1
    if fanlight:
        window(wall, u0, head, u1, v1, kind)
    _door_leaf(wall, u0, v0, u1, head, kind, glazed=glazed)
    _shade(wall, u0, v0, u1, v1, kind.depth)
    wall.block(u0 - 0.2, v0 - 0.16, u1 + 0.2, v0, 0.35, BLUESTONE)


def _door_leaf(
    wall: Surface, u0: float, v0: float, u1: float, head: float, kind: Window, *, glazed: bool
) -> None:
    """The leaf with its two panels, the upper one of glass if asked, and its handle."""
    colour, out, span = kind.frame, -kind.depth, u1 - u0
    wall.rect(u0 + 0.02, v0, u1 - 0.02, head - 0.04, colour, out)
    for low, high in ((0.1, 0.42), (0.5, 0.93)):
        a, b = v0 + (head - v0) * low, v0 + (head - v0) * high
        wall.rect(u0 + span * 0.17, a, u1 - span * 0.17, b, darker(colour, 0.28), out)
        left, right = u0 + span * 0.21, u1 - span * 0.21
        if glazed and low > 0.3:
            _pane(wall, left, a + 0.04, right, b - 0.04, kind)
        else:
            wall.rect(left, a + 0.05, right, b - 0.05, lighter(colour, 0.07), out)
    handle = wall.outline([(u1 - span * 0.1, v0 + (head - v0) * 0.45)], out + 0.03)[0]
    x, _y, z = wall.at(u1, v0)
    size = 0.035 * wall.stage.size_at(z, x)
    wall.stage.canvas.ellipse(handle, size, size, rgb("#d8c08a"))


def garage_door(wall: Surface, u0: float, u1: float, height: float, colour: Colour) -> None:
    """A sectional garage door."""
    wall.rect(u0 - 0.1, 0, u1 + 0.1, height + 0.14, BLUESTONE)
    wall.rect(u0, 0, u1, height, colour, -0.12)
    for index in range(1, 5):
        v = height * index / 5
        wall.rect(u0, v - 0.02, u1, v, darker(colour, 0.32), -0.12)
    _shade(wall, u0, 0, u1, height, 0.2)
