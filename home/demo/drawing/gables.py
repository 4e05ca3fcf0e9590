"""Stepped and bell gables along a quay of Ghent, mirrored in still water."""

import math
from collections.abc import Callable
from dataclasses import replace

from home.demo.drawing.canvas import Point
from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.ground import paving, reflect
from home.demo.drawing.masonry import bricks, render
from home.demo.drawing.openings import BLUESTONE, Window, arched, door, window
from home.demo.drawing.plants import tree
from home.demo.drawing.sky import paint_sky
from home.demo.drawing.space import LEFT, RIGHT, Camera, Stage
from home.demo.drawing.street_life import bicycle, bollard, lamp_post
from home.demo.drawing.style import BRICKS, FRAMES, RENDERS
from home.demo.drawing.surface import Surface

_WATER = -4.2
Shape = Callable[[float, float, float], list[Point]]  # of width, height and rise


def stepped_gables(stage: Stage) -> None:
    """A row of old gables on the other bank of a canal."""
    rng, style = stage.rng, stage.style
    turn = rng.choice([-1, 1]) * rng.uniform(3, 13)
    camera = Camera((-turn * 0.22, 2.4, -17.5), turn, rng.uniform(830, 900), 605)
    stage = replace(stage, camera=camera)
    paint_sky(stage)
    x, houses = -23.0, []
    while x < 24:
        width = rng.uniform(4.6, 6.4)
        houses.append((x, width))
        x += width
    eye = stage.camera.place[0]
    own = min(houses, key=lambda one: abs(one[0] + one[1] / 2))
    for place, width in sorted(houses, key=lambda one: -abs(one[0] + one[1] / 2 - eye)):
        rendered = rng.random() < 0.4
        colour = rng.choice(RENDERS if rendered else BRICKS)
        shape = rng.choice([_steps, _steps, _bell, _neck])
        if (place, width) == own:
            rendered, colour, shape = False, style.brick, _steps
        _house(stage, place, width, colour, shape, rendered=rendered)
    _quay(stage)


def _house(
    stage: Stage, x: float, width: float, colour: Colour, gable: Shape, *, rendered: bool
) -> None:
    rng = stage.rng
    height, rise = rng.uniform(7.2, 9.4), width * rng.uniform(0.62, 0.8)
    wall = Surface(stage, (x, 0.0, 0.0))
    _sides(stage, x, width, height, rise)
    (render if rendered else bricks)(wall, width, height, colour)
    trim = rng.choice([rgb("#e6dfd2"), rgb("#d9cdb8"), BLUESTONE])
    shape = gable(width, height, rise)
    wall.shape(shape, colour)
    if not rendered:
        for row in range(int(rise / 0.26)):
            v = height + row * 0.26
            half = width / 2 * max(0.1, 1 - (v - height) / rise) * 0.92
            wall.line([(width / 2 - half, v), (width / 2 + half, v)], lighter(colour, 0.3), 0.7, 60)
    wall.stage.canvas.line(wall.outline([*shape[1:], shape[0]]), wall.tone(trim), 5.0)
    kind = Window(rng.choice(FRAMES), (1, 1), rng.choice([0.0, 0.25, 0.4]), lintel=trim)
    _windows(wall, width, height, rise, kind)
    wall.rect(0, 0, width, 0.7, darker(BLUESTONE, 0.1), 0.03)
    for v in (3.3, 6.2):
        wall.block(0, v - 0.08, width, v + 0.06, 0.06, trim)


def _steps(width: float, height: float, rise: float) -> list[Point]:
    count = 5
    left: list[Point] = []
    for index in range(count):
        u = (width / 2 - 0.45) * index / (count - 1)
        top = height + rise * (index + 1) / count
        left += [(u, height + rise * index / count), (u, top)]
    right = [(width - u, v) for u, v in reversed(left)]
    return [*left, *right]


def _bell(width: float, height: float, rise: float) -> list[Point]:
    points = [
        (
            width / 2 * (1 - math.cos(math.pi * i / 20)),
            height + rise * math.sin(math.pi * i / 20) ** 2.2,
        )
        for i in range(21)
    ]
    return [(0, height), *points, (width, height)]


def _neck(width: float, height: float, rise: float) -> list[Point]:
    neck, top = width * 0.27, height + rise
    left = [
        (0.0, height),
        (0.0, height + 0.4),
        (neck * 0.55, height + 0.6),
        (neck, height + rise * 0.55),
        (neck, top - 0.3),
    ]
    right = [(width - u, v) for u, v in reversed(left)]
    return [*left, (width / 2, top + 0.35), *right]


def _sides(stage: Stage, x: float, width: float, height: float, rise: float) -> None:
    """The roof behind the gable, seen from the side."""
    eye = stage.camera.place[0]
    side = x + width if eye > x + width / 2 else x
    normal = RIGHT if eye > x + width / 2 else LEFT
    peak = (x + width / 2, height + rise * 0.9)
    places = [
        (side, height, 0.1),
        (peak[0], peak[1], 0.1),
        (peak[0], peak[1], 9.0),
        (side, height, 9.0),
    ]
    stage.face(places, stage.style.tiles, (normal[0] * 0.7, 0.7, 0.0))
    wall = [(side, 0.0, 0.1), (side, height, 0.1), (side, height, 9.0), (side, 0.0, 9.0)]
    stage.face(wall, rgb("#a08a7c"), normal)


def _windows(wall: Surface, width: float, height: float, rise: float, kind: Window) -> None:
    rng = wall.stage.rng
    bays = 3 if width > 5.2 else 2
    door_bay, base = rng.randrange(bays), 0.0
    half = min(0.62, width / bays * 0.32)
    for floor, tall in enumerate((3.3, 2.9, 2.6)):
        if base + tall > height + 0.5:
            break
        for bay in range(bays):
            middle, top = width * (bay + 0.5) / bays, base + tall - 0.5 - kind.arch
            if floor == 0 and bay == door_bay:
                leaf = rng.choice([wall.stage.style.door, rgb("#3a4a44"), rgb("#5a3030")])
                door(wall, middle - 0.5, 0.16, middle + 0.5, 2.85, leaf)
            else:
                window(wall, middle - half, base + 0.95, middle + half, top, kind)
        base += tall
    _gable_windows(wall, width / 2, height, rise, kind)


def _gable_windows(wall: Surface, middle: float, height: float, rise: float, kind: Window) -> None:
    """One window and a small arched hatch in the gable."""
    low = height + rise * 0.16
    window(wall, middle - 0.42, low, middle + 0.42, low + rise * 0.3, replace(kind, bars=(1, 0)))
    low = height + rise * 0.66
    hatch = arched(middle - 0.16, low, middle + 0.16, low + rise * 0.1, 0.16)
    wall.shape(hatch, rgb("#3a3634"))


def _quay(stage: Stage) -> None:
    rng = stage.rng
    paving(stage, _WATER - 4.5, 0.0, -45, 45, rgb("#aba398"), tile=(0.4, 0.3), alpha=40)
    for index in range(9):
        bollard(stage, -15 + index * 3.6, _WATER + 0.4)
    if rng.random() < 0.7:
        bicycle(stage, rng.uniform(-3, 3), -0.4)
    if rng.random() < 0.6:
        lamp_post(stage, rng.choice([-1, 1]) * rng.uniform(4, 7), _WATER + 0.6)
    if rng.random() < 0.6:
        tree(stage, rng.choice([-1, 1]) * rng.uniform(7, 9), _WATER + 1.0, rng.uniform(5.5, 7))
    left, right = stage.spot(-14, 0, _WATER), stage.spot(14, 0, _WATER)
    edge = (left[1] + right[1]) / 2
    quay = edge + 0.9 * stage.size_at(_WATER)
    stage.canvas.polygon(
        [(0, edge - 14), (1500, edge - 14), (1500, quay), (0, quay)],
        stage.light.on(mix(rgb("#8d877d"), BLUESTONE, 0.4), (0, 0, -1)),
    )
    stage.canvas.polygon(
        [(0, edge - 14), (1500, edge - 14), (1500, edge - 4), (0, edge - 4)],
        stage.light.on(rgb("#b9b3a8"), (0, 1, 0)),
    )
    for index in range(26):
        x = index * 60 + rng.uniform(-8, 8)
        stage.canvas.line([(x, edge), (x, quay)], rgb("#3d3a38"), 1.0, 60)
    for row in (0.35, 0.7):
        y = edge + (quay - edge) * row
        stage.canvas.line([(0, y), (1500, y)], rgb("#3d3a38"), 1.0, 60)
    base = stage.spot(stage.camera.place[0], 0, 0)[1]
    reflect(stage, quay, base, (quay - edge) * 0.6, rng)
