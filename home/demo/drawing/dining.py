"""The dining room."""

from home.demo.drawing.colour import darker, mix, rgb
from home.demo.drawing.furniture import contact, pendant, vase
from home.demo.drawing.living import sunny_side
from home.demo.drawing.materials import IRON, OAK
from home.demo.drawing.plants import potted
from home.demo.drawing.room import Room, indoors, picture
from home.demo.drawing.seating import chair, table
from home.demo.drawing.shelving import bookcase
from home.demo.drawing.space import Stage
from home.demo.drawing.surface import Surface


def dining(stage: Stage) -> None:
    """A dining room: a long table under lamps, a sideboard behind it."""
    room = indoors(stage, half=2.7, away=5.6)
    stage = room.stage
    rng, style = stage.rng, stage.style
    room.build()
    room.planks(style.floor)
    sunny_side(room)
    sideboard(room, room.back, room.half - 1.0, 2.0)
    picture(room.back, room.half - 0.6, 1.25, 1.2, 0.9)
    far = -room.sunny
    if rng.random() < 0.5:
        bookcase(room, far)
    else:
        picture(room.flank(far), room.along_flank(far, -1.3) - 0.7, 1.1, 1.4, 1.05)
    potted(stage, room.sunny * (room.half - 0.4), -0.4, 1.5, rgb("#c9c1b4"))
    contact(stage, -1.2, -2.6, 1.2, -1.5, 110)
    wood = rng.choice([OAK, rgb("#8a6547"), rgb("#c9b497"), rgb("#56483d")])
    for x in (-0.7, 0.0, 0.7):
        chair(stage, x, -1.45, style.fabric)
    table(stage, 0.0, -2.0, 2.3, 0.95, wood)
    vase(stage, (0.1, 0.76, -2.0), 0.26, style.second)
    for x in (-0.7, 0.0, 0.7):
        chair(stage, x, -2.62, style.fabric, back_near=True)
    lamp = rng.choice([rgb("#2f3134"), style.accent, rgb("#d9c7a5")])
    for x in (-0.6, 0.6):
        pendant(stage, x, 1.62, -2.0, room.high, lamp)


def sideboard(room: Room, wall: Surface, u: float, wide: float) -> None:
    """A low cupboard with sliding doors, a lamp and books on it."""
    stage = room.stage
    wood = mix(OAK, stage.style.floor, 0.3)
    wall.block(u, 0.16, u + wide, 0.74, 0.42, wood)
    for index in range(1, 4):
        x = u + wide * index / 4
        wall.raw(x - 0.005, 0.18, x + 0.005, 0.72, darker(wood, 0.5), 0.425)
    at = wall.at(u + 0.3, 0.74, 0.2)
    vase(stage, at, 0.3, stage.style.accent)
    at = wall.at(u + wide - 0.35, 0.74, 0.2)
    base = stage.spot(*at)
    metre = stage.size_at(at[2], at[0])
    stage.canvas.line([base, (base[0], base[1] - 0.25 * metre)], IRON, 3)
    shade = [
        (base[0] - 0.14 * metre, base[1] - 0.22 * metre),
        (base[0] + 0.14 * metre, base[1] - 0.22 * metre),
        (base[0] + 0.1 * metre, base[1] - 0.42 * metre),
        (base[0] - 0.1 * metre, base[1] - 0.42 * metre),
    ]
    stage.canvas.polygon(shade, rgb("#fdf1d6"))
