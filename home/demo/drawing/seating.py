"""Seats and the tables beside them; places are the middle of each piece on the floor."""

from home.demo.drawing.canvas import grown, rounded
from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.furniture import contact, legs, soft_box, vase
from home.demo.drawing.materials import IRON, LINEN, OAK
from home.demo.drawing.space import FRONT, UP, Place, Stage


def cushion(stage: Stage, middle: Place, size: float, colour: Colour) -> None:
    """A scatter cushion that leans on something behind it."""
    x, y, z = middle
    half = size / 2
    face = stage.camera.project(
        [
            (x - half, y, z),
            (x + half, y, z),
            (x + half, y + size, z + 0.1),
            (x - half, y + size, z + 0.1),
        ]
    )
    tone = stage.light.on(colour, FRONT)
    stage.canvas.polygon(rounded(grown(face, 1.03), 2, 0.14), darker(tone, 0.14))
    stage.canvas.polygon(rounded(face, 2, 0.14), tone)
    stage.canvas.polygon(
        rounded(
            grown(
                [
                    face[3],
                    face[2],
                    ((face[1][0] + face[2][0]) / 2, (face[1][1] + face[2][1]) / 2),
                    ((face[0][0] + face[3][0]) / 2, (face[0][1] + face[3][1]) / 2),
                ],
                0.8,
            ),
            2,
        ),
        lighter(tone, 0.12),
        120,
    )


def sofa(
    stage: Stage, x: float, z: float, width: float, colour: Colour, accents: tuple[Colour, ...]
) -> None:
    """A sofa that faces the viewer."""
    half = width / 2
    contact(stage, x - half, z, x + half, z + 0.95, 130)
    legs(stage, x - half + 0.1, z + 0.1, x + half - 0.1, z + 0.85, 0.16, OAK)
    soft_box(stage, (x - half, 0.3, z + 0.62), (x + half, 0.86, z + 0.95), colour)
    soft_box(
        stage, (x - half, 0.14, z + 0.04), (x + half, 0.34, z + 0.92), darker(colour, 0.1), cut=0.06
    )
    seats = 3 if width > 2.1 else 2
    span = (width - 0.4) / seats
    for index in range(seats):
        left = x - half + 0.2 + index * span
        soft_box(
            stage,
            (left, 0.44, z + 0.5),
            (left + span - 0.02, 0.84, z + 0.66),
            lighter(colour, 0.05),
            cut=0.12,
        )
    for index in range(seats):
        left = x - half + 0.2 + index * span
        soft_box(
            stage,
            (left, 0.32, z),
            (left + span - 0.02, 0.47, z + 0.6),
            lighter(colour, 0.08),
            cut=0.1,
        )
    for side in (x - half, x + half - 0.2):
        soft_box(stage, (side, 0.16, z), (side + 0.2, 0.62, z + 0.92), colour)
    spots = (-0.36, 0.38, 0.16)
    for share, tone in zip(spots, accents, strict=False):
        cushion(stage, (x + share * width, 0.47, z + 0.42), 0.42, tone)


def coffee_table(stage: Stage, x: float, z: float, top: Colour, *, round_top: bool) -> None:
    """A low table with a bowl and two books."""
    contact(stage, x - 0.5, z - 0.25, x + 0.5, z + 0.25, 90)
    legs(stage, x - 0.42, z - 0.2, x + 0.42, z + 0.2, 0.36, IRON, 0.035)
    if round_top:
        middle, metre = stage.spot(x, 0.38, z), stage.size_at(z, x)
        flat = 0.6 * abs(stage.camera.place[1] - 0.38) / max(stage.camera.seen((x, 0, z))[2], 1)
        stage.canvas.ellipse(
            (middle[0], middle[1] + 0.04 * metre), 0.58 * metre, flat * metre, darker(top, 0.35)
        )
        stage.canvas.ellipse(middle, 0.58 * metre, flat * metre, stage.light.on(top, UP))
    else:
        stage.box((x - 0.55, 0.36, z - 0.3), (x + 0.55, 0.41, z + 0.3), top)
    stage.box(
        (x - 0.3, 0.41, z - 0.12),
        (x + 0.0, 0.44, z + 0.12),
        mix(stage.style.accent, (230, 225, 215), 0.3),
    )
    stage.box((x - 0.27, 0.44, z - 0.1), (x - 0.02, 0.47, z + 0.1), LINEN)
    vase(stage, (x + 0.25, 0.41, z), 0.26, stage.style.second)


def armchair(stage: Stage, x: float, z: float, colour: Colour) -> None:
    """An armchair, seen from the front."""
    contact(stage, x - 0.4, z, x + 0.4, z + 0.75, 100)
    legs(stage, x - 0.34, z + 0.06, x + 0.34, z + 0.7, 0.18, OAK, 0.04)
    soft_box(stage, (x - 0.38, 0.3, z + 0.52), (x + 0.38, 0.92, z + 0.76), colour)
    soft_box(stage, (x - 0.32, 0.2, z), (x + 0.32, 0.42, z + 0.6), lighter(colour, 0.08))
    for side in (x - 0.42, x + 0.3):
        soft_box(stage, (side, 0.2, z), (side + 0.12, 0.6, z + 0.7), colour)


def chair(stage: Stage, x: float, z: float, colour: Colour, *, back_near: bool = False) -> None:
    """A dining chair; its back towards the viewer or away."""
    legs(stage, x - 0.21, z - 0.21, x + 0.21, z + 0.21, 0.44, OAK, 0.035)
    back_z = z - 0.21 if back_near else z + 0.17
    if not back_near:
        soft_box(stage, (x - 0.21, 0.5, back_z), (x + 0.21, 0.88, back_z + 0.04), colour, cut=0.1)
    soft_box(stage, (x - 0.22, 0.42, z - 0.22), (x + 0.22, 0.47, z + 0.22), colour, cut=0.08)
    if back_near:
        for side in (x - 0.2, x + 0.16):
            stage.box((side, 0.44, back_z), (side + 0.035, 0.9, back_z + 0.035), OAK)
        soft_box(stage, (x - 0.21, 0.62, back_z), (x + 0.21, 0.9, back_z + 0.04), colour, cut=0.1)


def table(stage: Stage, x: float, z: float, width: float, depth: float, top: Colour) -> None:
    """A dining table."""
    legs(
        stage,
        x - width / 2 + 0.08,
        z - depth / 2 + 0.08,
        x + width / 2 - 0.08,
        z + depth / 2 - 0.08,
        0.72,
        top,
        0.07,
    )
    stage.box((x - width / 2, 0.72, z - depth / 2), (x + width / 2, 0.76, z + depth / 2), top)


def lounge_chair(stage: Stage, x: float, z: float, colour: Colour) -> None:
    """A low garden chair with cushions."""
    contact(stage, x - 0.38, z - 0.3, x + 0.38, z + 0.4, 80)
    legs(stage, x - 0.36, z - 0.3, x + 0.36, z + 0.4, 0.5, OAK, 0.05)
    soft_box(stage, (x - 0.32, 0.36, z + 0.28), (x + 0.32, 0.84, z + 0.42), colour)
    soft_box(stage, (x - 0.33, 0.28, z - 0.3), (x + 0.33, 0.42, z + 0.32), lighter(colour, 0.12))
    for side in (x - 0.4, x + 0.34):
        stage.box((side, 0.5, z - 0.32), (side + 0.06, 0.55, z + 0.42), OAK)


def garden_table(stage: Stage, x: float, z: float, *, low: bool = False) -> None:
    """A teak table, with its chairs unless it is a low one."""
    if low:
        legs(stage, x - 0.3, z - 0.2, x + 0.3, z + 0.2, 0.36, OAK, 0.04)
        stage.box((x - 0.36, 0.36, z - 0.26), (x + 0.36, 0.4, z + 0.26), OAK)
        vase(stage, (x + 0.1, 0.4, z), 0.18, stage.style.second)
        return
    for side in (-0.6, 0.0, 0.6):
        chair(stage, x + side, z + 0.75, stage.style.fabric)
    table(stage, x, z, 2.0, 0.95, rgb("#a27a50"))
    for side in (-0.6, 0.0, 0.6):
        chair(stage, x + side, z - 0.75, stage.style.fabric, back_near=True)
    vase(stage, (x, 0.76, z), 0.24, stage.style.second)


def parasol(stage: Stage, x: float, z: float, colour: Colour) -> None:
    """An open parasol over a table."""
    stage.stroke([(x, 0.0, z), (x, 2.5, z)], rgb("#8a7a66"), 3.0)
    tip = stage.spot(x, 2.75, z)
    rim = [
        stage.spot(x + dx, 2.2, z + dz)
        for dx, dz in ((-1.5, 0), (-1.0, -1.0), (0, -1.4), (1.0, -1.0), (1.5, 0))
    ]
    tone = stage.light.on(colour, UP)
    for index in range(4):
        share = index / 3 if stage.light.sun_from_left else 1 - index / 3
        stage.canvas.polygon([tip, rim[index], rim[index + 1]], darker(tone, 0.05 + 0.22 * share))
