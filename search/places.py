"""From what a visitor typed to towns that have something to show."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from immo_listings.reading.places import Place
from search.place_names import names_of, plain
from search.spelling import allowed, slips

MOST_SUGGESTED = 8


@dataclass(frozen=True)
class Where:
    """Towns that were meant. ``guessed``: their name, when what was typed is none."""

    postal_codes: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    guessed: str = ""

    @property
    def is_nowhere(self) -> bool:
        """Nothing that is shown lies there."""
        return not self.postal_codes and not self.cities


@dataclass(frozen=True)
class Suggestion:
    """A town to choose. ``value`` goes into the address; ``also``: its other names."""

    value: str
    also: str
    count: int


def where_is(typed: str, places: Iterable[Place]) -> Where:
    """The towns called ``typed``: ``5000``, ``Namur``, ``Namen``, ``5000 Namur``, ``Namru``."""
    known = list(places)
    code, name = _parted(typed)
    if code and not name:
        here = [place for place in known if place.postal_code.startswith(code)]
        return Where(postal_codes=tuple(dict.fromkeys(place.postal_code for place in here)))
    for is_meant in (_same, _starting, _near):
        if here := [place for place in known if _is(place, code, name, is_meant)]:
            codes = tuple(dict.fromkeys(p.postal_code for p in here)) if code else ()
            cities = tuple(dict.fromkeys(place.city for place in here))
            return Where(codes, cities, guessed=cities[0] if is_meant is _near else "")
    return Where()


def suggestions(typed: str, places: Iterable[Place]) -> list[Suggestion]:
    """Towns that ``typed`` may become, the surest first, then those with most to show."""
    code, name = _parted(typed)
    found: list[Place] = []
    known = list(places)
    for is_meant in (_same, _starting, _near):
        near = [place for place in known if _is(place, code, name, is_meant)]
        # A guess only helps where nothing is called so.
        if is_meant is _near and found:
            break
        found += [place for place in near if place not in found]
    return [suggestion_of(place) for place in found[:MOST_SUGGESTED]]


def suggestion_of(place: Place) -> Suggestion:
    """``5000 Namur``, also Namen."""
    value = " ".join(part for part in (place.postal_code, place.city) if part)
    return Suggestion(value, " / ".join(names_of(place.city)[1:]), place.count)


def _parted(typed: str) -> tuple[str, str]:
    """Postal code and name; either may be blank."""
    first, _space, rest = typed.strip().partition(" ")
    return (first, plain(rest)) if first.isdecimal() else ("", plain(typed))


def _is(place: Place, code: str, name: str, is_meant: Callable[[str, str], bool]) -> bool:
    if not place.postal_code.startswith(code):
        return False
    return any(is_meant(name, plain(other)) for other in names_of(place.city))


def _same(name: str, other: str) -> bool:
    return name == other


def _starting(name: str, other: str) -> bool:
    return other.startswith(name) or f" {name}" in other


def _near(name: str, other: str) -> bool:
    """A slip in the whole name, or in as much of it as is typed so far."""
    most = allowed(name)
    if not most:
        return False
    return min(slips(name, other, most), slips(name, other[: len(name)], most)) <= most
