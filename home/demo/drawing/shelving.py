"""Shelves with books."""

from home.demo.drawing.colour import darker, rgb
from home.demo.drawing.materials import LINEN, OAK
from home.demo.drawing.room import Room
from home.demo.drawing.surface import Surface


def shelves(room: Room, wall: Surface, u: float, wide: float, tall: float, count: int) -> None:
    wall.rect(u, 0.11, u + wide, tall, darker(room.feature, 0.12))
    for index in range(count):
        v = 0.15 + index * (tall - 0.15) / count
        books(wall, u + 0.04, v + 0.03, u + wide - 0.04, (tall - 0.2) / count)
        wall.block(u, v, u + wide, v + 0.035, 0.26, OAK)


def books(wall: Surface, u0: float, v: float, u1: float, room_above: float) -> None:
    rng, style = wall.stage.rng, wall.stage.style
    tones = [
        style.accent,
        style.second,
        LINEN,
        rgb("#8a6f5a"),
        rgb("#3f4a52"),
        rgb("#c7b595"),
        rgb("#9a4f42"),
    ]
    u = u0
    while u < u1 - 0.1:
        if rng.random() < 0.25:
            u += rng.uniform(0.1, 0.4)
            continue
        thick, tall = rng.uniform(0.025, 0.06), room_above * rng.uniform(0.5, 0.8)
        wall.rect(u, v, u + thick, v + tall, rng.choice(tones), 0.12)
        u += thick + 0.004


def bookcase(room: Room, side: int) -> None:
    wall = room.flank(side)
    u = room.along_flank(side, -1.5)
    shelves(room, wall, u - 0.8, 1.6, 2.1, 5)
