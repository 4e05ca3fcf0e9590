"""How many a question finds, and of which kinds, remembered for the state it was counted in."""

import hashlib
from collections import OrderedDict
from contextlib import suppress
from typing import Any

from immo_listings.reading.wanted import Wanted
from immo_listings.reading.where import Reach

_MOST_REMEMBERED = 5_000
_counts: OrderedDict[bytes, Any] = OrderedDict()


def forget_counts() -> None:
    """Drop what is remembered: another database may give the same number to another state."""
    _counts.clear()


def remembered(space: Reach, wanted: Wanted, column: str) -> Any:
    """What was counted in this state, or None. ``column``: an order skips rows where it is empty;
    facets have a name of their own."""
    key = _key(space, wanted, column)
    found = _counts.get(key)
    if found is not None:
        with suppress(KeyError):  # another thread may have dropped it
            _counts.move_to_end(key)
    return found


def remember(space: Reach, wanted: Wanted, column: str, found: Any) -> None:
    """Keep it as long as the state lasts; a reach without a state is counted each time."""
    if not space.version:
        return
    _counts[_key(space, wanted, column)] = found
    if len(_counts) > _MOST_REMEMBERED:
        _counts.popitem(last=False)


def _key(space: Reach, wanted: Wanted, column: str) -> bytes:
    """Short: five thousand questions as they are would weigh ten megabytes."""
    said = repr((space.version, space.root_path, wanted.key, column))
    return hashlib.blake2b(said.encode(), digest_size=16).digest()
