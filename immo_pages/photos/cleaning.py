"""Take everything out of a photo but the picture.

Metadata (EXIF with GPS and serial numbers, XMP, IPTC, comments, thumbnails, trailing data) is
dropped by re-encoding; orientation is applied first; the colour profile stays. A plain open and
save would keep a JPEG comment: ``info.clear()`` removes it (run, research/spikes 8).
"""

import secrets
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from immo_pages import conf

register_heif_opener()

# Rare decoders have had memory bugs: only these may look at a stranger's bytes.
ACCEPTED = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
_STORED_AS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "AVIF", "HEIF": "JPEG"}
_EXTENSION = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {},
    "WEBP": {"quality": 90},
    "AVIF": {"quality": 85, "speed": 8},
}
_EXIF_DATETIME_ORIGINAL = 36867
_EXIF_IFD = 0x8769


# What decoders raise at bytes that are no picture, or half of one.
_UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)


class CleanFile(ContentFile):
    """Bytes that this module wrote: they need no second cleaning."""


@dataclass(frozen=True)
class CleanPhoto:
    """A file without metadata, and the moment the picture was taken (UTC) if it said so."""

    file: CleanFile
    taken_at: datetime | None


def cleaned(file: Any) -> CleanPhoto:
    """Re-encode ``file``; raise ValidationError when it is no accepted photo or too large.

    Its name is random: where a file lies must follow neither from its public address nor from
    what the photographer called it.
    """
    with unreadable_is_refused(file.name or ""):
        file.seek(0)
        with Image.open(file, formats=ACCEPTED) as image:
            _refuse_too_many_pixels(image.width * image.height)
            return _encode(image)


@contextmanager
def unreadable_is_refused(name: str) -> Iterator[None]:
    """Turn what decoders raise into a ValidationError that names the file."""
    try:
        yield
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _UNREADABLE as error:
        raise ValidationError(
            _("%(name)s is not a photo we can read. Send a JPEG, PNG, WebP, AVIF or HEIC file."),
            code="photo_format",
            params={"name": PurePath(name).name},
        ) from error


def bound_every_decoder() -> None:
    """Make Pillow itself refuse what is too large, wherever it is opened.

    Wagtail's form measures an upload by decoding it before any code of ours sees it. Pillow warns
    above its bound and refuses above twice that.
    """
    Image.MAX_IMAGE_PIXELS = conf.max_image_pixels() // 2
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)


def _refuse_too_many_pixels(pixels: int) -> None:
    """Asked of the header, before a single pixel is decoded."""
    if pixels > conf.max_image_pixels():
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("The photo has more than %(limit)d megapixels. Make it smaller."),
        code="photo_pixels",
        params={"limit": conf.max_image_pixels() // 1_000_000},
    )


def _encode(image: Image.Image) -> CleanPhoto:
    kind = _STORED_AS[image.format or "JPEG"]
    taken_at = _taken_at(image)
    profile = image.info.get("icc_profile")
    upright = _plain_mode(ImageOps.exif_transpose(image), kind)
    upright.info.clear()
    buffer = BytesIO()
    extra = {"icc_profile": profile} if profile else {}
    upright.save(buffer, kind, **_OPTIONS[kind], **extra)
    name = f"{secrets.token_hex(16)}{_EXTENSION[kind]}"
    return CleanPhoto(CleanFile(buffer.getvalue(), name=name), taken_at)


def _plain_mode(image: Image.Image, kind: str) -> Image.Image:
    """A mode that ``kind`` can store; the transparency of a palette lies in the metadata."""
    if kind == "JPEG":
        return image if image.mode in {"RGB", "L", "CMYK"} else image.convert("RGB")
    return image.convert("RGBA") if "transparency" in image.info else image


def _taken_at(image: Image.Image) -> datetime | None:
    """Capture time; cameras write no zone, so it is only good for ordering."""
    try:
        raw = image.getexif().get_ifd(_EXIF_IFD).get(_EXIF_DATETIME_ORIGINAL)
        return datetime.strptime(str(raw), "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
    except _UNREADABLE:
        return None
