"""The garden, and the rear of the house."""

import math
from dataclasses import replace

from home.demo.drawing.colour import darker, mix, rgb
from home.demo.drawing.ground import LAWNS, blades, dapple, lawn, paving, scatter
from home.demo.drawing.masonry import boards
from home.demo.drawing.openings import Window, window
from home.demo.drawing.plants import hedge, poplar, potted, shrub, tree
from home.demo.drawing.roofs import dormer, roof_window
from home.demo.drawing.seating import garden_table, lounge_chair, parasol
from home.demo.drawing.sky import paint_sky
from home.demo.drawing.space import Camera, Stage
from home.demo.drawing.terraced import party_wall
from home.demo.drawing.volume import Volume, wall_material


def rear(stage: Stage) -> None:
    """The garden front: wide panes, terrace, lawn."""
    rng, style = stage.rng, stage.style
    turn = rng.choice([-1, 1]) * rng.uniform(6, 14)
    stage = replace(
        stage, camera=Camera((-turn * 0.22, 1.65, -13.5), turn, rng.uniform(1020, 1100), 690)
    )
    paint_sky(stage)
    lawn(stage, -30, 60, stripes=True)
    tree(stage, rng.choice([-9, 9]), 5, rng.uniform(8, 10), count=420)
    hedge(stage, -40, -7.6, 1.0, 2.0)
    hedge(stage, 7.6, 40, 1.0, 2.0)
    texture, colour = wall_material(stage)
    house = Volume(stage, (-5, 0, 0), 10, 9, 5.5)
    party_wall(stage, -5, 10, 5.5, colour)
    house.walls(texture, colour)
    kind = Window(rgb("#363a3e"), (2, 0), sill=False, depth=0.25)
    window(house.front, 0.8, 0.1, 5.6, 2.5, kind)
    window(house.front, 7.0, 0.9, 9.0, 2.3, replace(kind, bars=(1, 0)))
    for u in (1.2, 4.3, 7.4):
        window(house.front, u, 3.4, u + 1.4, 4.8, Window(style.frame, (1, 0)))
    roof = house.pitched(40, style.slate, colour)
    (
        dormer(roof, 4.2, 1.2, 2.0, 1.4, style.frame, style.slate)
        if rng.random() < 0.5
        else roof_window(roof, 3.0, 2.0)
    )
    _back_terrace(stage)


def _back_terrace(stage: Stage) -> None:
    rng = stage.rng
    paving(stage, -4.2, -0.05, -5, 5, rgb("#c3b8a6"), tile=(0.8, 0.8), alpha=50)
    table_x = rng.uniform(-2.5, -1.0)
    spot = stage.spot(table_x, 0, -2.2)
    scatter(stage, [(spot, 150, 12)], 95, 8)
    garden_table(stage, table_x, -2.2)
    if rng.random() < 0.6 and not stage.light.lamps_on:
        parasol(stage, table_x, -2.0, mix(stage.style.accent, (240, 232, 216), 0.35))
    for x in (-4.6, 4.5):
        potted(stage, x, -0.7, rng.uniform(1.0, 1.5), rgb("#9c6a50"))
    for index in range(12):
        side = -1 if index % 2 else 1
        x, z = side * rng.uniform(5.6, 7.0), -0.5 - index * 0.45
        shrub(stage, x, z, rng.uniform(0.5, 1.1), flowers=rng.random() < 0.6)
    dapple(stage, -11, -6, -6, 6, 36)
    blades(stage, -12.4, -10.5, -8, 8, 160, 0.16)


def garden(stage: Stage) -> None:
    """Lawn, a path, borders in flower, old trees, somewhere to sit."""
    rng = stage.rng
    turn = rng.uniform(-8, 8)
    stage = replace(stage, camera=Camera((0, 1.65, -10), turn, 980, rng.uniform(430, 480)))
    paint_sky(stage, hills=1, hill_colour=LAWNS[stage.style.season][0])
    lawn(stage, -20, 60, stripes=rng.random() < 0.5)
    for _index in range(7):
        tree(stage, rng.uniform(-17, 17), rng.uniform(11, 17), rng.uniform(6, 10), count=420)
    hedge(stage, -30, 30, 9.5, 1.9)
    if rng.random() < 0.5:
        _shed(stage, rng.choice([-7.5, 4.5]))
    side = rng.choice([-1, 1])
    _path(stage, side)
    _borders(stage, side)
    x = -side * rng.uniform(1.5, 3.0)
    big = stage.spot(x, 0, 3.0)
    scatter(stage, [(big, 260, 26), ((big[0] + 120, big[1] + 14), 190, 20)], 100, 12)
    tree(stage, x, 3.0, rng.uniform(5.5, 7.5), width=0.8, count=760)
    lounge_chair(stage, x - 0.8, 0.4, stage.style.accent)
    lounge_chair(stage, x + 0.9, 0.2, stage.style.accent)
    dapple(stage, -8, -2, -6, 6, 40)
    blades(stage, -8.6, -6.4, -6, 6, 240, 0.2)


def _path(stage: Stage, side: int) -> None:
    stone = rgb("#bfb5a4")
    for index in range(15):
        z = -7.5 + index * 1.0
        x = side * (2.3 + math.sin(index * 0.45) * 0.9)
        ring = [
            (x + 0.42 * math.cos(a * math.pi / 5), 0, z + 0.3 * math.sin(a * math.pi / 5))
            for a in range(10)
        ]
        stage.face([(px + 0.03, py, pz - 0.05) for px, py, pz in ring], darker(stone, 0.5))
        stage.face(ring, mix(stone, (140, 132, 120), stage.rng.random() * 0.5))


def _borders(stage: Stage, side: int) -> None:
    rng = stage.rng
    spots = sorted((rng.uniform(-6, 8.8), rng.uniform(4.2, 6.6)) for _index in range(30))
    for z, out in reversed(spots):
        x = side * (out + (z + 6) * 0.08)
        shrub(
            stage,
            x,
            z,
            rng.uniform(0.4, 1.2),
            flowers=rng.random() < 0.65,
            evergreen=rng.random() < 0.2,
        )
    for _index in range(2):
        poplar(stage, side * rng.uniform(6.2, 7.5), rng.uniform(6, 8.5), rng.uniform(2.5, 4))


def _shed(stage: Stage, x: float) -> None:
    shed = Volume(stage, (x, 0, 7.0), 3.4, 2.4, 2.2)
    shed.walls(
        lambda wall, wide, high, colour: boards(wall, 0, 0, wide, high, colour, pitch=0.2),
        rgb("#8b7355"),
    )
    window(shed.front, 0.4, 0.9, 1.3, 1.8, Window(stage.style.frame))
    shed.front.rect(1.9, 0, 2.9, 2.0, darker(stage.style.door, 0.05), 0.02)
    shed.pitched(30, stage.style.tiles, rgb("#8b7355"))
