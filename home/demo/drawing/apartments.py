"""Blocks of flats: one of today in a city street, and a development along a canal."""

from dataclasses import replace
from itertools import product

from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.ground import cast, lawn, paving, plane, reflect
from home.demo.drawing.masonry import boards, bricks, concrete, render, shadow_below
from home.demo.drawing.openings import Window, window
from home.demo.drawing.plants import hedge, shrub, tree
from home.demo.drawing.sky import paint_sky
from home.demo.drawing.space import UP, Camera, Stage
from home.demo.drawing.street_life import bench, bicycle, lamp_post
from home.demo.drawing.surface import Surface
from home.demo.drawing.volume import Texture, Volume

_DARK = rgb("#33383c")
_STOREY = 3.0
_WIDE = Window(_DARK, (1, 0), depth=0.22, sill=False)


def apartments(stage: Stage) -> None:
    """A block of four or five storeys on a corner, with balconies."""
    rng, style = stage.rng, stage.style
    side = rng.choice([-1, 1])
    camera = Camera(
        (side * rng.uniform(13, 15.5), 1.75, -20),
        -side * rng.uniform(24, 30),
        rng.uniform(1010, 1080),
        800,
    )
    stage = replace(stage, camera=camera)
    paint_sky(stage)
    _streets(stage)
    floors = rng.choice([4, 4, 5])
    block = Volume(stage, (-9, 0, 0), 18, 11, floors * _STOREY + 0.6)
    _background(stage, side)
    cast(stage, [block.shadow_outline(4.0)], 100, 9)
    pale = mix(style.brick, (232, 224, 212), rng.uniform(0.1, 0.7))
    _block(block, bricks, pale, floors)
    _setback(stage, block)
    _foreground(stage, side)


def _streets(stage: Stage) -> None:
    plane(stage, -40, 90, -90, 90, rgb("#8b8886"))
    paving(stage, -4.2, 0.0, -40, 40, rgb("#bdb7ad"), tile=(0.6, 0.6), alpha=40)
    stage.box((-40, -0.13, -4.35), (40, 0.0, -4.2), rgb("#9d9c9a"), rgb("#c5c3be"))


def _background(stage: Stage, side: int) -> None:
    rng = stage.rng
    for index in range(3):
        x = -side * (15 + index * 9.5) - 4.5
        height = rng.uniform(9, 13)
        other = Volume(stage, (x, 0, 1.5), 9, 10, height)
        colour = rng.choice([rgb("#b9a796"), rgb("#a98a78"), rgb("#d8d2c6")])
        other.walls(bricks, mix(colour, stage.light.haze, 0.2))
        kind = Window(stage.style.frame, (1, 0))
        for floor in range(int(height / 3)):
            for bay in range(4):
                window(
                    other.front,
                    0.6 + bay * 2.1,
                    floor * 3 + 1,
                    1.9 + bay * 2.1,
                    floor * 3 + 2.6,
                    kind,
                )
        other.flat_roof(rgb("#a7a5a0"), over=0.1)


def _block(block: Volume, texture: Texture, colour: Colour, floors: int) -> None:
    """Walls, windows and balconies of a block of flats."""
    block.walls(texture, colour)
    concrete(block.front, 0, 0, block.width, 0.5, rgb("#6f6c69"))
    bays = int(block.width / 3)
    loggia = block.stage.rng.choice([0, 1])
    for floor, bay in product(range(floors), range(bays)):
        has_balcony = floor > 0 and bay % 2 == loggia
        _bay(block.front, bay, floor * _STOREY + 0.6, has_balcony=has_balcony)
    if block.side_shown:
        for floor, u in product(range(floors), (1.2, 4.6, 8.0)):
            base = floor * _STOREY
            window(block.side, u, base + 1.2, u + 1.5, base + 3.0, _WIDE)
    _balconies(block, bays, floors, loggia)
    block.flat_roof(lighter(colour, 0.15), over=0.06, thick=0.45)


def _bay(wall: Surface, bay: int, base: float, *, has_balcony: bool) -> None:
    u = bay * 3 + 0.5
    if has_balcony:
        window(wall, u, base + 0.1, u + 2.2, base + 2.45, replace(_WIDE, bars=(2, 0)))
    elif bay % 2:
        window(wall, u + 0.3, base + 0.6, u + 1.9, base + 2.4, _WIDE)
    else:
        slim = replace(_WIDE, bars=(0, 0))
        window(wall, u + 0.2, base + 0.1, u + 1.0, base + 2.4, slim)
        window(wall, u + 1.4, base + 0.1, u + 2.2, base + 2.4, slim)


def _balconies(block: Volume, bays: int, floors: int, loggia: int) -> None:
    columns = [bay for bay in range(bays) if bay % 2 == loggia]
    if not block.right_shown:
        columns.reverse()
    for bay in columns:
        for floor in range(1, floors):
            balcony(block.front, bay * 3 + 0.2, bay * 3 + 3.0, floor * _STOREY + 0.6)


def balcony(wall: Surface, u0: float, u1: float, v: float, out: float = 1.3) -> None:
    """A slab with a balustrade of slim bars."""
    stage = wall.stage
    shadow_below(wall, u0, u1, v - 0.1, 1.1, 90)
    wall.block(u0, v - 0.2, u1, v, out, rgb("#d9d6d0"))
    rail = stage.light.on(_DARK, wall.normal)
    left, right, top_right, top_left = wall.corners(u0, v, u1, v + 1.05, out)
    stage.canvas.polygon([left, right, top_right, top_left], lighter(stage.light.sky[0], 0.35), 70)
    count = int((u1 - u0) / 0.22)
    for index in range(count + 1):
        share = index / count
        foot = (left[0] + (right[0] - left[0]) * share, left[1] + (right[1] - left[1]) * share)
        head = (
            top_left[0] + (top_right[0] - top_left[0]) * share,
            top_left[1] + (top_right[1] - top_left[1]) * share,
        )
        stage.canvas.line([foot, head], rail, 1.0, 200)
    stage.canvas.line([top_left, top_right], rail, 2.4)
    for u in (u0, u1):
        ends = stage.camera.project([wall.at(u, v + 1.05), wall.at(u, v + 1.05, out)])
        stage.canvas.line(ends, rail, 2.0)


def _setback(stage: Stage, block: Volume) -> None:
    """A top storey that stands back from the front."""
    x, _y, z = block.corner
    top = Volume(stage, (x + 2, block.height + 0.45, z + 2), block.width - 4, block.depth - 4, 2.7)
    top.walls(render, rgb("#a9aaa8"))
    for index in range(5):
        u = 0.6 + index * 2.7
        window(top.front, u, 0.3, u + 2.0, 2.4, Window(_DARK, (1, 0), sill=False))
    top.flat_roof(rgb("#c9c8c4"), over=0.5, thick=0.25)


def _foreground(stage: Stage, side: int) -> None:
    rng = stage.rng
    hedge(stage, -8.8, -1.8, -0.8, 0.65, depth=0.5)
    hedge(stage, 1.8, 8.8, -0.8, 0.65, depth=0.5)
    if rng.random() < 0.6:
        bicycle(stage, rng.uniform(-1, 1), -0.6)
    for x in (-side * 3.5, side * 6.0):
        if rng.random() < 0.8:
            tree(stage, x + rng.uniform(-1, 1), -3.4, rng.uniform(5.0, 6.5), count=460)
    lamp_post(stage, side * 9.5, -3.9)


def development(stage: Stage) -> None:
    """Two new blocks on a canal bank with a green court between them."""
    rng = stage.rng
    turn = rng.choice([-1, 1]) * rng.uniform(5, 12)
    camera = Camera((-turn * 0.5, 3.0, -34), turn, rng.uniform(1200, 1270), 640)
    stage = replace(stage, camera=camera)
    paint_sky(stage)
    lawn(stage, -20, 60)
    for _index in range(4):
        tree(stage, rng.uniform(-30, 30), rng.uniform(16, 24), rng.uniform(9, 12), count=360)
    brick = mix(stage.style.brick, (226, 214, 198), 0.45)
    left = Volume(stage, (-21, 0, 0), 18, 10, 4 * _STOREY + 0.6)
    right = Volume(stage, (4, 0, 1), 15, 10, 5 * _STOREY + 0.6)
    for block, colour, floors in ((right, lighter(stage.style.render, 0.2), 5), (left, brick, 4)):
        _block(block, render if floors == 5 else bricks, colour, floors)
    boards(left.front, 7.6, 0.0, 9.8, 3.4, rgb("#a98258"))
    _promenade(stage)


def _promenade(stage: Stage) -> None:
    rng = stage.rng
    paving(stage, -9, -2.2, -60, 60, rgb("#c2bbae"), tile=(0.8, 0.8), alpha=36)
    for x in (-19.5, -12.5, -1.0, 0.8, 9.0, 17.0):
        tree(stage, x + rng.uniform(-1, 1), -3.4, rng.uniform(4.8, 6.6), count=420)
    for x in (-9.0, 5.0):
        bench(stage, x, -5.2, rgb("#a27b52"))
    for index in range(10):
        shrub(stage, -4.5 + index * 0.9, -2.0, rng.uniform(0.5, 0.9), flowers=rng.random() < 0.5)
    for x in (-15.0, 12.5):
        lamp_post(stage, x, -8.0)
    edge = stage.spot(stage.camera.place[0], 0, -9)[1]
    quay = edge + 1.1 * stage.size_at(-9)
    stage.canvas.polygon(
        [(0, edge - 6), (1500, edge - 6), (1500, quay), (0, quay)],
        stage.light.on(rgb("#8f8b84"), (0, 0, -1)),
    )
    stage.canvas.polygon(
        [(0, edge - 6), (1500, edge - 6), (1500, edge + 3), (0, edge + 3)],
        stage.light.on(rgb("#bdb8ae"), UP),
    )
    base = stage.spot(stage.camera.place[0], 0, 0)[1]
    reflect(stage, quay, base, (quay - edge) * 0.6, rng)


def building_site(stage: Stage) -> None:
    """The same development while it is being built: bare floors, scaffolding, a crane."""
    rng = stage.rng
    side = rng.choice([-1, 1])
    camera = Camera((side * 9, 1.8, -26), -side * rng.uniform(13, 18), rng.uniform(1330, 1420), 800)
    stage = replace(stage, camera=camera)
    paint_sky(stage)
    plane(stage, -40, 90, -90, 90, rgb("#b3a48c"))
    _crane(stage, -side * 9.0, 9.0)
    frame = Volume(stage, (-11, 0, 0), 19, 10, 3.1)
    for floor in range(4):
        _bare_floor(stage, frame, floor)
    _fence(stage)


def _bare_floor(stage: Stage, frame: Volume, floor: int) -> None:
    x, z, base = frame.corner[0], frame.corner[2], floor * 3.1
    grey = rgb("#b5b2ad")
    level = Volume(stage, (x, base, z), frame.width, frame.depth, 2.8)
    level.front.rect(0, 0, frame.width, 2.8, rgb("#4f5257"))
    if level.side_shown:
        level.side.rect(0, 0, frame.depth, 2.8, rgb("#44474c"))
    if floor < 2:
        bricks(level.front, frame.width, 2.8, mix(stage.style.brick, (226, 214, 198), 0.4))
        for bay in range(6):
            window(
                level.front,
                bay * 3 + 0.9,
                0.5,
                bay * 3 + 2.6,
                2.4,
                Window(_DARK, (1, 0), sill=False, curtains=False),
            )
    for index in range(8):
        u = index * (frame.width - 0.4) / 7
        level.front.rect(u, 0, u + 0.3, 2.8, grey, 0.02)
    level.flat_roof(grey, over=0.15, thick=0.3)
    for index in range(10):
        u = index * frame.width / 9
        level.front.rect(u, -0.2, u + 0.05, 3.0, rgb("#c9a13a"), 1.1)
    level.front.rect(0, 0.9, frame.width, 0.95, rgb("#c9a13a"), 1.1)
    level.front.rect(0, -0.05, frame.width, 0.08, rgb("#a8865c"), 1.1)


def _crane(stage: Stage, x: float, z: float) -> None:
    tone = stage.light.on(rgb("#d3a52e"), (0, 0, -1))
    for side in (-0.5, 0.5):
        stage.stroke([(x + side, 0, z), (x + side, 21, z)], tone, 3.0)
    for index in range(21):
        ends = (-0.5, 0.5) if index % 2 else (0.5, -0.5)
        stage.stroke([(x + ends[0], index, z), (x + ends[1], index + 1, z)], tone, 1.6)
    reach = 15 if x < 0 else -15
    for y in (21.0, 22.0):
        stage.stroke([(x - reach * 0.35, y, z), (x + reach, 21.0, z)], tone, 2.4)
    for index in range(12):
        a, b = x + reach * index / 12, x + reach * (index + 1) / 12
        stage.stroke([(a, 21, z), (b, 21 + 1 - index / 12, z)], tone, 1.2)
    stage.stroke([(x + reach * 0.7, 21, z), (x + reach * 0.7, 14, z)], darker(tone, 0.5), 1.2)
    stage.box(
        (x - reach * 0.35 - 0.8, 20.2, z), (x - reach * 0.35 + 0.8, 21.2, z + 0.5), rgb("#8d8b86")
    )


def _fence(stage: Stage) -> None:
    rng = stage.rng
    for index in range(-9, 9):
        x = index * 2.4
        tone = mix(stage.style.accent, (240, 238, 232), 0.15 if index % 3 == 0 else 0.82)
        stage.box((x, 0, -6), (x + 2.36, 2.0, -5.95), tone)
    for _index in range(12):
        shrub(stage, rng.uniform(-18, 18), -6.6, rng.uniform(0.3, 0.6))
