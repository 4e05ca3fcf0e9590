"""Drawn photographs: architectural illustrations, the same for the same scene and seed."""

from home.demo.drawing.colour import Colour, rgb
from home.demo.drawing.logos import draw_logo
from home.demo.drawing.picture import DEFAULT_SIZE, draw, jpeg, photographs
from home.demo.drawing.portraits import draw_portrait
from home.demo.drawing.scenes import Scene

__all__ = [
    "DEFAULT_SIZE",
    "Colour",
    "Scene",
    "draw",
    "draw_logo",
    "draw_portrait",
    "jpeg",
    "photographs",
    "rgb",
]
