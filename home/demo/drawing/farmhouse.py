"""A farmhouse of the Condroz in grey stone, with its barn and its courtyard."""

import math
from dataclasses import replace

from home.demo.drawing.colour import darker, mix, rgb
from home.demo.drawing.ground import LAWNS, blades, cast, dapple, gravel, lawn, scatter
from home.demo.drawing.masonry import boards, rubble
from home.demo.drawing.openings import BLUESTONE, Window, arched, door, window
from home.demo.drawing.plants import shrub, tree
from home.demo.drawing.roofs import chimney, dormer, roof_window
from home.demo.drawing.sky import paint_sky
from home.demo.drawing.space import Camera, Stage
from home.demo.drawing.volume import Volume


def farmhouse(stage: Stage) -> None:
    """House and barn at an angle around a gravelled courtyard."""
    rng, style = stage.rng, stage.style
    side = rng.choice([-1, 1])
    camera = Camera(
        (side * rng.uniform(8.5, 10.5), 1.7, -15.5),
        -side * rng.uniform(20, 26),
        rng.uniform(1160, 1250),
        705,
    )
    stage = replace(stage, camera=camera)
    paint_sky(stage, hills=3, hill_colour=LAWNS[style.season][0])
    lawn(stage, -30, 70)
    for _index in range(5):
        tree(stage, rng.uniform(-24, 24), rng.uniform(14, 26), rng.uniform(7, 11), count=420)
    gravel(stage, -14.5, 0.3, -12, 12, rgb("#c9bda8"))
    barn_x = -15.0 if side > 0 else 5.5
    barn = Volume(stage, (barn_x, 0, 0.8), 9.5, 8.5, 4.6)
    house = Volume(stage, (-5.5, 0, 0), 11, 7.5, 5.6)
    cast(stage, [house.shadow_outline(3.2)], 100, 8)
    _barn(stage, barn)
    _dwelling(stage, house)
    _courtyard(stage, side)


def _barn(stage: Stage, barn: Volume) -> None:
    style = stage.style
    barn.walls(rubble, style.stone)
    front = barn.front
    middle = barn.width / 2
    gate = arched(middle - 1.7, 0, middle + 1.7, 2.5, 1.1)
    rim = arched(middle - 1.95, 0, middle + 1.95, 2.5, 1.38)
    front.shape(rim, mix(BLUESTONE, (210, 205, 196), 0.35))
    front.shape(gate, darker(style.door, 0.35))
    boards(front, middle - 1.62, 0, middle + 1.62, 2.5, darker(style.door, 0.05), pitch=0.2)
    top = [
        (middle + 1.62 * math.cos(math.pi * i / 10), 2.5 + 1.02 * math.sin(math.pi * i / 10))
        for i in range(11)
    ]
    front.shape(top, darker(style.door, 0.2))
    front.line([(middle, 0), (middle, 3.5)], darker(style.door, 0.6), 1.6)
    for u in (1.0, barn.width - 1.5):
        window(front, u, 2.3, u + 0.5, 3.0, Window(style.frame, (0, 0)))
    roof = barn.pitched(43, style.slate, style.stone, course=0.24)
    roof_window(roof, 2.2, 2.2)


def _dwelling(stage: Stage, house: Volume) -> None:
    rng, style = stage.rng, stage.style
    house.walls(rubble, style.stone)
    kind = Window(style.frame, (1, 1), lintel=mix(BLUESTONE, (225, 220, 210), 0.3), depth=0.24)
    door_bay = rng.choice([1, 2])
    for bay in range(4):
        middle = house.width * (bay + 0.5) / 4
        if bay == door_bay:
            door(house.front, middle - 0.55, 0.16, middle + 0.55, 2.5, style.door)
        else:
            window(house.front, middle - 0.55, 0.95, middle + 0.55, 2.55, kind)
        window(house.front, middle - 0.5, 3.55, middle + 0.5, 4.95, kind)
    if house.side_shown:
        for v in (1.0, 3.6):
            window(house.side, house.depth / 2 - 0.5, v, house.depth / 2 + 0.5, v + 1.4, kind)
    roof = house.pitched(44, style.slate, style.stone, course=0.24)
    for u in (0.6, house.width - 1.2):
        top = roof.at(u, 5.0)
        chimney(stage, (top[0], top[1] - 0.6, top[2] - 0.2), 0.8, 1.5, darker(style.brick, 0.1))
    if rng.random() < 0.6:
        for share in (0.24, 0.64):
            dormer(roof, house.width * share, 1.1, 1.3, 1.2, style.frame, style.slate)


def _courtyard(stage: Stage, side: int) -> None:
    rng = stage.rng
    for index in range(8):
        if rng.random() < 0.7:
            shrub(stage, -5 + index * 1.4, -0.5, rng.uniform(0.5, 1.2), flowers=rng.random() < 0.7)
    _trough(stage, rng.uniform(-1.5, 2.5), -2.4)
    x = -side * rng.uniform(5.0, 7.0)
    spot = stage.spot(x, 0, -5.5)
    scatter(stage, [(spot, 210, 20), ((spot[0] + side * 130, spot[1] + 12), 150, 16)], 100, 12)
    tree(stage, x, -5.5, rng.uniform(6.5, 8.5), count=720)
    dapple(stage, -10, -4, side * 5 - 9, side * 5 + 9, 46)
    blades(stage, -14, -9.5, -20, 30, 260, 0.16)


def _trough(stage: Stage, x: float, z: float) -> None:
    stage.box((x, 0, z), (x + 1.8, 0.5, z + 0.6), BLUESTONE, darker(BLUESTONE, 0.4))
    for index in range(6):
        shrub(stage, x + 0.2 + index * 0.28, z + 0.3, 0.36, flowers=True, y=0.45)
