"""One picture: which scene, whose style, in which light; and its JPEG."""

import random
from collections.abc import Callable
from enum import StrEnum
from io import BytesIO

from PIL import Image

from home.demo.drawing import farmhouse, gables, terraced, villa
from home.demo.drawing.canvas import Canvas
from home.demo.drawing.finish import finished
from home.demo.drawing.light import Mood, light_of
from home.demo.drawing.space import Camera, Stage
from home.demo.drawing.style import style_of

DEFAULT_SIZE = (1500, 1000)
QUALITY = 85


class Scene(StrEnum):
    TERRACED = "terraced"
    VILLA = "villa"
    MODERN_VILLA = "modern_villa"
    FARMHOUSE = "farmhouse"
    STEPPED_GABLES = "stepped_gables"


_PAINTERS: dict[Scene, Callable[[Stage], None]] = {
    Scene.TERRACED: terraced.terraced,
    Scene.VILLA: villa.villa,
    Scene.MODERN_VILLA: villa.modern_villa,
    Scene.FARMHOUSE: farmhouse.farmhouse,
    Scene.STEPPED_GABLES: gables.stepped_gables,
}
_INDOORS = frozenset()


def draw(scene: Scene, seed: int, size: tuple[int, int] = DEFAULT_SIZE) -> Image.Image:
    style = style_of(seed)
    mood = Mood.INDOORS if scene in _INDOORS else style.mood
    light = light_of(mood, sun_from_left=style.sun_from_left)
    rng = random.Random(f"{scene} {seed}")  # noqa: S311 drawing, not security
    stage = Stage(Canvas(size), Camera(), light, style, rng)
    _PAINTERS[scene](stage)
    return finished(stage.canvas.reduced(), light, seed)


def jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
