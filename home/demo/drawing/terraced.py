"""A brick terraced house and its neighbours, seen from across the street."""

from dataclasses import dataclass, replace

from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.ground import cast, dapple, paving, scatter
from home.demo.drawing.masonry import bricks, render, shadow_below
from home.demo.drawing.openings import BLUESTONE, Window, door, garage_door, window
from home.demo.drawing.plants import shrub, tree
from home.demo.drawing.roofs import chimney, dormer, gutter, roof_window, slope, tiles
from home.demo.drawing.sky import paint_sky
from home.demo.drawing.space import LEFT, RIGHT, Camera, Stage
from home.demo.drawing.street_life import bicycle, lamp_post
from home.demo.drawing.style import BRICKS, DOORS, FRAMES, RENDERS, SLATES, TILES
from home.demo.drawing.surface import Surface


@dataclass(frozen=True)
class House:
    """One house of the row."""

    x: float
    width: float
    floors: tuple[float, ...]
    wall: Colour
    rendered: bool
    frame: Colour
    door: Colour
    roof: Colour
    bays: int
    trim: Colour

    @property
    def height(self) -> float:
        """Up to the gutter."""
        return sum(self.floors)


def terraced(stage: Stage) -> None:
    """A row of three to five houses, the one for sale in the middle."""
    stage = replace(stage, camera=_camera(stage))
    rng, style = stage.rng, stage.style
    paint_sky(stage)
    width = rng.uniform(5.8, 7.4)
    own = House(
        -width / 2,
        width,
        _floors(stage),
        style.brick,
        False,
        style.frame,
        style.door,
        rng.choice([style.slate, style.tiles]),
        2 if width < 6.6 else 3,
        _trim(stage),
    )
    if rng.random() < 0.3:
        own = replace(own, wall=style.render, rendered=True)
    _row(stage, own)
    _front(stage, own)


def _camera(stage: Stage) -> Camera:
    turn = stage.rng.choice([-1, 1]) * stage.rng.uniform(7, 19)
    x = -turn * 0.21
    return Camera((x, 1.65, -11.4), turn, stage.rng.uniform(820, 900), 742)


def _floors(stage: Stage) -> tuple[float, ...]:
    rng = stage.rng
    floors = (rng.uniform(3.3, 3.8), rng.uniform(3.0, 3.4))
    return (*floors, rng.uniform(2.3, 2.8)) if rng.random() < 0.4 else floors


def _trim(stage: Stage) -> Colour:
    return stage.rng.choice([rgb("#e5ddcf"), BLUESTONE, rgb("#efe9dc"), rgb("#c9b79f")])


def _neighbour(stage: Stage, x: float, width: float) -> House:
    rng = stage.rng
    rendered = rng.random() < 0.35
    return House(
        x,
        width,
        _floors(stage),
        rng.choice(RENDERS if rendered else BRICKS),
        rendered,
        rng.choice(FRAMES),
        rng.choice(DOORS),
        rng.choice(SLATES + TILES),
        rng.choice([2, 2, 3]),
        _trim(stage),
    )


def _row(stage: Stage, own: House) -> None:
    rng = stage.rng
    houses, left, right = [own], own.x, own.x + own.width
    for _index in range(3):
        width = rng.uniform(5.2, 7.0)
        houses.insert(0, _neighbour(stage, left - width, width))
        left -= width
        width = rng.uniform(5.2, 7.0)
        houses.append(_neighbour(stage, right, width))
        right += width
    eye = stage.camera.place[0]
    for house in sorted(houses, key=lambda one: -abs(one.x + one.width / 2 - eye)):
        _house(stage, house)


def _house(stage: Stage, house: House) -> None:
    wall = Surface(stage, (house.x, 0.0, 0.0))
    _roof(stage, house)
    party_wall(stage, house.x, house.width, house.height, house.wall)
    (render if house.rendered else bricks)(wall, house.width, house.height, house.wall)
    shadow_below(wall, 0, house.width, house.height - 0.3, 0.55)
    wall.rect(0, 0, house.width, 0.75, darker(BLUESTONE, 0.08), 0.03)
    wall.rect(0, 0.72, house.width, 0.78, lighter(BLUESTONE, 0.25), 0.04)
    level = house.floors[0]
    wall.block(0, level - 0.12, house.width, level + 0.04, 0.06, house.trim)
    _openings(stage, wall, house)
    gutter(wall, house.width, house.height, mix(house.trim, house.frame, 0.5))
    wall.line([(0.02, 0), (0.02, house.height)], darker(house.wall, 0.5), 1.2, 120)


def party_wall(stage: Stage, x: float, width: float, height: float, colour: Colour) -> None:
    """The side of a house that shows above a lower neighbour, gable included."""
    eye = stage.camera.place[0]
    if x <= eye <= x + width:
        return
    side, normal = (x + width, RIGHT) if eye > x + width else (x, LEFT)
    peak = height + 3.1
    ends = ((0.0, 0.0), (height, 0.0), (peak, 3.3), (height, 6.8), (0.0, 6.8))
    stage.face([(side, y, z) for y, z in ends], darker(colour, 0.08), normal)


def _roof(stage: Stage, house: House) -> None:
    rng = stage.rng
    roof = slope(stage, (house.x, house.height, -0.25), rng.uniform(38, 46))
    length = rng.uniform(4.2, 4.9)
    tiles(roof, house.width, length, house.roof)
    top = roof.at(rng.choice([0.15, house.width - 0.95]), length)
    chimney(stage, (top[0], top[1] - 0.9, top[2] - 0.35), 0.8, 1.9, rgb("#93604a"))
    if rng.random() < 0.55:
        dormer(roof, house.width / 2 - 0.8, 0.75, 1.6, 1.35, house.frame, house.roof)
    else:
        for share in (0.22, 0.64):
            roof_window(roof, house.width * share, 1.5)


def _openings(stage: Stage, wall: Surface, house: House) -> None:
    rng = stage.rng
    pitch = house.width / house.bays
    arch = rng.choice([0.0, 0.0, 0.16, 0.22])
    kind = Window(house.frame, (1, 1), arch, lintel=house.trim)
    door_bay = rng.choice([0, house.bays - 1])
    garage = house.bays == 2 and rng.random() < 0.15
    base = 0.0
    for floor, rise in enumerate(house.floors):
        for bay in range(house.bays):
            middle = pitch * (bay + 0.5)
            if floor == 0 and bay == door_bay:
                door(
                    wall,
                    middle - 0.52,
                    0.16,
                    middle + 0.52,
                    min(rise - 0.55, 2.9),
                    house.door,
                    glazed=rng.random() < 0.5,
                )
            elif floor == 0 and garage:
                garage_door(wall, middle - 1.2, middle + 1.2, 2.3, darker(house.frame, 0.1))
            else:
                half = min(0.72, pitch * 0.29) if floor else min(0.95, pitch * 0.33)
                low = base + (0.95 if floor == 0 else 0.75)
                window(wall, middle - half, low, middle + half, base + rise - 0.62 - arch, kind)
                if floor == 1 and rng.random() < 0.3:
                    _railing(wall, middle - half - 0.1, low, middle + half + 0.1)
        base += rise


def _railing(wall: Surface, u0: float, v: float, u1: float) -> None:
    iron = rgb("#2a2d31")
    count = int((u1 - u0) / 0.13)
    for index in range(count + 1):
        u = u0 + (u1 - u0) * index / count
        wall.raw(u - 0.01, v, u + 0.01, v + 0.75, iron, 0.12)
    for level in (0.04, 0.42, 0.75):
        wall.raw(u0, v + level - 0.02, u1, v + level + 0.02, iron, 0.12)


def _front(stage: Stage, own: House) -> None:
    rng = stage.rng
    paving(stage, -2.2, 0.0, -30, 30, rgb("#b9b3a9"), tile=(0.5, 0.5), alpha=44)
    cast(
        stage,
        [
            [
                stage.spot(-20, 0, -0.28),
                stage.spot(20, 0, -0.28),
                stage.spot(20, 0, 0),
                stage.spot(-20, 0, 0),
            ]
        ],
        70,
        6,
    )
    stage.box((-30, -0.12, -2.35), (30, 0.0, -2.2), rgb("#9a9a98"), rgb("#bdbcb8"))
    paving(stage, -10.9, -2.35, -30, 30, rgb("#8f8a86"), tile=(0.28, 0.22), alpha=34)
    if rng.random() < 0.55:
        bicycle(stage, own.x + own.width * rng.uniform(0.35, 0.6), -0.35)
    for x in (own.x + 0.3, own.x + own.width - 0.3):
        if rng.random() < 0.4:
            shrub(stage, x, -0.35, rng.uniform(0.6, 1.1), flowers=rng.random() < 0.6)
    side = -1 if rng.random() < 0.5 else 1
    dapple(stage, -8.5, -4, -6, 6, 34)
    if rng.random() < 0.5:
        lamp_post(stage, side * rng.uniform(4.8, 6.0), -2.7)
    if rng.random() < 0.65:
        x = -side * rng.uniform(4.9, 6.6)
        spot = stage.spot(x, 0, -2.6)
        scatter(stage, [((spot[0] - side * 40, spot[1] + 8), 130, 14)], 90, 10)
        tree(stage, x, -2.6, rng.uniform(6.0, 7.6))
