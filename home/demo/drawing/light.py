"""Times of day: where the sun stands, what it colours, and what the sky looks like."""

import math
from dataclasses import dataclass
from enum import StrEnum

from home.demo.drawing.colour import Colour, Factors, rgb, tint

Direction = tuple[float, float, float]


class Mood(StrEnum):
    """The light a picture is taken in."""

    MORNING = "morning"
    NOON = "noon"
    GOLDEN = "golden"
    DUSK = "dusk"
    VEILED = "veiled"
    INDOORS = "indoors"


def _unit(x: float, y: float, z: float) -> Direction:
    length = math.hypot(x, y, z)
    return x / length, y / length, z / length


@dataclass(frozen=True)
class Light:
    """How surfaces are lit. ``sun`` points to the sun; factors multiply the colour's channels."""

    mood: Mood
    sun: Direction
    ambient: Factors
    direct: Factors
    sky: tuple[Colour, ...]  # from the zenith to the horizon
    cloud: Colour
    clouds: float  # 0 none, 1 many
    haze: Colour
    shadow: Colour
    glow: Factors  # the whole picture is multiplied by it on the sunny side

    @property
    def lamps_on(self) -> bool:
        """Whether windows are lit from inside."""
        return self.mood is Mood.DUSK

    @property
    def sun_from_left(self) -> bool:
        """On which side shadows begin."""
        return self.sun[0] < 0

    def on(self, colour: Colour, normal: Direction) -> Colour:
        """``colour`` on a surface that faces ``normal``."""
        cosine = sum(a * b for a, b in zip(self.sun, normal, strict=True))
        strength = max(0.0, cosine)
        upward = 0.06 * normal[1]
        red, green, blue = (
            ambient + upward + direct * strength
            for ambient, direct in zip(self.ambient, self.direct, strict=True)
        )
        return tint(colour, (red, green, blue))


def _sky(*codes: str) -> tuple[Colour, ...]:
    return tuple(rgb(code) for code in codes)


_LIGHTS: dict[Mood, Light] = {
    Mood.MORNING: Light(
        Mood.MORNING,
        _unit(-0.75, 0.55, -0.6),
        (0.62, 0.66, 0.74),
        (0.52, 0.46, 0.34),
        _sky("#86b4d8", "#a9cbe3", "#d3e2e8", "#f3e6d3"),
        rgb("#fff7ec"),
        0.55,
        rgb("#d5dfe6"),
        rgb("#3f4a63"),
        (1.05, 1.01, 0.95),
    ),
    Mood.NOON: Light(
        Mood.NOON,
        _unit(-0.5, 0.75, -0.65),
        (0.60, 0.65, 0.73),
        (0.54, 0.49, 0.40),
        _sky("#3f86c4", "#6fa9d8", "#a5cbe6", "#dcebf1"),
        rgb("#ffffff"),
        0.8,
        rgb("#c3d7e4"),
        rgb("#34415c"),
        (1.03, 1.01, 0.98),
    ),
    Mood.GOLDEN: Light(
        Mood.GOLDEN,
        _unit(-0.85, 0.34, -0.6),
        (0.60, 0.61, 0.69),
        (0.52, 0.41, 0.24),
        _sky("#79a4cc", "#a3c0d8", "#dcd5c6", "#f7d9b0"),
        rgb("#ffe6c7"),
        0.5,
        rgb("#ecd2b3"),
        rgb("#4a4160"),
        (1.06, 1.0, 0.93),
    ),
    Mood.DUSK: Light(
        Mood.DUSK,
        _unit(0.4, 0.5, -0.7),
        (0.50, 0.51, 0.63),
        (0.10, 0.08, 0.10),
        _sky("#24406e", "#41659a", "#8a93b4", "#eab08e", "#f6c38f"),
        rgb("#b58f9d"),
        0.4,
        rgb("#8d91ac"),
        rgb("#1b2140"),
        (1.02, 0.98, 1.02),
    ),
    Mood.VEILED: Light(
        Mood.VEILED,
        _unit(-0.3, 0.9, -0.5),
        (0.76, 0.78, 0.82),
        (0.24, 0.22, 0.19),
        _sky("#a9bccb", "#bfcdd7", "#d7dfe3", "#e9e9e4"),
        rgb("#f6f6f4"),
        1.0,
        rgb("#d3dadd"),
        rgb("#4b5566"),
        (1.0, 1.0, 1.0),
    ),
    Mood.INDOORS: Light(
        Mood.INDOORS,
        _unit(-0.7, 0.55, -0.25),
        (0.84, 0.84, 0.855),
        (0.22, 0.2, 0.15),
        _sky("#bcd6ea", "#dfeaf0", "#f5f3ea"),
        rgb("#ffffff"),
        0.3,
        rgb("#e8eef0"),
        rgb("#2e2a33"),
        (1.04, 1.01, 0.96),
    ),
}


def light_of(mood: Mood, *, sun_from_left: bool = True) -> Light:
    """The light of a mood, mirrored when the sun stands on the right."""
    light = _LIGHTS[mood]
    if sun_from_left == light.sun_from_left:
        return light
    x, y, z = light.sun
    return Light(**{**light.__dict__, "sun": (-x, y, z)})
