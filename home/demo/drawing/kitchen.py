"""The kitchen."""

from home.demo.drawing.canvas import rounded
from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.furniture import contact, legs, pendant, soft_box, vase
from home.demo.drawing.living import sunny_side
from home.demo.drawing.materials import IRON, LINEN, OAK, PORCELAIN
from home.demo.drawing.plants import potted
from home.demo.drawing.room import Room, indoors, picture
from home.demo.drawing.space import Stage
from home.demo.drawing.surface import Surface

_STEEL = rgb("#b4b8bb")


def kitchen(stage: Stage) -> None:
    """A fitted kitchen along the back wall, with an island or a table before it."""
    room = indoors(stage, half=2.6, away=5.2)
    stage = room.stage
    rng, style = stage.rng, stage.style
    room.build()
    if rng.random() < 0.5:
        room.tiled(mix(rgb("#cfc9bf"), style.stone, 0.3))
    else:
        room.planks(style.floor)
    sunny_side(room, low=0.95, curtains=False)
    _run(room)
    far = -room.sunny
    picture(room.flank(far), room.along_flank(far, -1.5) - 0.45, 1.2, 0.9, 1.1)
    if rng.random() < 0.75:
        _island(stage, room)
    else:
        potted(stage, -room.sunny * (room.half - 0.5), -1.0, 1.4, rgb("#c9c1b4"))


def _run(room: Room) -> None:
    stage, wall = room.stage, room.back
    rng, style = stage.rng, stage.style
    span = 2 * room.half
    tall = 1.25
    left = 0.0 if room.sunny > 0 else span - tall
    base0, base1 = (tall, span) if room.sunny > 0 else (0.0, span - tall)
    _splashback(wall, base0, base1, mix(style.second, rgb("#f2efe8"), rng.uniform(0.6, 0.95)))
    _cabinets(wall, base0, 0.1, base1, 0.88, 0.6, style.kitchen, 4)
    wall.rect(base0, 0, base1, 0.1, darker(style.kitchen, 0.6), 0.54)
    wall.block(base0, 0.88, base1, 0.92, 0.63, style.worktop)
    _cabinets(wall, left, 0.1, left + tall, 2.35, 0.62, style.kitchen, 2)
    _oven(wall, left + tall * 0.52, left + tall * 0.98)
    middle = (base0 + base1) / 2
    if rng.random() < 0.5:
        _hood(wall, middle)
        _shelf(wall, base0 + 0.15, middle - 0.6)
        _shelf(wall, middle + 0.6, base1 - 0.15)
    else:
        _cabinets(wall, base0, 1.5, base1, 2.35, 0.34, lighter(style.kitchen, 0.1), 4)
        wall.raw(base0, 1.47, base1, 1.5, rgb("#fff3d0"), 0.3)
    wall.raw(middle - 0.32, 0.921, middle + 0.32, 0.93, rgb("#1f2224"), 0.4)
    _tap(wall, middle + (0.95 if room.sunny < 0 else -0.95))
    for offset in (-1.05, 1.25):
        at = wall.at(middle + offset, 0.92, 0.3)
        vase(stage, at, 0.17, rng.choice([style.accent, rgb("#d9d2c4"), OAK]))


def _cabinets(
    wall: Surface,
    u0: float,
    v0: float,
    u1: float,
    v1: float,
    out: float,
    colour: Colour,
    doors: int,
) -> None:
    wall.block(u0, v0, u1, v1, out, colour)
    for index in range(doors):
        a = u0 + (u1 - u0) * index / doors
        b = u0 + (u1 - u0) * (index + 1) / doors
        wall.raw(b - 0.008, v0, b + 0.008, v1, darker(wall.tone(colour), 0.4), out + 0.005, 150)
        wall.rect(a + 0.03, v0 + 0.03, b - 0.03, v1 - 0.03, lighter(colour, 0.06), out + 0.004)
        low = v1 - 0.1 if v1 < 1.2 else v0 + 0.06
        wall.raw(
            (a + b) / 2 - 0.1, low, (a + b) / 2 + 0.1, low + 0.02, darker(_STEEL, 0.25), out + 0.02
        )


def _splashback(wall: Surface, u0: float, u1: float, colour: Colour) -> None:
    rng = wall.stage.rng
    wall.rect(u0, 0.92, u1, 1.55, colour)
    wide, tall = rng.choice([(0.2, 0.1), (0.12, 0.12), (0.3, 0.07)])
    for row in range(int(0.63 / tall) + 1):
        v = 0.92 + row * tall
        wall.line([(u0, v), (u1, v)], lighter(colour, 0.5), 1.0, 130)
        shift = wide / 2 if row % 2 else 0.0
        for column in range(int((u1 - u0) / wide)):
            u = u0 + shift + column * wide
            wall.line([(u, v), (u, min(1.55, v + tall))], lighter(colour, 0.5), 1.0, 110)


def _oven(wall: Surface, u0: float, u1: float) -> None:
    for v0, v1 in ((0.75, 1.3), (1.36, 1.72)):
        wall.rect(u0, v0, u1, v1, rgb("#26292b"), 0.63)
        wall.raw(u0 + 0.04, v0 + 0.05, u1 - 0.04, v1 - 0.12, rgb("#3c4246"), 0.635)
        wall.raw(u0 + 0.06, v1 - 0.07, u1 - 0.06, v1 - 0.05, _STEEL, 0.66)


def _hood(wall: Surface, middle: float) -> None:
    wall.block(middle - 0.16, 1.75, middle + 0.16, 2.75, 0.3, _STEEL)
    wall.block(middle - 0.45, 1.62, middle + 0.45, 1.75, 0.48, _STEEL)


def _shelf(wall: Surface, u0: float, u1: float) -> None:
    rng, style = wall.stage.rng, wall.stage.style
    for v in (1.6, 1.98):
        wall.block(u0, v, u1, v + 0.035, 0.22, OAK)
        u = u0 + 0.06
        while u < u1 - 0.15:
            wide, tall = rng.uniform(0.07, 0.13), rng.uniform(0.08, 0.22)
            wall.rect(
                u,
                v + 0.035,
                u + wide,
                v + 0.035 + tall,
                rng.choice([LINEN, style.accent, PORCELAIN, rgb("#a5745a"), style.second]),
                0.16,
            )
            u += wide + rng.uniform(0.02, 0.12)


def _tap(wall: Surface, u: float) -> None:
    line = [(u, 0.92), (u, 1.22), (u + 0.05, 1.27), (u + 0.13, 1.25), (u + 0.14, 1.17)]
    wall.stage.canvas.line(wall.outline(line, 0.2), darker(_STEEL, 0.2), 4.0)


def _island(stage: Stage, room: Room) -> None:
    rng, style = stage.rng, stage.style
    tone = rng.choice([style.kitchen, OAK, mix(style.accent, rgb("#4a4f52"), 0.3)])
    contact(stage, -1.1, -2.5, 1.1, -1.75, 110)
    stage.box((-1.05, 0.08, -2.4), (1.05, 0.88, -1.75), tone)
    stage.box((-1.2, 0.88, -2.58), (1.2, 0.93, -1.7), style.worktop)
    for x in (-0.65, 0.0, 0.65):
        contact(stage, x - 0.2, -2.9, x + 0.2, -2.6, 80)
        legs(stage, x - 0.17, -2.95, x + 0.17, -2.62, 0.62, IRON, 0.025)
        soft_box(
            stage, (x - 0.2, 0.6, -2.98), (x + 0.2, 0.67, -2.6), rng.choice([OAK, style.accent])
        )
    bowl = stage.spot(0.5, 0.96, -2.1)
    metre = stage.size_at(-2.1)
    for dx, dy, colour in (
        (-0.06, 0.05, "#c8553d"),
        (0.05, 0.06, "#d9a441"),
        (0.0, 0.09, "#8fa552"),
    ):
        stage.canvas.ellipse(
            (bowl[0] + dx * metre, bowl[1] - dy * metre), 0.055 * metre, 0.055 * metre, rgb(colour)
        )
    stage.canvas.polygon(
        rounded(
            [
                (bowl[0] - 0.17 * metre, bowl[1] - 0.06 * metre),
                (bowl[0] + 0.17 * metre, bowl[1] - 0.06 * metre),
                (bowl[0] + 0.08 * metre, bowl[1] + 0.05 * metre),
                (bowl[0] - 0.08 * metre, bowl[1] + 0.05 * metre),
            ],
            1,
        ),
        rgb("#efe9dd"),
    )
    vase(stage, (-0.5, 0.93, -2.1), 0.24, style.second)
    lamp = rng.choice([rgb("#2f3134"), style.accent, rgb("#d9c7a5"), LINEN])
    for x in (-0.65, 0.0, 0.65):
        pendant(stage, x, 1.78, -2.1, room.high, lamp, 0.15)
