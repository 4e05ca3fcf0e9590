"""A residential street, and a building plot."""

from dataclasses import replace
from itertools import product

from home.demo.drawing.colour import Colour, darker, mix, rgb
from home.demo.drawing.ground import LAWNS, blades, cast, dapple, lawn, plane
from home.demo.drawing.masonry import bricks, render
from home.demo.drawing.openings import Window, window
from home.demo.drawing.plants import hedge, lit, tree
from home.demo.drawing.sky import paint_sky
from home.demo.drawing.space import AWAY, FRONT, Camera, Stage
from home.demo.drawing.surface import Surface
from home.demo.drawing.volume import Volume, wall_material


def street(stage: Stage) -> None:
    """A quiet residential street in perspective."""
    rng = stage.rng
    place = (rng.choice([-1.2, 1.2]), 1.65, -8.0)
    camera = Camera(place, rng.uniform(-7, 7), 930, rng.uniform(590, 640))
    stage = replace(stage, camera=camera)
    paint_sky(stage)
    plane(stage, -20, 160, -60, 60, rgb("#86837f"))
    for side in (-1, 1):
        _pavement(stage, side)
    for z, side in product(range(42, -9, -6), (-1, 1)):
        _street_house(stage, side, float(z))
    for z, side in product((34, 26, 18, 11, 5), (-1, 1)):
        if rng.random() < 0.75:
            tree(stage, side * 4.0, z, rng.uniform(4.6, 6.0), count=260 if z > 12 else 420)
    _shadow_of_a_row(stage)


def _pavement(stage: Stage, side: int) -> None:
    for edge, colour in ((6.0, rgb("#b9b2a8")), (3.25, rgb("#d2cec6"))):
        inner = side * 3.4
        ground = [(inner, 0.02, -20), (side * edge, 0.02, -20), (side * edge, 0.02, 120)]
        stage.face([*ground, (inner, 0.02, 120)], colour)


def _shadow_of_a_row(stage: Stage) -> None:
    """The houses on the sunny side throw their shadow on the roadway."""
    if stage.light.lamps_on:
        return
    side = -1 if stage.light.sun_from_left else 1
    ground = ((side * 6, -5.5), (side, -5.5), (side, 45), (side * 6, 45))
    cast(stage, [[stage.spot(x, 0, z) for x, z in ground]], 100, 7)


def _street_house(stage: Stage, side: int, z: float) -> None:
    rng, style = stage.rng, stage.style
    pale = mix(style.brick, (230, 220, 205), 0.5)
    colour = rng.choice([style.brick, style.render, pale, rgb("#8f5d4e")])
    height = rng.choice([6.2, 6.8, 8.6])
    _street_roof(stage, side, z, height, colour)
    eye = stage.camera.place[2]
    if z + 6 < eye + 1:
        return
    corner, along = ((6.0, 0.0, z + 6), FRONT) if side > 0 else ((-6.0, 0.0, z), AWAY)
    wall = Surface(stage, corner, along)
    (bricks if colour != style.render else render)(wall, 6.0, height, colour)
    wall.rect(0, height - 0.25, 6, height + 0.05, rgb("#e3ded4"), 0.15)
    if z < eye:
        return
    leaf = rng.choice([style.door, rgb("#4a3f3a")])
    for floor, u in product(range(int(height / 3)), (0.7, 2.5, 4.3)):
        base = floor * 2.9
        if floor == 0 and u == 0.7:
            wall.rect(u, 0, u + 1.0, 2.4, leaf, 0.01)
        else:
            window(wall, u, base + 0.95, u + 1.1, base + 2.5, Window(style.frame, (1, 0)))


def _street_roof(stage: Stage, side: int, z: float, height: float, colour: Colour) -> None:
    """The end wall of a house, and the slope of its roof to the street."""
    outline = ((6.0, 0.0), (6.0, height), (10.0, height + 3.2), (14.0, height), (14.0, 0.0))
    stage.face([(x * side, y, z) for x, y in outline], darker(colour, 0.1), FRONT)
    eave, ridge = (5.8 * side, height), (10.0 * side, height + 3.2)
    roof = [(*eave, z), (*eave, z + 6), (*ridge, z + 6), (*ridge, z)]
    cover = stage.rng.choice([stage.style.slate, stage.style.tiles])
    stage.face(roof, cover, (-0.6 * side, 0.8, 0.0))


def plot(stage: Stage) -> None:
    """A building plot: a meadow with its boundary stakes, trees behind, a house beside it."""
    rng = stage.rng
    stage = replace(
        stage, camera=Camera((0, 1.65, -12), rng.uniform(-8, 8), 1000, rng.uniform(520, 560))
    )
    paint_sky(stage, hills=4, hill_colour=LAWNS[stage.style.season][0])
    lawn(stage, -30, 80)
    for _index in range(12):
        tree(stage, rng.uniform(-24, 24), rng.uniform(18, 30), rng.uniform(6, 10), count=320)
    hedge(stage, -40, 40, 16, 1.5)
    texture, colour = wall_material(stage)
    house = Volume(stage, (rng.choice([-20.0, 11.0]), 0, 7), 9, 8, 3.0)
    house.walls(texture, colour)
    for u in (0.8, 3.6, 6.4):
        window(house.front, u, 0.9, u + 1.5, 2.3, Window(stage.style.frame))
    house.pitched(40, stage.style.slate, colour)
    stakes = ((-7.5, 11.0), (7.5, 11.0), (5.0, -4.5), (-5.0, -4.5))
    for (x0, z0), (x1, z1) in zip(stakes, [*stakes[1:], stakes[0]], strict=True):
        stage.stroke([(x0, 0.75, z0), (x1, 0.75, z1)], rgb("#f2efe6"), 1.2, 170)
    for x, z in stakes:
        _stake(stage, x, z)
    dapple(stage, -8, -2, -8, 8, 30)
    blades(stage, -10.6, -3, -9, 9, 520, 0.26)
    _meadow_flowers(stage)


def _stake(stage: Stage, x: float, z: float) -> None:
    stage.box((x - 0.05, 0, z), (x + 0.05, 0.9, z + 0.05), rgb("#c9a878"))
    stage.box((x - 0.055, 0.72, z - 0.01), (x + 0.055, 0.92, z + 0.06), rgb("#c2503c"))


def _meadow_flowers(stage: Stage) -> None:
    rng = stage.rng
    tones = lit(stage, (rgb("#f2ead2"), rgb("#e3c24f"), rgb("#c9788f"), rgb("#9f8fc4")))
    for _index in range(170):
        z = -10.4 + 12 * rng.random() ** 2
        x = rng.uniform(-7, 7)
        point, metre = stage.spot(x, 0.12, z), stage.size_at(z, x)
        stage.canvas.ellipse(point, 0.028 * metre, 0.02 * metre, rng.choice(tones), 230)
