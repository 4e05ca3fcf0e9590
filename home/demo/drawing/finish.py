"""The last touches of every picture: light over it, a darker rim, a trace of grain."""

import random
from functools import lru_cache

from PIL import Image, ImageChops, ImageFilter

from home.demo.drawing.light import Light

_LIGHT_MAP = (48, 32)
_GRAIN_TILE = 256
# Gives back the light that the map took, a little more in the middle tones.
_LIFTED = [min(255, round(value * (1 + 0.12 * (1 - value / 420)))) for value in range(256)]


def finished(image: Image.Image, light: Light, seed: int) -> Image.Image:
    """The picture under its light map, with grain."""
    lit = ImageChops.multiply(image, _light_map(light, image.size))
    lit = lit.point(_LIFTED * 3)
    grain = ImageChops.offset(_grain(image.size), seed * 37 % 251, seed * 91 % 241)
    return ImageChops.add(lit, grain, 1.0, -128)


@lru_cache(maxsize=32)
def _light_map(light: Light, size: tuple[int, int]) -> Image.Image:
    small = Image.new("RGB", _LIGHT_MAP)
    sunny = 0.0 if light.sun_from_left else 1.0
    for y in range(_LIGHT_MAP[1]):
        for x in range(_LIGHT_MAP[0]):
            across, down = x / (_LIGHT_MAP[0] - 1), y / (_LIGHT_MAP[1] - 1)
            rim = ((across - 0.5) ** 2 * 1.5 + (down - 0.48) ** 2) * 0.24
            near_sun = max(0.0, 1 - abs(across - sunny) * 0.75 - down * 0.55)
            small.putpixel((x, y), tuple(_channel(rim, near_sun, factor) for factor in light.glow))
    return small.resize(size, Image.Resampling.BICUBIC)


def _channel(rim: float, near_sun: float, factor: float) -> int:
    strength = (0.955 - rim) * (1 + (factor - 1) * (0.35 + 0.9 * near_sun)) + 0.05 * near_sun
    return min(255, round(255 * strength))


@lru_cache(maxsize=4)
def _grain(size: tuple[int, int]) -> Image.Image:
    noise = random.Random("grain").randbytes(_GRAIN_TILE**2)  # noqa: S311 drawing, not security
    tile = Image.frombytes("L", (_GRAIN_TILE, _GRAIN_TILE), noise)
    tile = tile.filter(ImageFilter.GaussianBlur(0.6)).point(_near_grey)
    whole = Image.new("L", size)
    for left in range(0, size[0], _GRAIN_TILE):
        for top in range(0, size[1], _GRAIN_TILE):
            whole.paste(tile, (left, top))
    return Image.merge("RGB", (whole, whole, whole))


def _near_grey(value: int) -> int:
    return 128 + round((value - 128) * 0.045)
