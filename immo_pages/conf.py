"""Settings of this room, read when they are needed."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_SERVE_METHODS = {"stream", "accel", "redirect"}


def serve_method() -> str:
    """``IMMO_PAGES_SERVE_METHOD``: how files reach the visitor. Default ``stream``."""
    method = getattr(settings, "IMMO_PAGES_SERVE_METHOD", "stream")
    if method not in _SERVE_METHODS:
        raise ImproperlyConfigured(
            f"IMMO_PAGES_SERVE_METHOD is {method!r}; choose one of {sorted(_SERVE_METHODS)}."
        )
    return method


def max_image_pixels() -> int:
    """``WAGTAILIMAGES_MAX_IMAGE_PIXELS``: pixels a photo may have. Default 60 million."""
    return getattr(settings, "WAGTAILIMAGES_MAX_IMAGE_PIXELS", 60_000_000)
