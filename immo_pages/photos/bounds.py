"""What a photo may be before a single pixel of it is decoded: bytes, pixels, scans.

Decoders differ in what they hold: WebP needs 15 bytes a pixel, HEIC 7, JPEG and PNG 4 (measured).
Each format has the bound that keeps a worker below 512 MB.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image

from immo_pages import conf

_MEGA = 1_000_000
_MOST_PIXELS = {"HEIF": 50 * _MEGA, "AVIF": 24 * _MEGA, "WEBP": 20 * _MEGA}
# All coefficients of a progressive JPEG lie in memory at once, and each scan passes over them.
_MOST_PROGRESSIVE_PIXELS = 36 * _MEGA
_MOST_SCANS = 64
_SCAN = b"\xff\xda"


def refuse_too_many_bytes(file: Any) -> None:
    """Raise ValidationError for a file above the bound; costs no read."""
    limit = conf.max_photo_bytes()
    if file.size > limit:
        raise ValidationError(
            _("The photo is larger than %(limit)s. Make it smaller."),
            code="photo_bytes",
            params={"limit": filesizeformat(limit)},
        )


def refuse_too_large(image: Image.Image, file: Any) -> None:
    """Raise ValidationError by what the header says; ``image`` is open, not decoded."""
    most = min(conf.max_image_pixels(), _MOST_PIXELS.get(image.format or "", conf.NO_BOUND))
    if "progressive" in image.info or "progression" in image.info:
        most = min(most, _MOST_PROGRESSIVE_PIXELS)
        _refuse_many_scans(file)
    if image.width * image.height > most:
        raise too_many_pixels(most)


def too_many_pixels(most: int | None = None) -> ValidationError:
    """The refusal of a photo with more than ``most`` pixels."""
    return ValidationError(
        _("The photo has more than %(limit)d megapixels. Make it smaller."),
        code="photo_pixels",
        params={"limit": (most or conf.max_image_pixels()) // _MEGA},
    )


def _refuse_many_scans(file: Any) -> None:
    """A small file can ask for hours: thousands of passes over a large picture."""
    place = file.tell()
    file.seek(0)
    scans = file.read().count(_SCAN)
    file.seek(place)
    if scans > _MOST_SCANS:
        raise ValidationError(
            _("The photo is built in too many steps. Save it again in a photo program."),
            code="photo_scans",
        )
