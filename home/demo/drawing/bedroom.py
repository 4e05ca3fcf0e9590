"""The bedroom."""

from home.demo.drawing.colour import darker, lighter, mix, rgb
from home.demo.drawing.furniture import contact, legs, soft_box
from home.demo.drawing.living import sunny_side
from home.demo.drawing.materials import IRON, LINEN, OAK
from home.demo.drawing.plants import potted
from home.demo.drawing.room import Room, indoors, picture, rug
from home.demo.drawing.space import FRONT, Stage


def bedroom(stage: Stage) -> None:
    """A bedroom: the bed before a quiet wall, lamps, a throw, morning light."""
    room = indoors(stage, half=2.35, high=2.6, away=5.0)
    stage = room.stage
    rng, style = stage.rng, stage.style
    room.build()
    room.planks(style.floor)
    sunny_side(room, low=0.5, top=2.2)
    far = -room.sunny
    if rng.random() < 0.6:
        _wardrobe(room)
    else:
        picture(room.flank(far), room.along_flank(far, -1.3) - 0.4, 1.1, 0.8, 1.05)
    rug(stage, -1.6, -2.9, 1.6, -0.9, mix(LINEN, style.second, 0.15))
    middle = room.half
    if rng.random() < 0.75:
        picture(room.back, middle - 0.6, 1.45, 1.2, 0.75)
    _bed(stage)
    for side in (-1, 1):
        _bedside(stage, side * 1.2)
    if rng.random() < 0.6:
        potted(stage, room.sunny * (room.half - 0.4), -0.5, 1.3, rgb("#c9c1b4"))


def _bed(stage: Stage) -> None:
    style, rng = stage.style, stage.rng
    cover = rng.choice(
        [LINEN, mix(style.accent, LINEN, 0.7), rgb("#f2efe9"), mix(style.fabric, LINEN, 0.5)]
    )
    contact(stage, -0.9, -2.25, 0.9, -0.1, 130)
    soft_box(
        stage,
        (-0.95, 0.1, -0.16),
        (0.95, 1.15, -0.04),
        rng.choice([style.fabric, OAK, style.accent]),
        cut=0.06,
    )
    stage.box((-0.88, 0.12, -2.15), (0.88, 0.32, -0.1), darker(OAK, 0.1))
    soft_box(stage, (-0.86, 0.3, -2.12), (0.86, 0.52, -0.1), rgb("#f4f2ec"), cut=0.05)
    for x in (-0.45, 0.45):
        soft_box(stage, (x - 0.36, 0.5, -0.5), (x + 0.36, 0.84, -0.2), rgb("#f7f5f0"), cut=0.18)
    for x, tone in ((-0.4, style.accent), (0.36, style.second)):
        soft_box(stage, (x - 0.26, 0.5, -0.66), (x + 0.26, 0.78, -0.5), tone, cut=0.18)
    soft_box(stage, (-0.92, 0.22, -2.18), (0.92, 0.57, -0.72), cover, cut=0.05)
    soft_box(
        stage, (-0.94, 0.2, -2.0), (0.94, 0.59, -1.45), mix(style.accent, cover, 0.25), cut=0.04
    )


def _bedside(stage: Stage, x: float) -> None:
    contact(stage, x - 0.22, -0.5, x + 0.22, -0.1, 80)
    legs(stage, x - 0.2, -0.46, x + 0.2, -0.1, 0.2, OAK, 0.03)
    stage.box((x - 0.22, 0.18, -0.48), (x + 0.22, 0.5, -0.08), OAK)
    stage.box((x - 0.19, 0.22, -0.49), (x + 0.19, 0.46, -0.485), lighter(OAK, 0.1))
    base, metre = stage.spot(x, 0.5, -0.28), stage.size_at(-0.28)
    stage.canvas.line(
        [base, (base[0], base[1] - 0.22 * metre)],
        darker(stage.light.on(stage.style.second, FRONT), 0.1),
        7,
    )
    shade = [
        (base[0] + dx * metre, base[1] - dy * metre)
        for dx, dy in ((-0.15, 0.2), (0.15, 0.2), (0.1, 0.42), (-0.1, 0.42))
    ]
    stage.canvas.polygon(shade, rgb("#fbeed2"))
    stage.canvas.soft_shape(shade, rgb("#fff1cf"), 60, 1.2)


def _wardrobe(room: Room) -> None:
    side = -room.sunny
    wall = room.flank(side)
    u = room.along_flank(side, -1.5)
    colour = lighter(room.stage.style.wall, 0.3)
    wall.block(u - 1.1, 0.0, u + 1.1, 2.3, 0.5, colour)
    for index in range(1, 4):
        x = u - 1.1 + 2.2 * index / 4
        wall.raw(x - 0.006, 0.05, x + 0.006, 2.28, darker(wall.tone(colour), 0.35), 0.505)
        wall.raw(x - 0.05, 1.0, x - 0.03, 1.25, IRON, 0.52)
