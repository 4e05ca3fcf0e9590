"""Recognisable texts: whose they are, and who may read them.

Every text starts with the same word, so that one search (``?q=probe``) finds those of all agencies
and what it finds tells them apart, without the question itself being taken for an answer.
"""

import re
from dataclasses import dataclass

COMMON = "probe"
_MARK = re.compile(rb"canary([abcp])([onxrh])", re.IGNORECASE)


class Kind:
    """Who may read a text, from everybody to few."""

    NAME = "n"  # the name of an agency: visitors of its site, its members, operators
    OPEN = "o"  # published: visitors of its site, its members
    HELP = "h"  # names of its account managers: its members, and who has a membership not in force
    HIDDEN = "x"  # its members only
    RESTRICTED = "r"  # its members, except those who have a list of chosen properties


EVERY_KIND = (Kind.NAME, Kind.OPEN, Kind.HELP, Kind.HIDDEN, Kind.RESTRICTED)


@dataclass(frozen=True, order=True)
class Canary:
    """Whose text was found, and of which kind."""

    owner: str
    kind: str

    def __str__(self) -> str:
        words = {"n": "name", "o": "open", "h": "help", "x": "hidden", "r": "restricted"}
        return f"{self.owner.upper()} {words[self.kind]}"


def text(owner: str, label: str, kind: str = Kind.HIDDEN, *, limit: int | None = None) -> str:
    """A canary; ``limit`` is the most characters a column holds.

    Raises ValueError when it would no longer be recognised.
    """
    mark = f"canary{owner}{kind}"
    full = f"{COMMON} {mark} {label}"
    if limit is None or len(full) <= limit:
        return full
    if limit < len(COMMON) + len(mark):
        raise ValueError(f"{limit} characters hold no canary")
    short = full[:limit] if limit > len(f"{COMMON} {mark}") else f"{COMMON}{mark}"
    return short.strip()


def slug(owner: str, label: str, kind: str = Kind.HIDDEN) -> str:
    """A canary for addresses, file names and e-mail."""
    return re.sub(r"[^a-z0-9]+", "-", text(owner, label, kind).lower())


def email(owner: str, label: str, kind: str = Kind.HIDDEN) -> str:
    """A canary as an e-mail address."""
    return f"{slug(owner, label, kind)}@example.org"


def found_in(content: bytes | str) -> set[Canary]:
    """All canaries in ``content``."""
    raw = content.encode(errors="replace") if isinstance(content, str) else content
    return {
        Canary(owner.decode().lower(), kind.decode().lower()) for owner, kind in _MARK.findall(raw)
    }
