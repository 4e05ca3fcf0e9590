"""The study."""

from home.demo.drawing.colour import mix, rgb
from home.demo.drawing.furniture import contact, legs, vase
from home.demo.drawing.living import sunny_side
from home.demo.drawing.materials import IRON, LINEN, OAK
from home.demo.drawing.plants import potted
from home.demo.drawing.room import indoors, picture, rug
from home.demo.drawing.seating import chair
from home.demo.drawing.shelving import books
from home.demo.drawing.space import Stage


def study(stage: Stage) -> None:
    """A desk by the window, shelves, a chair."""
    room = indoors(stage, half=2.1, high=2.65, away=4.6)
    stage = room.stage
    rng, style = stage.rng, stage.style
    room.build()
    room.planks(style.floor)
    sunny_side(room, low=0.85, curtains=False)
    wall, middle = room.back, room.half
    for v in (1.35, 1.75, 2.15):
        wall.block(middle - 0.9, v, middle + 0.9, v + 0.04, 0.26, OAK)
        books(wall, middle - 0.85, v + 0.04, middle + 0.85, 0.36)
    rug(stage, -1.3, -2.6, 1.3, -1.0, mix(LINEN, style.second, 0.25))
    contact(stage, -0.8, -0.75, 0.8, -0.05, 90)
    legs(stage, -0.8, -0.75, 0.8, -0.05, 0.72, IRON, 0.04)
    stage.box((-0.85, 0.72, -0.8), (0.85, 0.76, -0.02), rng.choice([OAK, LINEN, rgb("#6b5140")]))
    _laptop(stage)
    vase(stage, (0.55, 0.76, -0.4), 0.2, style.second)
    contact(stage, -0.3, -1.5, 0.3, -1.0, 90)
    chair(stage, rng.uniform(-0.2, 0.2), -1.2, style.accent, back_near=True)
    far = -room.sunny
    picture(room.flank(far), room.along_flank(far, -1.2) - 0.5, 1.15, 0.9, 1.1)
    potted(stage, far * (room.half - 0.45), -0.5, 1.4, rgb("#a5745a"))


def _laptop(stage: Stage) -> None:
    stage.box((-0.3, 0.76, -0.6), (0.05, 0.775, -0.36), rgb("#b9bcbf"))
    stage.face(
        [(-0.3, 0.775, -0.36), (0.05, 0.775, -0.36), (0.05, 1.0, -0.3), (-0.3, 1.0, -0.3)],
        rgb("#2d3136"),
        (0, 0, -1),
    )
    stage.raw(
        [
            (-0.285, 0.79, -0.36),
            (0.035, 0.79, -0.36),
            (0.035, 0.985, -0.305),
            (-0.285, 0.985, -0.305),
        ],
        mix(stage.style.accent, (235, 240, 245), 0.6),
    )
