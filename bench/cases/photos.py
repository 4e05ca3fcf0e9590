"""What a 12-megapixel photo costs: at the door, and for each size in both formats.

Seconds, bytes, the ratio to a plain Pillow decode, shrink and encode of the same size, and the
peak memory of a worker go to build/bench-photos.json; more than 400 MB, and the bench fails.
"""

import json
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from bench.harness import Work, bench
from immo_pages.models import PropertyPhoto
from immo_pages.photos.cleaning import cleaned
from immo_pages.photos.presets import EXTENSIONS, PRESETS, filter_for

COSTS = Path("build/bench-photos.json")
MOST_MEGABYTES = 400


def twelve_megapixels() -> bytes:
    """A JPEG with grain and detail, as a camera writes it."""
    image = Image.effect_noise((1000, 750), 70).resize((4000, 3000)).convert("RGB")
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def costs_of(content: bytes) -> dict[str, Any]:
    """Seconds and bytes at the door and for every size, one after the other as the task does."""
    started = time.perf_counter()
    # Never saved; a process that was forked must not touch the connection of its parent.
    photo = PropertyPhoto(title="x", collection_id=1, file=ContentFile(content, name="x.jpg"))
    told: dict[str, Any] = {"door": _cost(started, photo.file.size)}
    for extension in EXTENSIONS:
        for preset in PRESETS:
            started, made = time.perf_counter(), BytesIO()
            filter_for(preset, extension).run(photo, made)
            told[f"{preset}.{extension}"] = _cost(started, made.tell())
    told["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    # After the peak was read: the baseline must not count as the worker's memory.
    for extension in EXTENSIONS:
        for preset in PRESETS:
            cost = told[f"{preset}.{extension}"]
            plain = _plain_seconds(content, preset, EXTENSIONS[extension])
            cost["ratio"] = round(cost["seconds"] / plain, 2)
    return told


def _plain_seconds(content: bytes, preset: str, kind: str) -> float:
    """What Pillow alone takes to decode, shrink and encode the same photo to the same box."""
    started, box = time.perf_counter(), (PRESETS[preset].width, PRESETS[preset].height)
    with Image.open(BytesIO(content)) as image:
        fitted = image.convert("RGB")
        if PRESETS[preset].cropped:
            fitted = ImageOps.fit(fitted, box)
        else:
            fitted.thumbnail(box)
        fitted.save(BytesIO(), kind)
    return time.perf_counter() - started


def _cost(started: float, size: int) -> dict[str, float]:
    return {"seconds": round(time.perf_counter() - started, 3), "bytes": size}


def in_a_worker(content: bytes) -> dict[str, Any]:
    """The same in a process of its own, whose memory starts as a worker's does."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            os.write(writer, json.dumps(costs_of(content)).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told)


@bench(
    name="photo-12-megapixels",
    says="a photo of 12 megapixels at the door against Pillow's plain open and save",
    at_most=1.6,
)
@contextmanager
def photo_at_the_door() -> Iterator[tuple[Work, Work]]:
    """The costs of all sizes are measured once; the ratio is that of the cleaning."""
    content = twelve_megapixels()
    costs = in_a_worker(content)
    COSTS.parent.mkdir(exist_ok=True)
    COSTS.write_text(json.dumps(costs, indent=2) + "\n")
    print(json.dumps(costs))
    if costs["peak_megabytes"] > MOST_MEGABYTES:
        raise RuntimeError(f"{costs['peak_megabytes']} MB for one photo")

    def ours() -> None:
        cleaned(ContentFile(content, name="x.jpg"))

    def plain() -> None:
        with Image.open(BytesIO(content)) as image:
            image.save(BytesIO(), "JPEG", quality=92, optimize=True)

    yield ours, plain
