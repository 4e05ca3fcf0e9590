"""The bathroom."""

from home.demo.drawing.canvas import rounded
from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.furniture import contact, soft_box, vase
from home.demo.drawing.materials import IRON, OAK, PORCELAIN
from home.demo.drawing.plants import potted
from home.demo.drawing.room import Room, indoors
from home.demo.drawing.space import UP, Stage
from home.demo.drawing.surface import Surface

_CHROME = rgb("#c6cbcf")


def bathroom(stage: Stage) -> None:
    """A bathroom with a basin, and a bath or a walk-in shower."""
    room = indoors(stage, half=1.7, high=2.55, away=4.0)
    stage = room.stage
    rng, style = stage.rng, stage.style
    room.build()
    room.tiled(mix(rgb("#b9b5ae"), style.stone, 0.4), 0.45)
    colour = rng.choice(
        [
            rgb("#e9e6df"),
            mix(style.accent, rgb("#f0ede6"), 0.65),
            rgb("#d5d8d6"),
            mix(style.second, rgb("#f0ede6"), 0.75),
        ]
    )
    _tiles(room.back, 0, 0, 2 * room.half, rng.choice([1.3, room.high, room.high]), colour)
    wall = room.flank(room.sunny)
    u = room.along_flank(room.sunny, -1.3)
    room.window(wall, u - 0.45, 1.1, u + 0.45, 2.1, bars=0)
    room.sunlight(wall, [(u - 0.42, 1.1, u + 0.42, 2.1)])
    far = -room.sunny
    _basin(room, room.half + far * 0.95)
    if rng.random() < 0.5:
        _bath(stage, room)
    else:
        _shower(stage, room)
    _warmer(room, far)
    if rng.random() < 0.8:
        potted(stage, far * (room.half - 0.3), -1.5, rng.uniform(0.7, 1.1), rgb("#c9c1b4"))


def _warmer(room: Room, side: int) -> None:
    """A radiator for towels, with one on it."""
    wall = room.flank(side)
    u = room.along_flank(side, -1.0)
    for index in range(12):
        v = 0.6 + index * 0.1
        wall.block(u - 0.25, v, u + 0.25, v + 0.035, 0.06, PORCELAIN)
    wall.rect(u - 0.2, 0.95, u + 0.2, 1.5, lighter(room.stage.style.accent, 0.2), 0.08)
    wall.rect(u - 0.2, 1.42, u + 0.2, 1.5, lighter(room.stage.style.accent, 0.4), 0.09)


def _tiles(wall: Surface, u0: float, v0: float, u1: float, v1: float, colour: Colour) -> None:
    rng = wall.stage.rng
    wall.rect(u0, v0, u1, v1, colour, 0.005)
    wide, tall = rng.choice([(0.3, 0.1), (0.15, 0.15), (0.1, 0.3), (0.6, 0.3)])
    joint = lighter(colour, 0.55)
    for row in range(int((v1 - v0) / tall) + 1):
        v = v0 + row * tall
        wall.line([(u0, v), (u1, v)], joint, 1.0, 130)
    for column in range(int((u1 - u0) / wide) + 1):
        u = u0 + column * wide
        wall.line([(u, v0), (u, v1)], joint, 1.0, 110)
    for _index in range(40):
        u = u0 + wide * int(rng.random() * (u1 - u0) / wide)
        v = v0 + tall * int(rng.random() * (v1 - v0) / tall)
        wall.rect(
            u,
            v,
            min(u1, u + wide),
            min(v1, v + tall),
            darker(colour, 0.14),
            0.005,
            round(rng.uniform(20, 80)),
        )


def _basin(room: Room, middle: float) -> None:
    stage, wall = room.stage, room.back
    wood = stage.rng.choice([OAK, stage.style.kitchen, rgb("#7b5f48")])
    wall.block(middle - 0.6, 0.42, middle + 0.6, 0.82, 0.46, wood)
    wall.raw(middle - 0.6, 0.61, middle + 0.6, 0.62, darker(wall.tone(wood), 0.5), 0.47)
    wall.block(middle - 0.62, 0.82, middle + 0.62, 0.86, 0.48, PORCELAIN)
    wall.block(middle - 0.26, 0.86, middle + 0.26, 0.98, 0.4, PORCELAIN)
    line = [(middle, 0.98), (middle, 1.2), (middle + 0.02, 1.2)]
    stage.canvas.line(wall.outline(line, 0.08), darker(_CHROME, 0.2), 4.0)
    _mirror(wall, middle)
    at = wall.at(middle + 0.42, 0.86, 0.2)
    vase(stage, at, 0.15, stage.style.second)


def _mirror(wall: Surface, middle: float) -> None:
    stage = wall.stage
    if stage.rng.random() < 0.5:
        shape = [
            (middle + 0.42 * x, 1.68 + 0.42 * y)
            for x, y in (
                (-1, 0),
                (-0.7, 0.7),
                (0, 1),
                (0.7, 0.7),
                (1, 0),
                (0.7, -0.7),
                (0, -1),
                (-0.7, -0.7),
            )
        ]
        rim, glass = (
            rounded(wall.outline(shape, 0.03), 2),
            rounded(
                wall.outline(
                    [(middle + (u - middle) * 0.95, 1.68 + (v - 1.68) * 0.95) for u, v in shape],
                    0.04,
                ),
                2,
            ),
        )
    else:
        rim = wall.corners(middle - 0.5, 1.22, middle + 0.5, 2.14, 0.03)
        glass = wall.corners(middle - 0.475, 1.245, middle + 0.475, 2.115, 0.04)
    stage.canvas.polygon(rim, IRON)
    stage.canvas.polygon(glass, rgb("#c9d6da"))
    streak = wall.outline(
        [(middle - 0.2, 1.4), (middle - 0.05, 1.4), (middle + 0.25, 2.0), (middle + 0.1, 2.0)],
        0.045,
    )
    stage.canvas.polygon(streak, (255, 255, 255), 76)


def _bath(stage: Stage, room: Room) -> None:
    middle = room.sunny * (room.half - 0.75)
    contact(stage, middle - 0.4, -2.5, middle + 0.4, -0.7, 120)
    soft_box(stage, (middle - 0.4, 0.02, -2.4), (middle + 0.4, 0.58, -0.6), PORCELAIN, cut=0.22)
    inner = stage.camera.project(
        [
            (middle - 0.33, 0.58, -2.3),
            (middle + 0.33, 0.58, -2.3),
            (middle + 0.33, 0.58, -0.7),
            (middle - 0.33, 0.58, -0.7),
        ]
    )
    stage.canvas.polygon(rounded(inner, 2, 0.22), rgb("#cfd6d6"))
    inner = stage.camera.project(
        [
            (middle - 0.28, 0.5, -2.2),
            (middle + 0.3, 0.5, -2.2),
            (middle + 0.3, 0.5, -0.75),
            (middle - 0.28, 0.5, -0.75),
        ]
    )
    stage.canvas.polygon(rounded(inner, 2, 0.22), rgb("#b4c6ca"))
    stage.stroke(
        [(middle, 0, -0.5), (middle, 0.95, -0.5), (middle, 0.95, -0.72), (middle, 0.88, -0.72)],
        darker(_CHROME, 0.3),
        4.0,
    )
    towel(stage, middle + 0.2 * room.sunny, -2.0)


def towel(stage: Stage, x: float, z: float) -> None:
    """A towel laid over the rim of a bath."""
    tone = stage.style.accent
    stage.face(
        [
            (x - 0.25, 0.59, z - 0.18),
            (x + 0.1, 0.59, z - 0.18),
            (x + 0.1, 0.59, z + 0.2),
            (x - 0.25, 0.59, z + 0.2),
        ],
        lighter(tone, 0.2),
        UP,
    )


def _shower(stage: Stage, room: Room) -> None:
    x = room.sunny * (room.half - 1.0)
    edge = room.sunny * room.half
    x0, x1 = min(x, edge), max(x, edge)
    stage.face([(x0, 0.02, -1.3), (x1, 0.02, -1.3), (x1, 0.02, 0), (x0, 0.02, 0)], rgb("#8d9092"))
    u = edge + room.half - room.sunny * 0.5
    room.back.stage.canvas.line(
        room.back.outline([(u, 0.9), (u, 2.15), (u - 0.15 * room.sunny, 2.2)], 0.05),
        darker(_CHROME, 0.3),
        4.0,
    )
    head = room.back.outline([(u - 0.3 * room.sunny, 2.19), (u - 0.02 * room.sunny, 2.19)], 0.3)
    stage.canvas.line(head, darker(_CHROME, 0.3), 8.0)
    glass = [(x, 0, -1.3), (x, 0, -0.02), (x, 2.1, -0.02), (x, 2.1, -1.3)]
    stage.raw(glass, rgb("#d6e6e8"), 66)
    stage.raw(
        [(x, 0.2, -1.1), (x, 0.2, -0.9), (x, 1.9, -0.35), (x, 1.9, -0.6)], (255, 255, 255), 60
    )
    for a, b in zip(glass, [*glass[1:], glass[0]], strict=True):
        stage.stroke([a, b], IRON, 2.6)
