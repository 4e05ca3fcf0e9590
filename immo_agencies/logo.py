"""The logo of an agency: a PNG or JPEG under a random name."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

_EXTENSIONS = {"PNG": "png", "JPEG": "jpg"}
_MAX_BYTES = 1024 * 1024
_MAX_PIXELS = 4_000_000


def logo_name(agency: Any, filename: str) -> str:
    """A name nobody can guess and that changes with every upload."""
    extension = "png" if filename.lower().endswith(".png") else "jpg"
    return f"logos/{uuid.uuid4().hex}.{extension}"


def validate_logo(file: Any) -> None:
    """Refuse what is no small PNG or JPEG; the type is read from the bytes, not from the name."""
    if file.size > _MAX_BYTES:
        raise ValidationError(_("The logo is larger than 1 MB. Make it smaller."), code="logo_size")
    try:
        with Image.open(file, formats=tuple(_EXTENSIONS)) as image:
            width, height = image.size
            kind = image.format or ""
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise ValidationError(_("The logo is no PNG or JPEG."), code="logo_format") from error
    file.seek(0)
    if width * height > _MAX_PIXELS:
        raise ValidationError(_("The logo has too many pixels."), code="logo_pixels")
    if not file.name.lower().endswith((_EXTENSIONS[kind], "jpeg" if kind == "JPEG" else "png")):
        raise ValidationError(_("The file name does not fit what is in it."), code="logo_name")
