"""Trees, hedges, shrubs and flowers, dabbed from shadow to light like a gouache."""

import math
import random
from collections.abc import Callable

from home.demo.drawing.canvas import WIDTH, Point
from home.demo.drawing.colour import Colour, mix, ramp, rgb
from home.demo.drawing.space import UP, Stage
from home.demo.drawing.style import Season

Leaves = tuple[Colour, ...]

_LEAVES: dict[Season, tuple[Leaves, ...]] = {
    Season.SPRING: (
        (rgb("#3f5b35"), rgb("#6f8f45"), rgb("#a5bf63"), rgb("#d3dd93")),
        (rgb("#4a6a3c"), rgb("#7ea24f"), rgb("#b7cf76"), rgb("#dce6a8")),
        (rgb("#8a6470"), rgb("#cf9aa8"), rgb("#ecc7cd"), rgb("#fbe9e6")),
    ),
    Season.SUMMER: (
        (rgb("#24402f"), rgb("#3f6640"), rgb("#6b8f4f"), rgb("#a9bf70")),
        (rgb("#2b4632"), rgb("#4c7046"), rgb("#7d9b58"), rgb("#b6c682")),
        (rgb("#31503f"), rgb("#557a5c"), rgb("#87a67c"), rgb("#bccfa4")),
    ),
    Season.AUTUMN: (
        (rgb("#5b3a24"), rgb("#9a5a2c"), rgb("#cf8a3a"), rgb("#edc06a")),
        (rgb("#4d4a2a"), rgb("#86793a"), rgb("#bda54c"), rgb("#e2cf86")),
        (rgb("#5a2c24"), rgb("#96422f"), rgb("#c76a42"), rgb("#e6a06a")),
    ),
    Season.WINTER: ((rgb("#2c3d35"), rgb("#465a4c"), rgb("#687a66"), rgb("#93a08a")),),
}
_EVERGREEN: Leaves = (rgb("#1f3a30"), rgb("#33543f"), rgb("#567350"), rgb("#87996b"))
_BARK = rgb("#5b4c40")
_PETALS = tuple(rgb(code) for code in ("#f4efe6", "#d98aa0", "#e8c35a", "#b79ad0", "#d96c4f"))


def leaves_of(stage: Stage) -> Leaves:
    """One of the season's ranges of leaf colours, from shadow to light, in the scene's light."""
    return lit(stage, stage.rng.choice(_LEAVES[stage.style.season]))


def lit(stage: Stage, leaves: Leaves) -> Leaves:
    """Leaf colours in the scene's light."""
    return tuple(stage.light.on(colour, UP) for colour in leaves)


def dabs(
    stage: Stage,
    leaves: Leaves,
    count: int,
    radius: float,
    place: Callable[[], Point],
    middle: Point,
    reach: float,
) -> None:
    """Dab leaves at random places, from the shadow side to the sunny one."""
    rng = stage.rng
    sun_x = -0.55 if stage.light.sun_from_left else 0.55
    spots = []
    for _index in range(count):
        x, y = place()
        bright = (sun_x * (x - middle[0]) - 0.8 * (y - middle[1])) / reach
        spots.append((0.42 + 0.42 * bright + rng.uniform(-0.24, 0.24), x, y))
    spots.sort()
    for bright, x, y in spots:
        size = radius * rng.uniform(0.6, 1.3)
        stage.canvas.ellipse((x, y), size, size * rng.uniform(0.5, 0.85), ramp(leaves, bright), 225)


def tree(
    stage: Stage, x: float, z: float, height: float, *, width: float = 0.62, count: int = 620
) -> None:
    """A leafy tree of ``height`` metres; bare in winter."""
    foot, metre = stage.spot(x, 0.0, z), stage.size_at(z, x)
    size = height * metre
    if stage.style.season is Season.WINTER:
        _bare(stage, foot, size)
        return
    _trunk(stage, foot, size)
    _crown(stage, (foot[0], foot[1] - size * 0.64), size * width * 0.5, size * 0.37, count)


def _trunk(stage: Stage, foot: Point, size: float) -> None:
    x, y = foot
    bark = stage.light.on(_BARK, (0.0, 0.0, -1.0))
    half = size * 0.018
    outline = [(x - half * 1.5, y), (x + half * 1.5, y), (x + half, y - size * 0.5)]
    stage.canvas.polygon([*outline, (x - half, y - size * 0.5)], bark)
    for side in (-1, 1):
        end = (x + side * size * 0.13, y - size * 0.55)
        stage.canvas.line([(x, y - size * 0.27), end], bark, max(1.0, half * 0.8))


def _crown(stage: Stage, middle: Point, across: float, upright: float, count: int) -> None:
    rng, leaves = stage.rng, leaves_of(stage)
    clumps = []
    for index in range(15):
        angle = index * 2.4 + rng.uniform(-0.4, 0.4)  # the golden angle fills the crown evenly
        distance = math.sqrt((index + 0.4) / 15) * 0.78
        clumps.append(
            (
                middle[0] + math.cos(angle) * across * distance,
                middle[1] + math.sin(angle) * upright * distance,
                rng.uniform(0.27, 0.42),
            )
        )
    for x, y, share in clumps:
        shape = across * share * 1.12, upright * share * 1.12
        stage.canvas.ellipse((x, y), *shape, mix(leaves[0], leaves[1], 0.45), 240)
        _frayed(stage, (x, y), shape, across * 0.05, leaves)

    def place() -> Point:
        x, y, share = rng.choice(clumps)
        angle, distance = rng.uniform(0, math.tau), math.sqrt(rng.random())
        reach = distance * share * 1.25
        return x + math.cos(angle) * across * reach, y + math.sin(angle) * upright * reach

    dabs(stage, leaves, count, across * 0.05, place, middle, max(across, upright))


def _frayed(
    stage: Stage, middle: Point, shape: tuple[float, float], size: float, leaves: Leaves
) -> None:
    """Leaves along the rim of a clump, so that it does not end in a smooth line."""
    rng = stage.rng
    for index in range(14):
        angle = (index + rng.random()) / 14 * math.tau
        x = middle[0] + math.cos(angle) * shape[0]
        y = middle[1] + math.sin(angle) * shape[1]
        tone = mix(leaves[0], leaves[1], rng.uniform(0.3, 0.8))
        stage.canvas.ellipse((x, y), size * rng.uniform(0.7, 1.3), size * 0.8, tone, 230)


def _bare(stage: Stage, foot: Point, size: float) -> None:
    bark = stage.light.on(rgb("#6b5d52"), (0.0, 0.0, -1.0))
    _branch(stage, foot, -math.pi / 2, size * 0.3, size * 0.02, bark, 6)


def _branch(
    stage: Stage, start: Point, angle: float, length: float, width: float, bark: Colour, left: int
) -> None:
    end = start[0] + math.cos(angle) * length, start[1] + math.sin(angle) * length
    stage.canvas.line([start, end], bark, max(0.6, width), 255 if left > 2 else 170)
    if left == 0:
        return
    for side in (-1, 1):
        turn = angle + side * stage.rng.uniform(0.18, 0.6)
        _branch(
            stage, end, turn, length * stage.rng.uniform(0.66, 0.84), width * 0.66, bark, left - 1
        )


def poplar(stage: Stage, x: float, z: float, height: float) -> None:
    """A slim evergreen, as one plants beside a terrace."""
    foot, metre = stage.spot(x, 0.0, z), stage.size_at(z, x)
    size, rng = height * metre, stage.rng
    leaves = lit(stage, _EVERGREEN)
    middle = (foot[0], foot[1] - size * 0.5)

    def place() -> Point:
        share = rng.random()
        reach = size * 0.13 * math.sin(math.pi * min(1.0, share * 0.9 + 0.1)) * rng.uniform(-1, 1)
        return foot[0] + reach, foot[1] - size * share

    dabs(stage, leaves, 150, size * 0.03, place, middle, size * 0.4)


def hedge(
    stage: Stage, x0: float, x1: float, z: float, height: float, *, depth: float = 0.7
) -> None:
    """A clipped hedge across the picture."""
    leaves = lit(stage, _EVERGREEN)
    stage.box(
        (x0, 0.0, z), (x1, height, z + depth), mix(_EVERGREEN[0], _EVERGREEN[1], 0.6), _EVERGREEN[2]
    )
    rng = stage.rng
    rise = stage.size_at(z, (x0 + x1) / 2) * height
    left, right = stage.spot(x0, 0.0, z), stage.spot(x1, 0.0, z)
    count = min(460, int(min(WIDTH, abs(right[0] - left[0])) * rise / 130) + 20)

    def place() -> Point:
        x = rng.uniform(max(-10.0, left[0]), min(WIDTH + 10.0, right[0]))
        share = (x - left[0]) / (right[0] - left[0])
        foot = left[1] + (right[1] - left[1]) * share
        return x, foot - rise * rng.uniform(0.04, 1.03)

    middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2 - rise * 0.6)
    dabs(stage, leaves, count, max(2.0, rise * 0.055), place, middle, max(rise * 2.0, 900.0))


def shrub(
    stage: Stage,
    x: float,
    z: float,
    size: float,
    *,
    flowers: bool = False,
    y: float = 0.0,
    evergreen: bool = False,
) -> None:
    """A round shrub, with flowers if asked; ``size`` is its height in metres."""
    foot, metre = stage.spot(x, y, z), stage.size_at(z, x)
    rise, rng = size * metre, stage.rng
    leaves = lit(stage, _EVERGREEN) if evergreen else leaves_of(stage)
    middle = (foot[0], foot[1] - rise * 0.5)
    stage.canvas.ellipse(middle, rise * 0.55, rise * 0.48, mix(leaves[0], leaves[1], 0.4))

    def place() -> Point:
        angle, distance = rng.uniform(0, math.tau), math.sqrt(rng.random())
        return (
            middle[0] + math.cos(angle) * rise * 0.62 * distance,
            middle[1] + math.sin(angle) * rise * 0.52 * distance,
        )

    dabs(stage, leaves, 46, max(1.6, rise * 0.075), place, middle, rise * 0.6)
    if flowers:
        petal = stage.light.on(rng.choice(_PETALS), UP)
        for _index in range(16):
            stage.canvas.ellipse(place(), max(1.2, rise * 0.04), max(1.2, rise * 0.04), petal)


def potted(stage: Stage, x: float, z: float, size: float, pot: Colour, *, y: float = 0.0) -> None:
    """A plant in a pot: a few long leaves that bend."""
    metre = stage.size_at(z, x)
    foot_x, foot_y = stage.spot(x, y, z)
    rise, rng = size * metre, stage.rng
    green = lit(stage, _EVERGREEN)
    for _index in range(15):
        lean, reach = rng.uniform(-1, 1), rng.uniform(0.55, 1.0)
        _leaf(
            stage,
            (foot_x, foot_y - rise * 0.28),
            lean,
            reach * rise * 0.75,
            rng.choice(green[1:]),
            rng,
        )
    half, tall = rise * 0.15, rise * 0.32
    body = [(foot_x - half, foot_y - tall), (foot_x + half, foot_y - tall)]
    body += [(foot_x + half * 0.75, foot_y), (foot_x - half * 0.75, foot_y)]
    stage.canvas.polygon(body, stage.light.on(pot, (0.0, 0.0, -1.0)))
    stage.canvas.polygon(
        [body[0], (foot_x - half * 0.3, foot_y - tall), (foot_x - half * 0.3, foot_y), body[3]],
        (255, 255, 255),
        26,
    )


def _leaf(
    stage: Stage, start: Point, lean: float, length: float, colour: Colour, rng: random.Random
) -> None:
    x, y = start
    tip = (x + lean * length * 0.75, y - length * (1 - 0.45 * abs(lean)))
    bend = (x + lean * length * 0.28, y - length * 0.75)
    wide = length * rng.uniform(0.06, 0.11)
    outline = [(x, y), (bend[0] - wide, bend[1]), tip, (bend[0] + wide, bend[1] + wide)]
    stage.canvas.polygon(outline, colour, 240)
