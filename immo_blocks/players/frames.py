"""Which frames a page in the making needs: its blocks say so while they are drawn.

A site's policy (``Content-Security-Policy: frame-src``) can then allow the players of this very
page and of no other; without a policy nobody asks.
"""

from collections.abc import Iterable
from typing import Any

_NOTED = "immo_frame_sources"


def note_frames(request: Any, sources: Iterable[str]) -> None:
    """Remember that the answer to ``request`` may hold frames from ``sources`` (origins)."""
    setattr(request, _NOTED, frame_sources(request) | frozenset(sources))


def frame_sources(request: Any) -> frozenset[str]:
    """Origins that the blocks drawn for ``request`` have asked for."""
    return getattr(request, _NOTED, frozenset())
