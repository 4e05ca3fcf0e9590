"""What one stands on: lawn, street, paving, gravel, water; and the shadows on it."""

import random

from PIL import Image

from home.demo.drawing.canvas import HEIGHT, WIDTH, Point, SoftLayer
from home.demo.drawing.colour import Colour, darker, lighter, mix, rgb
from home.demo.drawing.space import UP, Stage
from home.demo.drawing.style import Season

LAWNS = {
    Season.SPRING: (rgb("#86a551"), rgb("#a6bf68")),
    Season.SUMMER: (rgb("#789a4e"), rgb("#9db264")),
    Season.AUTUMN: (rgb("#8a934f"), rgb("#b0a760")),
    Season.WINTER: (rgb("#84916a"), rgb("#a3aa86")),
}


def plane(stage: Stage, z0: float, z1: float, x0: float, x1: float, colour: Colour) -> None:
    """A flat piece of ground, a little paler in the distance."""
    near = stage.light.on(colour, UP)
    far = mix(near, stage.light.haze, 0.2)
    eye = stage.camera.place[2]
    low, high = max(z0 - eye, 0.3), max(z1 - eye, 0.4)
    if z0 < eye + 0.3:
        stage.raw([(x0, 0, z0), (x1, 0, z0), (x1, 0, eye + low), (x0, 0, eye + low)], near)
    bands = 14
    for index in range(bands):
        a = eye + low * (high / low) ** (index / bands) - 0.01
        b = eye + low * (high / low) ** ((index + 1) / bands)
        tone = mix(darker(near, 0.1), far, (index / bands) ** 1.5)
        stage.raw([(x0, 0, a), (x1, 0, a), (x1, 0, b), (x0, 0, b)], tone)


def lawn(
    stage: Stage,
    z0: float,
    z1: float,
    x0: float = -60.0,
    x1: float = 60.0,
    *,
    stripes: bool = False,
) -> None:
    """Grass with blades, and the stripes of the mower if asked."""
    colours = LAWNS[stage.style.season]
    plane(stage, z0, z1, x0, x1, mix(*colours, 0.3))
    if stripes:
        for index in range(-14, 14):
            if index % 2:
                x = index * 1.1
                outline = [(x, 0, z0), (x + 1.1, 0, z0), (x + 1.1, 0, z1), (x, 0, z1)]
                stage.raw(outline, stage.light.on(colours[1], UP), 46)
    blades(stage, z0, z1, x0, x1)


def blades(
    stage: Stage, z0: float, z1: float, x0: float, x1: float, count: int = 520, tall: float = 0.07
) -> None:
    """Blades of grass, more and longer ones near the viewer."""
    rng = stage.rng
    low, high = (stage.light.on(colour, UP) for colour in LAWNS[stage.style.season])
    tones = [darker(low, 0.28), darker(low, 0.12), high, lighter(high, 0.18)]
    near, far = stage.spot(0, 0, z0)[1], stage.spot(0, 0, z1)[1]
    for _index in range(count):
        y = far + (min(near, HEIGHT + 20) - far) * rng.random()
        metre = stage.camera.place[1] and (y - stage.camera.horizon) / stage.camera.place[1]
        left, right = (_across(stage, x, metre) for x in (x0, x1))
        x = rng.uniform(max(0, left), max(1, min(WIDTH, right)))
        blade = max(1.5, tall * metre) * rng.uniform(0.5, 1.3)
        lean = rng.uniform(-0.4, 0.4) * blade
        stage.canvas.line([(x, y), (x + lean, y - blade)], rng.choice(tones), 0.9, 90)


def _across(stage: Stage, x: float, metre: float) -> float:
    return stage.camera.middle + (x - stage.camera.place[0]) * metre


def paving(
    stage: Stage,
    z0: float,
    z1: float,
    x0: float,
    x1: float,
    colour: Colour,
    *,
    tile: tuple[float, float] = (0.6, 0.6),
    alpha: int = 60,
) -> None:
    """Slabs or setts with their joints."""
    plane(stage, z0, z1, x0, x1, colour)
    wide, deep = tile
    rng = stage.rng
    for _index in range(70):
        z = z0 + deep * int(rng.random() * (z1 - z0) / deep)
        x = x0 + wide * int(rng.random() * (x1 - x0) / wide)
        slab = [(x, 0, z), (x + wide, 0, z), (x + wide, 0, z + deep), (x, 0, z + deep)]
        stage.canvas.polygon(
            stage.camera.project(slab), rng.choice([(255, 255, 255), (20, 18, 24)]), 14
        )
    joint = darker(stage.light.on(colour, UP), 0.35)
    for row in range(int((z1 - z0) / deep) + 1):
        z = z0 + row * deep
        stage.stroke([(x0, 0, z), (x1, 0, z)], joint, 1.0, alpha)
    for column in range(int((x1 - x0) / wide) + 1):
        x = x0 + column * wide
        stage.stroke([(x, 0, max(z0, near_depth(stage))), (x, 0, z1)], joint, 1.0, alpha)


def near_depth(stage: Stage) -> float:
    """The depth at which the ground leaves the picture at its bottom."""
    camera = stage.camera
    depth = camera.focal * camera.place[1] / (HEIGHT + 40 - camera.horizon)
    return camera.place[2] + depth


def gravel(stage: Stage, z0: float, z1: float, x0: float, x1: float, colour: Colour) -> None:
    """Fine gravel: specks on a pale ground."""
    plane(stage, z0, z1, x0, x1, colour)
    speckle(stage, z0, z1, x0, x1, stage.light.on(colour, UP), 480)


def speckle(
    stage: Stage, z0: float, z1: float, x0: float, x1: float, colour: Colour, count: int
) -> None:
    """Small lighter and darker spots on the ground."""
    rng = stage.rng
    tones = [darker(colour, 0.2), lighter(colour, 0.25)]
    for _index in range(count):
        z = z0 + (z1 - z0) * rng.random() ** 2
        x = rng.uniform(x0, x1)
        point, metre = stage.spot(x, 0, z), stage.size_at(z, x)
        stage.canvas.ellipse(point, 0.03 * metre, 0.012 * metre, rng.choice(tones), 110)


def cast(stage: Stage, outlines: list[list[Point]], strength: int = 120, blur: float = 10) -> None:
    """Soft shadows over outlines of the picture."""

    def paint(layer: SoftLayer) -> None:
        for outline in outlines:
            layer.polygon(outline, strength)

    ys = [y for outline in outlines for _x, y in outline]
    top, bottom = max(0.0, min(ys) - 3 * blur), min(float(HEIGHT), max(ys) + 3 * blur)
    if bottom > top:
        stage.canvas.shade(paint, stage.light.shadow, blur, (0, top, WIDTH, bottom))


def dapple(stage: Stage, z0: float, z1: float, x0: float, x1: float, count: int = 60) -> None:
    """The shadow of leaves out of the picture, on the ground."""
    rng = stage.rng
    if stage.light.lamps_on:
        return
    spots = [
        (stage.spot(x, 0, z), stage.size_at(z, x) * rng.uniform(0.15, 0.6))
        for x, z in ((rng.uniform(x0, x1), rng.uniform(z0, z1)) for _index in range(count))
    ]
    scatter(stage, [(point, size, size * 0.26) for point, size in spots], 66, 13)


def scatter(
    stage: Stage, spots: list[tuple[Point, float, float]], strength: int, blur: float
) -> None:
    """Soft elliptical shadows at ``spots`` (middle and two radii)."""

    def paint(layer: SoftLayer) -> None:
        for middle, across, upright in spots:
            layer.ellipse(middle, across, upright, strength)

    tops = [y - upright for (_x, y), _across, upright in spots]
    bottoms = [y + upright for (_x, y), _across, upright in spots]
    top, bottom = max(0.0, min(tops) - 3 * blur), min(float(HEIGHT), max(bottoms) + 3 * blur)
    if bottom > top:
        stage.canvas.shade(paint, stage.light.shadow, blur, (0, top, WIDTH, bottom))


def reflect(stage: Stage, waterline: float, base: float, wall: float, rng: random.Random) -> None:
    """Still water below ``waterline``: the quay wall and what stands from ``base`` up, rippled.

    All in drawing units; ``wall`` is the height of the quay wall above the water.
    """
    canvas = stage.canvas
    scale, wide = canvas.scale, canvas.image.width
    line, tall = round(waterline * scale), round(wall * scale)
    depth, foot = canvas.image.height - line, round(base * scale)
    above = Image.new("RGB", (wide, depth))
    above.paste(canvas.image.crop((0, foot - depth + tall, wide, foot)), (0, 0))
    above.paste(canvas.image.crop((0, line - tall, wide, line)), (0, depth - tall))
    mirrored = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).reduce(6)
    canvas.image.paste(mirrored.resize((wide, depth), Image.Resampling.BILINEAR), (0, line))
    tone = mix(stage.light.sky[0], rgb("#2f4a4a"), 0.55)
    canvas.strips(
        [(0, waterline), (WIDTH, waterline), (WIDTH, HEIGHT), (0, HEIGHT)],
        [tone, darker(tone, 0.35)],
        84,
    )
    for _index in range(230):
        y = waterline + (HEIGHT - waterline) * rng.random() ** 1.4
        near = (y - waterline) / (HEIGHT - waterline)
        x, length = rng.uniform(-40, WIDTH), rng.uniform(30, 150) * (0.4 + near)
        colour = rng.choice([stage.light.sky[-1], stage.light.sky[0], darker(tone, 0.4)])
        half = 0.8 + 2.2 * near
        canvas.ellipse((x, y), length / 2, half, colour, 46)
