"""From the address of a request to the space it is about."""

import re

from immo_delivery.problems import not_found
from immo_listings.reading.space import Space

_SITE = re.compile(r"[a-z0-9][a-z0-9.-]{0,252}")


def space_of(site: str, language: str = "") -> Space:
    """The space called ``site``; with a ``language``, only if it has it. Raises Problem."""
    space = Space.of(site) if _SITE.fullmatch(site) else None
    if space is None or (language and language not in space.homes):
        raise not_found()
    return space
