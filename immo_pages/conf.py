"""Settings of this room, read when they are needed."""

import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

#: Where nothing bounds.
NO_BOUND = sys.maxsize

_SERVE_METHODS = {"stream", "accel", "redirect"}


def serve_method() -> str:
    """``IMMO_PAGES_SERVE_METHOD``: how files reach the visitor. Default ``stream``."""
    method = getattr(settings, "IMMO_PAGES_SERVE_METHOD", "stream")
    if method not in _SERVE_METHODS:
        raise ImproperlyConfigured(
            f"IMMO_PAGES_SERVE_METHOD is {method!r}; choose one of {sorted(_SERVE_METHODS)}."
        )
    return method


def max_photo_bytes() -> int:
    """``WAGTAILIMAGES_MAX_UPLOAD_SIZE``: bytes a photo may have. Default 30 MB."""
    return getattr(settings, "WAGTAILIMAGES_MAX_UPLOAD_SIZE", 30 * 1024 * 1024)


def max_image_pixels() -> int:
    """``WAGTAILIMAGES_MAX_IMAGE_PIXELS``: pixels a photo may have. Default 60 million."""
    return getattr(settings, "WAGTAILIMAGES_MAX_IMAGE_PIXELS", 60_000_000)


def max_document_bytes() -> int:
    """``WAGTAILDOCS_MAX_UPLOAD_SIZE``: bytes a document sent by a form may have. Default 200 MB."""
    return getattr(settings, "WAGTAILDOCS_MAX_UPLOAD_SIZE", None) or 200 * 1024 * 1024


def clamd_address() -> str:
    """``IMMO_PAGES_CLAMD``: socket path or ``host:port`` of ClamAV's daemon. Default none."""
    return getattr(settings, "IMMO_PAGES_CLAMD", "")


def reports_email() -> str:
    """``IMMO_PAGES_REPORTS_EMAIL``: who reads reports of pages. Default: the superusers."""
    return getattr(settings, "IMMO_PAGES_REPORTS_EMAIL", "")


def objections_email() -> str:
    """Where an agency objects to a block: the same address, else the sender of our mails."""
    return reports_email() or settings.DEFAULT_FROM_EMAIL


def scanner() -> str:
    """``IMMO_PAGES_SCANNER``: dotted path of a scanner of your own, in clamd's place."""
    return getattr(settings, "IMMO_PAGES_SCANNER", "")
