"""A terrace and its view: a river valley, or the roofs of a town."""

from dataclasses import replace

from home.demo.drawing.canvas import WIDTH, Point
from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.ground import LAWNS, scatter
from home.demo.drawing.plants import dabs, leaves_of, potted
from home.demo.drawing.seating import garden_table, lounge_chair
from home.demo.drawing.sky import paint_sky
from home.demo.drawing.space import FRONT, Camera, Stage
from home.demo.drawing.surface import Surface


def over_a_valley(stage: Stage) -> None:
    """A terrace above a river valley."""
    stage = _standing(stage)
    paint_sky(stage, hills=4, hill_colour=LAWNS[stage.style.season][0])
    _valley(stage)
    _deck(stage)


def over_roofs(stage: Stage) -> None:
    """A terrace above the roofs of an old town."""
    stage = _standing(stage)
    paint_sky(stage, hills=1, hill_colour=LAWNS[stage.style.season][0])
    base = 0.0
    for row in range(5):
        base = stage.camera.horizon + 10 + row * 42
        _row_of_houses(stage, base, row / 4)
        if row == 1:
            _towers(stage, base)
    _deck(stage)


def _standing(stage: Stage) -> Stage:
    rng = stage.rng
    camera = Camera((0, 1.6, -4.2), rng.uniform(-7, 7), 900, rng.uniform(440, 490))
    return replace(stage, camera=camera)


def _deck(stage: Stage) -> None:
    """The boards one stands on, the railing, the furniture."""
    rng = stage.rng
    deck = Surface(stage, (-7.0, 0.0, -4.05), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    tone = rng.choice([rgb("#a9855f"), rgb("#b8aea0"), rgb("#937457")])
    deck.rect(0, 0, 14, 5.8, tone)
    for index in range(78):
        x = -7 + index * 0.18
        board = [(x, 0, -4.0), (x + 0.18, 0, -4.0), (x + 0.18, 0, 1.75), (x, 0, 1.75)]
        if rng.random() < 0.6:
            stage.face(board, darker(tone, 0.2), alpha=round(rng.uniform(30, 110)))
        stage.stroke([board[0], board[3]], darker(tone, 0.6), 1.2, 120)
    _railing(stage)
    _sit(stage)


def _valley(stage: Stage) -> None:
    horizon = stage.camera.horizon
    low, high = LAWNS[stage.style.season]
    near = stage.light.on(mix(low, high, 0.4), (0, 1, 0))
    far = mix(near, stage.light.haze, 0.45)
    stage.canvas.strips(
        [(0, horizon + 20), (WIDTH, horizon + 20), (WIDTH, 800), (0, 800)],
        [far, near, darker(near, 0.2)],
    )
    river = [
        (980, horizon + 34),
        (1020, horizon + 34),
        (820, horizon + 78),
        (930, horizon + 130),
        (640, horizon + 132),
        (700, horizon + 80),
    ]
    stage.canvas.polygon(river, lighter(stage.light.sky[1], 0.15))
    _woods(stage, near)


def _woods(stage: Stage, near: Colour) -> None:
    rng, horizon = stage.rng, stage.camera.horizon
    for row in range(5):
        y = horizon + 40 + row * 26
        leaves = tuple(
            mix(colour, mix(stage.light.haze, near, 0.2 * row), 0.55 - 0.1 * row)
            for colour in leaves_of(stage)
        )
        start = rng.uniform(0, WIDTH)

        def place(y: float = y, start: float = start, row: int = row) -> Point:
            x = (start + rng.gauss(0, 240)) % WIDTH
            return x, y + rng.uniform(-8, 8) - 4 * row

        dabs(stage, leaves, 110, 7 + row * 2.5, place, (start, y), 300)


def _row_of_houses(stage: Stage, y: float, near: float) -> None:
    """House fronts with their roofs from side to side; ``near`` is 0 far away, 1 close by."""
    rng, style, light = stage.rng, stage.style, stage.light
    fade = 0.5 - 0.4 * near
    x = -60.0
    while x < WIDTH + 40:
        width = rng.uniform(50, 95) * (0.7 + near)
        stone = rng.choice([style.brick, rgb("#d9d1c4"), rgb("#b49b88")])
        cover = rng.choice([style.tiles, style.slate])
        _far_house(
            stage,
            (x, y),
            width,
            light.on(mix(stone, light.haze, fade), FRONT),
            light.on(mix(cover, light.haze, fade), (0.0, 0.7, -0.7)),
        )
        x += width + rng.uniform(0, 8)


def _far_house(stage: Stage, corner: Point, width: float, wall: Colour, cover: Colour) -> None:
    rng, canvas, (x, y) = stage.rng, stage.canvas, corner
    rise = width * rng.uniform(0.45, 0.75)
    canvas.polygon([(x, 900), (x, y), (x + width, y), (x + width, 900)], wall)
    left, right = (x - 3, y), (x + width + 3, y)
    if rng.random() < 0.35:
        canvas.polygon([left, (x + width / 2, y - rise), right], mix(wall, cover, 0.3))
    else:
        ridge = [(x + width * 0.1, y - rise * 0.8), (x + width * 0.9, y - rise * 0.8)]
        canvas.polygon([left, *ridge, right], cover)
    for column in range(3):
        lamp = stage.light.lamps_on and rng.random() < 0.5
        u, v = x + width * (0.16 + column * 0.28), x + width * (0.29 + column * 0.28)
        pane = [(u, y + 12), (v, y + 12), (v, y + 34), (u, y + 34)]
        canvas.polygon(pane, rgb("#ffd28a") if lamp else darker(wall, 0.45))


def _towers(stage: Stage, base: float) -> None:
    """Three towers far away, as an old town has them."""
    rng = stage.rng
    tone = mix(stage.light.on(rgb("#7f7a75"), (0, 0, -1)), stage.light.haze, 0.45)
    x = rng.uniform(400, 800)
    for height, wide in ((170, 20), (225, 23), (150, 27)):
        x += rng.uniform(70, 150)
        top = base - height
        stage.canvas.polygon(
            [(x - wide, base), (x - wide, top), (x + wide, top), (x + wide, base)], tone
        )
        stage.canvas.polygon(
            [(x - wide * 0.9, top), (x, top - height * 0.45), (x + wide * 0.9, top)],
            darker(tone, 0.18),
        )
        for side in (-1, 1):
            stage.canvas.polygon(
                [
                    (x + side * wide - 4, top),
                    (x + side * wide, top - 26),
                    (x + side * wide + 4, top),
                ],
                tone,
            )


def _railing(stage: Stage) -> None:
    rng = stage.rng
    z = 1.75
    iron = rgb("#2e3236")
    stage.raw([(-8, 0, z), (8, 0, z), (8, 0.12, z), (-8, 0.12, z)], mix(iron, (120, 116, 110), 0.4))
    if rng.random() < 0.5:
        for index in range(8):
            x = -7.0 + index * 2
            stage.raw(
                [(x + 0.05, 0.14, z), (x + 1.95, 0.14, z), (x + 1.95, 1.0, z), (x + 0.05, 1.0, z)],
                lighter(stage.light.sky[1], 0.5),
                66,
            )
            stage.raw(
                [(x + 0.3, 0.14, z), (x + 0.7, 0.14, z), (x + 1.3, 1.0, z), (x + 0.9, 1.0, z)],
                (255, 255, 255),
                40,
            )
    else:
        for bar in range(112):
            x = -7 + bar * 0.125
            stage.stroke([(x, 0.1, z), (x, 1.0, z)], iron, 1.6)
    stage.box((-8, 1.0, z - 0.03), (8, 1.06, z + 0.03), iron)


def _sit(stage: Stage) -> None:
    rng = stage.rng
    x = rng.choice([-1.4, 1.2])
    scatter(stage, [(stage.spot(x, 0, 0.2), 260, 26)], 110, 12)
    lounge_chair(stage, x - 1.0, 0.4, stage.style.accent)
    garden_table(stage, x, 0.3, low=True)
    lounge_chair(stage, x + 1.0, 0.4, stage.style.accent)
    for place in (-2.9, 2.9, -2.2):
        potted(
            stage,
            place,
            rng.uniform(0.7, 1.4),
            rng.uniform(0.7, 1.4),
            rng.choice([rgb("#9c6a50"), rgb("#54585b"), rgb("#c9c1b4")]),
        )
