"""Where the editor sends photo files that are dropped on a gallery. This room stores none itself.

Whoever keeps photos says where: the address answers a POST of ``photo`` (the file) and ``key`` (one
per file, the same when it is sent again) with JSON: ``photo`` (the state of the chooser),
``taken_at`` (ISO, blank if unknown) and ``same`` (null, or of the same picture ``title``, ``url``,
its ``photo`` and ``discard``, an address that takes the new one back by POST); or with a status
from 400 and ``error``.
"""

from collections.abc import Callable


def _nowhere() -> str:
    return ""


_address: Callable[[], str] = _nowhere


def take_photos_at(address: Callable[[], str]) -> None:
    """Say where; without a call photos are chosen only, not dropped."""
    global _address  # one process has one answer, given when the apps are ready
    _address = address


def photo_upload_address() -> str:
    """The address, blank if nobody takes photos."""
    return _address()
