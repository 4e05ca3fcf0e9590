"""Sky, clouds and the hills or roofs far away: all soft, all painted small."""

import random

from home.demo.drawing.canvas import HEIGHT, WIDTH, SoftLayer, rounded
from home.demo.drawing.colour import Colour, mix, ramp
from home.demo.drawing.light import Light
from home.demo.drawing.space import Stage


def paint_sky(stage: Stage, *, hills: int = 0, hill_colour: Colour = (96, 122, 108)) -> None:
    """Fill the picture with sky, clouds and ``hills`` ranges of hills down to the horizon."""

    def paint(layer: SoftLayer) -> None:
        _gradient(layer, stage.light, min(620.0, stage.camera.horizon) * 0.9)
        _clouds(layer, stage)
        layer.blur(8)

    stage.canvas.backdrop(paint, min(HEIGHT, stage.camera.horizon + 60))
    for index in range(hills):
        _range(stage, index, hills, hill_colour)


def _gradient(layer: SoftLayer, light: Light, horizon: float) -> None:
    rows = 60
    for row in range(rows):
        top, bottom = HEIGHT * row / rows, HEIGHT * (row + 1) / rows
        colour = ramp(light.sky, top / horizon)
        layer.polygon([(0, top), (WIDTH, top), (WIDTH, bottom), (0, bottom)], colour)
    if light.lamps_on:
        return
    side = 0 if light.sun_from_left else WIDTH
    for step in range(10):
        layer.ellipse((side, horizon * 0.35), 620 - step * 50, 430 - step * 34, (255, 246, 225, 9))


def _clouds(layer: SoftLayer, stage: Stage) -> None:
    rng, light = stage.rng, stage.light
    for _index in range(round(light.clouds * rng.uniform(3, 8))):
        x, y = rng.uniform(-100, WIDTH + 100), rng.uniform(0.05, 0.82) * stage.camera.horizon
        nearness = 1.15 - y / stage.camera.horizon
        _cloud(layer, rng, (x, y), 230 * nearness + 40, light)


def _cloud(
    layer: SoftLayer, rng: random.Random, middle: tuple[float, float], length: float, light: Light
) -> None:
    x, y = middle
    under = mix(light.cloud, light.sky[0], 0.28)
    for index in range(18):
        place = (index / 17 - 0.5) * 2
        puff = length * (0.26 - 0.2 * place * place) * rng.uniform(0.6, 1.3)
        spot = (x + place * length, y - puff * 0.55 * rng.random())
        layer.ellipse((spot[0], y + puff * 0.12), puff * 1.3, puff * 0.3, (*under, 50))
        layer.ellipse(spot, puff * 0.95, puff * 0.5, (*light.cloud, 90))


def _range(stage: Stage, index: int, count: int, colour: Colour) -> None:
    rng, horizon = stage.rng, stage.camera.horizon
    nearness = (index + 1) / count
    colour = mix(stage.light.on(colour, (0, 1, 0)), stage.light.haze, 0.84 - 0.5 * nearness)
    rise = 105 * (1.15 - nearness) + 26
    outline, height = [(-20.0, horizon + 60)], rise * rng.uniform(0.5, 1)
    for step in range(15):
        height = min(max(height + rng.uniform(-0.3, 0.3) * rise, rise * 0.25), rise * 1.25)
        outline.append((-40 + step * WIDTH / 13, horizon - height))
    outline.append((WIDTH + 40.0, horizon + 60))
    stage.canvas.polygon(rounded(outline, 3), colour)
