"""The entrance hall."""

from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.furniture import pendant, vase
from home.demo.drawing.materials import IRON, OAK
from home.demo.drawing.openings import door
from home.demo.drawing.room import Room, indoors, picture
from home.demo.drawing.space import Stage


def hall(stage: Stage) -> None:
    """An entrance hall with its stairs and cement tiles."""
    room = indoors(stage, half=1.75, high=3.0, away=5.4)
    stage = room.stage
    style = stage.style
    room.build()
    room.tiled(mix(style.second, rgb("#e9e4da"), 0.7), 0.3)
    _pattern(room, style.accent)
    side = -room.sunny
    _door(room, side)
    stairs(room, -side)
    wall = room.flank(side)
    u = room.along_flank(side, -2.1)
    wall.block(u - 0.55, 0.7, u + 0.55, 0.75, 0.32, OAK)
    for offset in (-0.5, 0.45):
        wall.rect(u + offset, 0.0, u + offset + 0.05, 0.7, IRON, 0.28)
    vase(stage, wall.at(u, 0.75, 0.16), 0.26, style.second)
    picture(wall, u - 0.35, 1.2, 0.7, 0.95)
    pendant(stage, 0.2 * side, 2.1, -1.6, room.high, rgb("#d9c7a5"), 0.2)


def _pattern(room: Room, colour: Colour) -> None:
    stage = room.stage
    for row in range(14):
        for column in range(int(2 * room.half / 0.3)):
            x, z = -room.half + column * 0.3 + 0.15, -row * 0.3 - 0.15
            diamond = [
                (x - 0.11, 0.004, z),
                (x, 0.004, z - 0.11),
                (x + 0.11, 0.004, z),
                (x, 0.004, z + 0.11),
            ]
            stage.face(diamond, colour if (row + column) % 2 else darker(colour, 0.3), alpha=120)


def _door(room: Room, side: int) -> None:
    middle = room.half + side * 0.75
    room.back.rect(middle - 0.62, 0, middle + 0.62, 2.6, lighter(room.wall, 0.2), 0.01)
    door(room.back, middle - 0.5, 0.0, middle + 0.5, 2.5, room.stage.style.door, glazed=True)
    glow = room.back.corners(middle - 0.5, 2.0, middle + 0.5, 2.5, 0.01)
    room.stage.canvas.soft_shape(glow, (255, 248, 226), 130, 0.25)


def stairs(room: Room, side: int) -> None:
    """A straight flight along one wall, rising away from the viewer."""
    stage, style = room.stage, room.stage.style
    edge = side * room.half
    inner = edge - side * 0.95
    x0, x1 = min(edge, inner), max(edge, inner)
    steps = 13
    for index in reversed(range(steps)):
        z, y = -2.9 + index * 0.22, 0.19 * (index + 1)
        stage.box((x0, 0.0, z), (x1, y, 0.0), rgb("#f1eee7"), style.floor)
    rail = [(inner, 0.95 + 0.19 * i, -2.9 + i * 0.22) for i in range(steps)]
    for x, y, z in rail:
        stage.stroke([(x, y - 0.78, z + 0.1), (x, y + 0.1, z + 0.1)], IRON, 1.8)
    stage.stroke(
        [(x, y + 0.1, z + 0.1) for x, y, z in (rail[0], rail[-1])], darker(style.floor, 0.3), 5.0
    )
