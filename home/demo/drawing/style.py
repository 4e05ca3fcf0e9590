"""What all pictures of one property share: season, light, materials, taste of its owner."""

import random
from dataclasses import dataclass
from enum import StrEnum

from home.demo.drawing.colour import Colour, rgb
from home.demo.drawing.light import Mood

STYLES = 1000  # seeds that differ by a multiple of it share a style


class Season(StrEnum):
    """What the trees look like."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


def _colours(codes: str) -> tuple[Colour, ...]:
    return tuple(rgb(code) for code in codes.split())


BRICKS = _colours("#a2604a #ad7058 #8d5546 #bd957a #98705f #d9cdbd #b48d7d #7b554c #cbb79f")
RENDERS = _colours("#f2ede2 #e9dfcc #efe6da #e3ddd3 #dfe2de #ead7c3 #f4f1ea")
STONES = _colours("#b3ab9d #a8a49a #bcae96 #9f9b93")
SLATES = _colours("#4d535c #5a5f66 #464b55 #616369")
TILES = _colours("#9a5f4b #855144 #5f5453 #a56e55")
FRAMES = _colours("#f4f1ea #f4f1ea #35393d #ecebe6 #4a5a52 #2c3540 #6b4a35")
DOORS = _colours("#2f4a43 #223449 #6d2e2b #8a6a3e #3b3f45 #70826f #a8502f #5b4a63")
FLOORS = _colours("#b98a5d #c9a179 #9a7050 #d2b48f #84604a #c4ab8c #b4977a")
WALLS = _colours("#f0ece3 #ece8e0 #e6e8e4 #f1ebe0 #e9e4dc #e8ebec")
ACCENTS = _colours(
    "#2f5d62 #8b9a7b #b5654a #5a6b8c #c29a4b #7a4e57 #3f4b57 #a8b5a2 #c98f72 #54705c"
)
FABRICS = _colours("#d8d0c2 #8c9296 #6f7f86 #c9b89f #5f6b66 #b0a596 #a4694f #7e8d7a #434c5a")
KITCHENS = _colours("#f1efe9 #dfe0da #5d6f63 #36434f #c8b79b #8fa19a #2f3133 #b7bfb9 #7c5a45")
WORKTOPS = _colours("#3b3d40 #e7e3da #b98d62 #8f8d88 #f2f0ec")
_OUTDOOR_MOODS = (
    Mood.MORNING,
    Mood.MORNING,
    Mood.NOON,
    Mood.NOON,
    Mood.NOON,
    Mood.GOLDEN,
    Mood.GOLDEN,
    Mood.DUSK,
    Mood.VEILED,
)
_SEASONS = (
    Season.SPRING,
    Season.SPRING,
    Season.SUMMER,
    Season.SUMMER,
    Season.SUMMER,
    Season.AUTUMN,
    Season.AUTUMN,
    Season.WINTER,
)


@dataclass(frozen=True)
class Style:
    """The materials and tastes of one property."""

    season: Season
    mood: Mood
    sun_from_left: bool
    brick: Colour
    render: Colour
    stone: Colour
    slate: Colour
    tiles: Colour
    frame: Colour
    door: Colour
    floor: Colour
    wall: Colour
    accent: Colour
    second: Colour
    fabric: Colour
    kitchen: Colour
    worktop: Colour


def style_of(seed: int) -> Style:
    """The style of a property: the same for ``seed``, ``seed + 1000``, ``seed + 2000`` and on."""
    rng = random.Random(f"style {seed % STYLES}")  # noqa: S311 drawing, not security
    accent, second = rng.sample(ACCENTS, 2)
    return Style(
        season=rng.choice(_SEASONS),
        mood=rng.choice(_OUTDOOR_MOODS),
        sun_from_left=rng.random() < 0.6,
        brick=rng.choice(BRICKS),
        render=rng.choice(RENDERS),
        stone=rng.choice(STONES),
        slate=rng.choice(SLATES),
        tiles=rng.choice(TILES),
        frame=rng.choice(FRAMES),
        door=rng.choice(DOORS),
        floor=rng.choice(FLOORS),
        wall=rng.choice(WALLS),
        accent=accent,
        second=second,
        fabric=rng.choice(FABRICS),
        kitchen=rng.choice(KITCHENS),
        worktop=rng.choice(WORKTOPS),
    )
