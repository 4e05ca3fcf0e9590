"""Detached houses: the villa under a pitched roof, and the modern one of stacked blocks."""

from dataclasses import replace

from home.demo.drawing.colour import darker, lighter, mix, rgb
from home.demo.drawing.ground import LAWNS, cast, dapple, gravel, lawn, scatter
from home.demo.drawing.masonry import boards, bricks, render, shadow_below
from home.demo.drawing.openings import Window, door, garage_door, window
from home.demo.drawing.plants import hedge, poplar, shrub, tree
from home.demo.drawing.roofs import chimney, dormer, roof_window, solar_panels
from home.demo.drawing.sky import paint_sky
from home.demo.drawing.space import Camera, Stage
from home.demo.drawing.surface import Surface
from home.demo.drawing.volume import Volume, wall_material


def grounds(stage: Stage, drive: tuple[float, float]) -> None:
    """Sky, trees behind, lawn with a gravel drive between ``drive``'s two x."""
    rng = stage.rng
    paint_sky(stage, hills=2 if rng.random() < 0.6 else 1, hill_colour=LAWNS[stage.style.season][0])
    lawn(stage, -30, 70, stripes=rng.random() < 0.6)
    for _index in range(5):
        tree(stage, rng.uniform(-22, 22), rng.uniform(13, 26), rng.uniform(7, 12), count=420)
    hedge(stage, -30, 30, 11.5, 1.7)
    gravel(stage, -30, 1.0, *drive, rgb("#cfc4b0"))


def villa(stage: Stage) -> None:
    """A villa with a pitched roof, three-quarter view over its lawn."""
    rng, style = stage.rng, stage.style
    side = rng.choice([-1, 1])
    turn = -side * rng.uniform(24, 31)
    camera = Camera(
        (side * rng.uniform(9.5, 12), 1.75, -15.5),
        turn,
        rng.uniform(1330, 1430),
        715,
        750 - side * 20,
    )
    stage = replace(stage, camera=camera)
    texture, colour = wall_material(stage)
    width, depth = rng.uniform(10.5, 13), rng.uniform(8, 9)
    left = -width / 2
    wing_left = left - 4.4 if side > 0 else left + width
    grounds(stage, (wing_left + 0.6, wing_left + 3.8))
    wing = Volume(stage, (wing_left, 0, 1.2), 4.4, 6.0, 2.7)
    house = Volume(stage, (left, 0, 0), width, depth, rng.choice([2.9, 3.0, 5.5]))
    cast(stage, [house.shadow_outline(3.5), wing.shadow_outline(2.0)], 105, 8)
    wing.walls(texture, colour)
    wing.pitched(32, style.slate, colour)
    garage_door(wing.front, 0.7, 3.7, 2.2, darker(style.frame, 0.12))
    house.walls(texture, colour)
    _villa_openings(stage, house)
    _villa_roof(stage, house, colour)
    _borders(stage, left, width, side)


def _villa_openings(stage: Stage, house: Volume) -> None:
    rng, style = stage.rng, stage.style
    kind = Window(style.frame, (1, 0), lintel=None, depth=0.16)
    bays = 4
    pitch = house.width / bays
    door_bay = rng.choice([1, 2])
    floors = 2 if house.height > 4 else 1
    for floor in range(floors):
        base = floor * 2.75
        for bay in range(bays):
            middle = pitch * (bay + 0.5)
            if floor == 0 and bay == door_bay:
                door(
                    house.front,
                    middle - 0.6,
                    0.16,
                    middle + 0.6,
                    2.4,
                    style.door,
                    glazed=True,
                    fanlight=False,
                )
                continue
            low = base + (0.25 if floor == 0 and bay in (0, 3) else 0.95)
            half = 0.95 if floor == 0 else 0.62
            window(house.front, middle - half, low, middle + half, base + 2.35, kind)
    if house.side_shown:
        for share in (0.27, 0.73):
            u = house.depth * share
            window(house.side, u - 0.6, 0.9, u + 0.6, 2.3, kind)
            if floors == 2:
                window(house.side, u - 0.5, 3.6, u + 0.5, 4.9, kind)


def _villa_roof(stage: Stage, house: Volume, colour: tuple[int, int, int]) -> None:
    rng, style = stage.rng, stage.style
    cover = rng.choice([style.slate, style.tiles, style.slate])
    pitch = rng.uniform(38, 45)
    roof = house.pitched(pitch, cover, colour)
    top = roof.at(house.width * rng.choice([0.22, 0.8]), 6.2)
    chimney(stage, (top[0], top[1] - 1.2, top[2] - 0.3), 0.8, 1.7, darker(style.brick, 0.1))
    span = house.width
    choice = rng.random()
    if choice < 0.45:
        for share in (0.2, 0.66):
            dormer(roof, span * share, 1.3, 1.7, 1.35, style.frame, cover)
    elif choice < 0.75:
        solar_panels(roof, span * 0.3, 1.3, 6, 2)
        roof_window(roof, span * 0.12, 2.0)
    else:
        for share in (0.18, 0.45, 0.72):
            roof_window(roof, span * share, 2.0, 0.9, 1.3)


def _borders(stage: Stage, left: float, width: float, side: int) -> None:
    rng = stage.rng
    for index in range(9):
        x = left + 0.5 + index * (width - 1) / 8
        if rng.random() < 0.72:
            shrub(
                stage,
                x,
                -0.55,
                rng.uniform(0.45, 0.95),
                flowers=rng.random() < 0.45,
                evergreen=rng.random() < 0.4,
            )
    if rng.random() < 0.5:
        poplar(stage, left - 0.6 if side > 0 else left + width + 0.6, -0.9, rng.uniform(2.4, 3.6))
    x = side * rng.uniform(-6.5, -4.0)
    spot = stage.spot(x, 0, -5.5)
    scatter(stage, [(spot, 170, 16), ((spot[0] + side * 90, spot[1] + 10), 120, 14)], 95, 11)
    tree(stage, x, -5.5, rng.uniform(5.5, 7.5))
    dapple(stage, -10, -5, -8 + side * 6, 8 + side * 6, 40)


def modern_villa(stage: Stage) -> None:
    """Stacked blocks, wide panes, timber: a house of this century, with its terrace."""
    rng, style = stage.rng, stage.style
    side = rng.choice([-1, 1])
    turn = -side * rng.uniform(24, 30)
    camera = Camera((side * rng.uniform(9, 11.5), 1.7, -15), turn, rng.uniform(1330, 1430), 700)
    stage = replace(stage, camera=camera)
    grounds(stage, (side * -2.6 - 1.6, side * -2.6 + 1.6))
    dark = rng.choice([rgb("#4a4744"), mix(style.brick, rgb("#4a4744"), 0.5), rgb("#6a5646")])
    ground = Volume(stage, (-6.5, 0, 0), 13, 8, 3.0)
    upper = Volume(stage, (-6.5 + (2.6 if side < 0 else 0), 3.25, -0.9), 10.4, 7, 3.0)
    cast(stage, [ground.shadow_outline(3.2)], 105, 8)
    ground.walls(bricks, dark)
    _glass_wall(stage, ground.front, 0.5 if side > 0 else 7.6, 4.9)
    door(ground.front, 6.0, 0.1, 7.15, 2.6, style.door, fanlight=False)
    boards(
        ground.front, 8.2 if side > 0 else 1.0, 0, 12.4 if side > 0 else 5.2, 2.75, rgb("#a98258")
    )
    if ground.side_shown:
        window(ground.side, 2.2, 0.9, 5.6, 2.4, Window(style.frame, (1, 0), sill=False, depth=0.2))
    ground.flat_roof(rgb("#8b8c8c"), over=0.15, thick=0.25)
    shadow_below(ground.front, 0, 13, 3.0, 1.0, 90)
    upper.underside(rgb("#d8d5ce"))
    upper.walls(render, lighter(style.render, 0.3))
    kind = Window(rgb("#2f3437"), (1, 0), sill=False, depth=0.22)
    for u0, u1 in ((0.8, 3.4), (4.3, 5.4), (6.6, 9.4)):
        window(upper.front, u0, 0.55, u1, 2.55, kind)
    if upper.side_shown:
        window(upper.side, 1.2, 0.55, 3.2, 2.55, kind)
    upper.flat_roof(rgb("#dcdad4"), thick=0.18)
    _modern_garden(stage, side)


def _glass_wall(stage: Stage, wall: Surface, u: float, width: float) -> None:
    window(
        wall,
        u,
        0.08,
        u + width,
        2.65,
        Window(rgb("#2f3437"), (2, 0), sill=False, depth=0.25, curtains=False),
    )


def _modern_garden(stage: Stage, side: int) -> None:
    rng = stage.rng
    for index in range(6):
        shrub(
            stage,
            -6 + index * 1.0 + (6.5 if side > 0 else 0),
            -0.6,
            rng.uniform(0.5, 0.9),
            evergreen=True,
        )
    for _index in range(3):
        shrub(stage, rng.uniform(-9, 9), rng.uniform(-5, -3), rng.uniform(0.4, 0.8), flowers=True)
    x = side * rng.uniform(-7.5, -5.5)
    spot = stage.spot(x, 0, -4.5)
    scatter(stage, [(spot, 150, 15)], 95, 11)
    tree(stage, x, -4.5, rng.uniform(5.5, 7))
    dapple(stage, -10, -5, side * 6 - 8, side * 6 + 8, 36)
