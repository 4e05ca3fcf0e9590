"""The table of events and what is common to them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.immo_listings.world import World

TABLE: dict[str, "Event"] = {}


class Event(NamedTuple):
    """``seen``: the public reads something else afterwards; ``before`` is not part of it."""

    happens: Callable[[World], Any]
    seen: bool = True
    before: Callable[[World], Any] | None = None


def event(*, seen: bool = True, before: Callable[[World], Any] | None = None) -> Any:
    """Put a function into the table under its name."""

    def keep(happens: Callable[[World], Any]) -> Callable[[World], Any]:
        TABLE[happens.__name__] = Event(happens, seen, before)
        return happens

    return keep


def publish(page: Any, **values: Any) -> None:
    """Publish ``page`` with these values."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
