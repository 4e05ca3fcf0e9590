"""One picture: which scene, whose style, in which light; its JPEG; many of them at once."""

import multiprocessing
import os
import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO

from PIL import Image

from home.demo.drawing import (
    apartments,
    bathroom,
    bedroom,
    dining,
    farmhouse,
    gables,
    hall,
    kitchen,
    living,
    outdoors,
    street_view,
    study,
    terrace_view,
    terraced,
    villa,
)
from home.demo.drawing.canvas import Canvas
from home.demo.drawing.finish import finished
from home.demo.drawing.light import Mood, light_of
from home.demo.drawing.scenes import BY_DAY, INDOORS, Scene
from home.demo.drawing.space import Camera, Stage
from home.demo.drawing.style import Style, style_of

DEFAULT_SIZE = (1500, 1000)
QUALITY = 85

_PAINTERS: dict[Scene, Callable[[Stage], None]] = {
    Scene.TERRACED: terraced.terraced,
    Scene.VILLA: villa.villa,
    Scene.MODERN_VILLA: villa.modern_villa,
    Scene.FARMHOUSE: farmhouse.farmhouse,
    Scene.STEPPED_GABLES: gables.stepped_gables,
    Scene.APARTMENTS: apartments.apartments,
    Scene.DEVELOPMENT: apartments.development,
    Scene.BUILDING_SITE: apartments.building_site,
    Scene.REAR: outdoors.rear,
    Scene.GARDEN: outdoors.garden,
    Scene.TERRACE: terrace_view.over_a_valley,
    Scene.ROOF_TERRACE: terrace_view.over_roofs,
    Scene.STREET: street_view.street,
    Scene.PLOT: street_view.plot,
    Scene.LIVING: living.living,
    Scene.DINING: dining.dining,
    Scene.STUDY: study.study,
    Scene.HALL: hall.hall,
    Scene.KITCHEN: kitchen.kitchen,
    Scene.BATHROOM: bathroom.bathroom,
    Scene.BEDROOM: bedroom.bedroom,
}


def draw(scene: Scene, seed: int, size: tuple[int, int] = DEFAULT_SIZE) -> Image.Image:
    """Draw a scene, always the same for the same seed; ``size`` in pixels, 3:2.

    Seeds that differ by a multiple of 1000 belong to the same property: same light, same materials,
    another composition.
    """
    style = style_of(seed)
    light = light_of(_mood(scene, style), sun_from_left=style.sun_from_left)
    rng = random.Random(f"{scene} {seed}")  # noqa: S311 drawing, not security
    stage = Stage(Canvas(size), Camera(), light, style, rng)
    _PAINTERS[scene](stage)
    return finished(stage.canvas.reduced(), light, seed)


def jpeg(image: Image.Image) -> bytes:
    """The picture as a progressive JPEG without metadata."""
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, progressive=True)
    return out.getvalue()


def photographs(
    wanted: Sequence[tuple[Scene, int]],
    *,
    size: tuple[int, int] = DEFAULT_SIZE,
    workers: int | None = None,
) -> Iterator[bytes]:
    """Draw many scenes on all processors and yield their JPEGs in the order asked for."""
    workers = workers or os.cpu_count() or 1
    one = partial(_photograph, size=size)
    if workers == 1 or len(wanted) < 8:
        yield from map(one, wanted)
        return
    # Spawned, not forked: a fork would share the database connection of the caller.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(one, wanted, chunksize=4)


def _photograph(wanted: tuple[Scene, int], size: tuple[int, int]) -> bytes:
    return jpeg(draw(*wanted, size))


def _mood(scene: Scene, style: Style) -> Mood:
    if scene in INDOORS:
        return Mood.INDOORS
    return Mood.GOLDEN if scene in BY_DAY and style.mood is Mood.DUSK else style.mood
