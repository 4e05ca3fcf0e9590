"""Send every file of the hostile corpus through the cleaning, each in a process of its own.

Gives, for each, what became of it, the seconds and the peak memory. Part of `make photos`.
"""

import io
import json
import os
import resource
import time
from dataclasses import asdict, dataclass
from typing import Any

SECRET = b"CANARY"
MOST_SECONDS = 2.0
MOST_MEGABYTES = 512


@dataclass(frozen=True)
class Outcome:
    """``refused`` with a code, ``neutral``, or what is wrong; seconds and megabytes at the peak."""

    name: str
    outcome: str
    seconds: float
    megabytes: int

    @property
    def holds(self) -> bool:
        """Refused or neutral, in time, in bounds."""
        good = self.outcome == "neutral" or self.outcome.startswith("refused")
        return good and self.seconds < MOST_SECONDS and self.megabytes < MOST_MEGABYTES


def measure(name: str, content: bytes) -> Outcome:
    """Clean ``content`` in a child process; Django must be set up."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.write(writer, json.dumps(asdict(_clean(name, content))).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return Outcome(**json.loads(told)) if told else Outcome(name, "the process died", 0.0, 0)


def made(make: Any) -> bytes:
    """Bytes of one file, made in a child: this process must stay small."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(make())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        content = pipe.read()
    os.waitpid(child, 0)
    return content


def _clean(name: str, content: bytes) -> Outcome:
    from django.core.exceptions import ValidationError  # Django is set up by the caller
    from django.core.files.base import ContentFile

    from immo_pages.photos.cleaning import cleaned

    started, worked = time.monotonic(), time.process_time()
    try:
        photo = cleaned(ContentFile(content, name=name))
        outcome = what_is_left(photo.file)
    except ValidationError as error:
        outcome = f"refused {error.code}"
    except Exception as error:  # noqa: BLE001  anything else is the finding
        outcome = repr(error)[:80]
    # Whichever is less: decoders work in threads, and other programs may take their turns.
    seconds = round(min(time.monotonic() - started, time.process_time() - worked), 3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Outcome(name, outcome, seconds, peak)


def what_is_left(file: Any) -> str:
    """``neutral`` for a file with nothing in it but one picture of our own writing."""
    from PIL import Image  # not before the child process

    file.seek(0)
    stored = file.read()
    if SECRET in stored or b"<?php" in stored or SECRET.decode() in file.name:
        return "something is left"
    with Image.open(io.BytesIO(stored)) as image:
        image.load()
        if image.getexif() or getattr(image, "n_frames", 1) > 1:
            return "more than a picture"
        again = io.BytesIO(stored)
        again.seek(-2, io.SEEK_END)
        if image.format == "JPEG" and again.read() != b"\xff\xd9":
            return "something behind the picture"
    return "neutral"


def run(files: dict[str, Any]) -> list[Outcome]:
    """All of them, told as they come."""
    outcomes = []
    for name, make in files.items():
        outcome = measure(name, made(make))
        mark = "ok" if outcome.holds else "BAD"
        print(
            f"{mark:<4} {outcome.name!r:<36} {outcome.outcome:<24} "
            f"{outcome.seconds:>6.2f} s {outcome.megabytes:>5} MB",
            flush=True,
        )
        outcomes.append(outcome)
    return outcomes
