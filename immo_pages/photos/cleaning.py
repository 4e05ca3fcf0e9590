"""Take everything out of a photo but the picture.

Metadata (EXIF with GPS and serial numbers, XMP, IPTC, comments, thumbnails, trailing data) is
dropped by re-encoding; orientation is applied first; the colour profile stays. A plain open and
save would keep a JPEG comment: ``info.clear()`` removes it (run, research/spikes 8).
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

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


@dataclass(frozen=True)
class CleanPhoto:
    """A file without metadata, and the moment the picture was taken (UTC) if it said so."""

    file: ContentFile
    taken_at: datetime | None


def cleaned(file: Any) -> CleanPhoto:
    """Re-encode ``file``; raise ValidationError when it is no accepted photo or too large."""
    file.seek(0)
    try:
        with Image.open(file, formats=ACCEPTED) as image:
            _refuse_too_many_pixels(image)
            return _encode(image, PurePath(file.name).stem)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("%(name)s is not a photo we can read. Send a JPEG, PNG, WebP, AVIF or HEIC file."),
            code="photo_format",
            params={"name": PurePath(file.name).name},
        ) from error


def _refuse_too_many_pixels(image: Image.Image) -> None:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    width, height = image.size
    if width * height > limit:
        raise ValidationError(
            _("The photo has %(pixels)d megapixels; at most %(limit)d are accepted. Make it smaller."),
            code="photo_pixels",
            params={"pixels": width * height // 1_000_000, "limit": limit // 1_000_000},
        )


def _encode(image: Image.Image, stem: str) -> CleanPhoto:
    kind = _STORED_AS[image.format or "JPEG"]
    taken_at = _taken_at(image)
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    upright.info.clear()
    if kind == "JPEG" and upright.mode not in {"RGB", "L", "CMYK"}:
        upright = upright.convert("RGB")
    buffer = BytesIO()
    extra = {"icc_profile": profile} if profile else {}
    upright.save(buffer, kind, **_OPTIONS[kind], **extra)
    name = f"{stem}{_EXTENSION[kind]}"
    return CleanPhoto(ContentFile(buffer.getvalue(), name=name), taken_at)


def _taken_at(image: Image.Image) -> datetime | None:
    """Capture time; cameras write no zone, so it is only good for ordering."""
    raw = image.getexif().get_ifd(_EXIF_IFD).get(_EXIF_DATETIME_ORIGINAL)
    try:
        return datetime.strptime(str(raw), "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
