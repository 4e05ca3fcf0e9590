"""The living room."""

from collections.abc import Callable

from home.demo.drawing.colour import darker, lighter, mix, rgb
from home.demo.drawing.furniture import floor_lamp
from home.demo.drawing.materials import LINEN, OAK
from home.demo.drawing.plants import potted
from home.demo.drawing.room import Room, indoors, picture, rug
from home.demo.drawing.seating import armchair, coffee_table, sofa
from home.demo.drawing.shelving import bookcase, shelves
from home.demo.drawing.space import Stage
from home.demo.drawing.surface import Surface


def sunny_side(room: Room, *, top: float = 2.35, curtains: bool = True, low: float = 0.35) -> None:
    """Two windows in the wall on the sunny side, with curtains and sun on the floor."""
    stage, wall = room.stage, room.flank(room.sunny)
    panes = []
    for z in (-2.9, -1.1):
        u = room.along_flank(room.sunny, z)
        room.window(wall, u - 0.6, low, u + 0.6, top)
        panes += [(u - 0.56, low, u - 0.03, top), (u + 0.03, low, u + 0.56, top)]
    if curtains:
        tone = mix(stage.style.fabric, LINEN, 0.55)
        middle = (room.along_flank(room.sunny, -2.9) + room.along_flank(room.sunny, -1.1)) / 2
        room.curtains(wall, middle - 1.5, middle + 1.5, top, tone)
    room.sunlight(wall, panes)


def living(stage: Stage) -> None:
    """A sitting room with its sofa before a picture, a fireplace or a garden window."""
    room = indoors(stage, half=3.0, away=5.9)
    stage = room.stage
    rng, style = stage.rng, stage.style
    room.build()
    room.planks(style.floor)
    kind = rng.choice(["picture", "fireplace", "garden", "picture"])
    rug(stage, -1.7, -3.0, 1.7, -0.75, mix(LINEN, style.second, rng.uniform(0.05, 0.3)))
    _BACK_WALLS[kind](room)
    sunny_side(room, curtains=kind != "garden")
    far = -room.sunny
    if rng.random() < 0.6:
        bookcase(room, far)
    else:
        picture(room.flank(far), room.along_flank(far, -1.4) - 0.4, 1.2, 0.8, 1.0)
    pot = rng.choice([rgb("#c9c1b4"), rgb("#54585b"), rgb("#a5745a")])
    potted(stage, room.sunny * (room.half - 0.4), -0.4, rng.uniform(1.2, 1.7), pot)
    (_fireside if kind == "fireplace" else _sofa_corner)(room)
    top = rng.choice([OAK, rgb("#d9d5cc"), rgb("#4a4541")])
    coffee_table(stage, rng.uniform(-0.2, 0.3), -2.1, top, round_top=rng.random() < 0.6)
    if rng.random() < 0.5 and kind != "fireplace":
        armchair(stage, far * 1.95, -2.2, style.accent)


def _sofa_corner(room: Room) -> None:
    stage, style = room.stage, room.stage.style
    floor_lamp(stage, -room.sunny * (room.half - 0.75), -0.5, LINEN)
    cushions = (style.accent, style.second, LINEN)
    sofa(stage, 0.0, -1.25, stage.rng.uniform(2.0, 2.5), style.fabric, cushions)


def _garden_window(room: Room) -> None:
    half, tone = room.half, mix(room.stage.style.fabric, LINEN, 0.6)
    room.window(room.back, half - 1.7, 0.12, half + 1.7, 2.35, bars=2)
    room.curtains(room.back, half - 1.75, half + 1.75, 2.4, tone)


def _pictures(room: Room) -> None:
    middle = room.half
    if room.stage.rng.random() < 0.5:
        picture(room.back, middle - 0.75, 1.15, 1.5, 1.0)
        return
    for index in (-1, 0, 1):
        picture(room.back, middle + index * 0.78 - 0.31, 1.2, 0.62, 0.82)


def _fireplace(room: Room) -> None:
    stage, wall, middle = room.stage, room.back, room.half
    stone = mix(rgb("#d8d3c9"), stage.style.stone, 0.3)
    wall.block(middle - 0.95, 0, middle + 0.95, room.high, 0.3, lighter(room.feature, 0.12))
    wall.block(middle - 0.7, 0, middle + 0.7, 1.05, 0.4, stone)
    wall.rect(middle - 0.42, 0.08, middle + 0.42, 0.75, rgb("#26221f"), 0.41)
    left = [
        (middle - 0.3, 0.1),
        (middle + 0.3, 0.1),
        (middle + 0.2, 0.3),
        (middle + 0.08, 0.26),
        (middle, 0.48),
        (middle - 0.1, 0.28),
        (middle - 0.22, 0.36),
    ]
    stage.canvas.polygon(wall.outline(left, 0.42), rgb("#e39a48"))
    core = [(u * 0.5 + middle * 0.5, v * 0.7 + 0.03) for u, v in left]
    stage.canvas.polygon(wall.outline(core, 0.43), rgb("#ffdf96"))
    wall.block(middle - 0.85, 1.05, middle + 0.85, 1.13, 0.5, darker(OAK, 0.2))
    picture(Surface(stage, (-room.half, 0, -0.31)), middle - 0.5, 1.4, 1.0, 0.85)
    for index, u in enumerate((0.35, 2 * middle - 1.75)):
        shelves(room, wall, u, 1.4, 2.2, 5 + index)


def _fireside(room: Room) -> None:
    stage, style = room.stage, room.stage.style
    armchair(stage, -1.55, -1.7, style.accent)
    armchair(stage, 1.55, -1.7, style.accent)
    floor_lamp(stage, -room.sunny * (room.half - 0.6), -0.6, LINEN)


_BACK_WALLS: dict[str, Callable[[Room], None]] = {
    "picture": _pictures,
    "fireplace": _fireplace,
    "garden": _garden_window,
}
