"""Take everything out of a photo but the picture.

Metadata (EXIF with GPS and serial numbers, XMP, IPTC, comments, thumbnails, trailing data) is
dropped by re-encoding; orientation is applied first; the colour profile stays. A plain open and
save would keep a JPEG comment: ``info.clear()`` removes it (run).

Memory is bounded: the header is asked before anything is decoded (``bounds``), and a picture of
more than 27 megapixels is kept at half its width and height, still more than any size needs. What
has no transparency and is large, and all AVIF and HEIC, is kept as JPEG: their own encoders take
twenty seconds and twice the memory for it.
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
from PIL import Image, ImageCms, UnidentifiedImageError
from pillow_heif import register_heif_opener

from immo_pages import conf
from immo_pages.photos.bounds import refuse_too_large, refuse_too_many_bytes, too_many_pixels
from immo_pages.photos.looks import look_of

register_heif_opener()

# Rare decoders have had memory bugs: only these may look at a stranger's bytes.
ACCEPTED = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
_STORED_AS = {"PNG": "PNG", "WEBP": "WEBP"}
_EXTENSION = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {},
    "WEBP": {"quality": 90},
}
_KEPT_WHOLE = 27_000_000
_KEPT_IN_ITS_FORMAT = 8_000_000
# The largest of the profiles that cameras and screens write has some 600 kB.
_MOST_PROFILE_BYTES = 1_000_000
_EXIF_DATETIME_ORIGINAL = 36867
_EXIF_IFD = 0x8769
_EXIF_ORIENTATION = 0x0112
_TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


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
    """A file without metadata, when it was taken (UTC) if it said so, and what it looks like."""

    file: CleanFile
    taken_at: datetime | None
    look: str = ""


def cleaned(file: Any) -> CleanPhoto:
    """Re-encode ``file``; raise ValidationError when it is no accepted photo or too large.

    Its name is random: where a file lies must follow neither from its public address nor from
    what the photographer called it.
    """
    refuse_too_many_bytes(file)
    with unreadable_is_refused(file.name or ""):
        file.seek(0)
        with Image.open(file, formats=ACCEPTED) as image:
            refuse_too_large(image, file)
            return _encode(image)


@contextmanager
def unreadable_is_refused(name: str) -> Iterator[None]:
    """Turn what decoders raise into a ValidationError that names the file."""
    try:
        yield
    except Image.DecompressionBombError as error:
        raise too_many_pixels() from error
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


def _encode(image: Image.Image) -> CleanPhoto:
    taken_at = _taken_at(image)
    profile = _profile_of(image)
    kind = _kind_for(image)
    upright = _plain_mode(_upright(image), kind)
    upright.info.clear()
    buffer = BytesIO()
    extra = {"icc_profile": profile} if profile else {}
    upright.save(buffer, kind, **_OPTIONS[kind], **extra)
    name = f"{secrets.token_hex(16)}{_EXTENSION[kind]}"
    return CleanPhoto(CleanFile(buffer.getvalue(), name=name), taken_at, look_of(upright))


def _kind_for(image: Image.Image) -> str:
    if image.width * image.height > _KEPT_IN_ITS_FORMAT:
        return "JPEG"
    return _STORED_AS.get(image.format or "", "JPEG")


def _upright(image: Image.Image) -> Image.Image:
    """The decoded picture, turned; never two large copies of it at a time."""
    orientation = image.getexif().get(_EXIF_ORIENTATION, 1)
    image = _eight_bits(image)
    info = dict(image.info)
    if image.width * image.height > _KEPT_WHOLE:
        # A JPEG is halved while it is decoded.
        image.draft(None, (image.width // 2, image.height // 2))
        if image.width * image.height > _KEPT_WHOLE:
            image = (image.convert("RGBA") if image.mode in {"P", "1"} else image).reduce(2)
            image.info = info
    if orientation in _TURNED:
        image = image.transpose(_TURNED[orientation])
        image.info = info
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey scans of sixteen bits; a plain conversion would turn all but black to white."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _profile_of(image: Image.Image) -> bytes | None:
    """The colour profile, if it is one: anything may stand in its place."""
    profile = image.info.get("icc_profile")
    if not profile or len(profile) > _MOST_PROFILE_BYTES:
        return None
    declared = int.from_bytes(profile[:4], "big")
    try:
        ImageCms.ImageCmsProfile(BytesIO(profile[:declared]))
    except (OSError, ImageCms.PyCMSError):
        return None
    return bytes(profile[:declared])


def _plain_mode(image: Image.Image, kind: str) -> Image.Image:
    """A mode that ``kind`` can store; the transparency of a palette lies in the metadata."""
    if "transparency" in image.info:
        image = image.convert("RGBA")
    if kind == "JPEG" and image.mode not in {"RGB", "L", "CMYK"}:
        return _on_white(image)
    return image


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency, as a browser would show it on paper."""
    if image.mode not in {"RGBA", "LA", "PA"}:
        return image.convert("RGB")
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _taken_at(image: Image.Image) -> datetime | None:
    """Capture time; cameras write no zone, so it is only good for ordering."""
    try:
        raw = image.getexif().get_ifd(_EXIF_IFD).get(_EXIF_DATETIME_ORIGINAL)
        return datetime.strptime(str(raw), "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
    except _UNREADABLE:
        return None
