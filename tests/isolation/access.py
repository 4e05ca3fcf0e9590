"""``access.toml``: who may read or change what. What no row allows is denied."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

READ, WRITE = "read", "write"
PLATFORM, OWN_HOST, FOREIGN_HOST, UNKNOWN = "platform", "own", "foreign", "unknown"
_FILE = Path(__file__).with_name("access.toml")


class BadRow(ValueError):
    """A row that says nothing, or names somebody who does not exist."""


@dataclass(frozen=True)
class Row:
    """One permission: these people, these addresses, these hosts, for this reason."""

    names: tuple[str, ...]
    roles: tuple[str, ...]
    may: tuple[str, ...]
    hosts: tuple[str, ...]
    reason: str
    number: int
    shows_own: bool = False
    all_agencies: bool = False
    shows_published: bool = False
    changes_all: bool = False
    names_agency: bool = False
    without: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"row {self.number} ({', '.join(self.names)[:60]})"

    def covers(self, name: str) -> bool:
        """Whether the row is about the address ``name``."""
        if any(fnmatchcase(name, pattern) for pattern in self.without):
            return False
        return any(fnmatchcase(name, pattern) for pattern in self.names)


@dataclass
class Access:
    """All rows, and which of them were used."""

    rows: list[Row]
    unlogged: dict[str, str]
    used: dict[int, set[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(set))

    def allows(self, name: str, role: str, verb: str, host: str) -> bool:
        """Whether some row lets ``role`` do ``verb`` at ``name``."""
        return any(
            role in row.roles and verb in row.may and host in row.hosts for row in self.about(name)
        )

    def about(self, name: str) -> list[Row]:
        """Rows about the address ``name``."""
        return [row for row in self.rows if row.covers(name)]

    def shows_own(self, name: str) -> bool:
        """Whether ``name`` shows what is own to whoever has its address."""
        return any(row.shows_own for row in self.about(name))

    def shows_published(self, name: str, host: str) -> bool:
        """Whether ``name`` lists what all agencies have published, on the operator's hosts."""
        return host in (PLATFORM, UNKNOWN) and any(r.shows_published for r in self.about(name))

    def names_agency(self, name: str) -> bool:
        """Whether ``name`` says of which agency it shows what is published, on whatever host."""
        return any(row.names_agency for row in self.about(name))

    def is_of_all_agencies(self, name: str, role: str) -> bool:
        """Whether ids of several agencies are there for ``role`` at ``name``."""
        return any(row.all_agencies and role in row.roles for row in self.about(name))

    def changes_all(self, name: str, role: str) -> bool:
        """Whether ``role`` decides at ``name`` about rows of every agency."""
        return any(row.changes_all and role in row.roles for row in self.about(name))

    def note(self, name: str, role: str, verb: str, host: str) -> None:
        """An answer was given: the rows that allow it are no empty words."""
        for row in self.about(name):
            if role in row.roles and verb in row.may and host in row.hosts:
                self.used[row.number].add((name, role, verb))

    def need_no_log(self, name: str) -> bool:
        """Whether changes at ``name`` are exempt from the agency's log."""
        return any(fnmatchcase(name, pattern) for pattern in self.unlogged)


@cache
def _raw() -> dict:
    return tomllib.loads(_FILE.read_text())


def load(roles: list[str]) -> Access:
    """Read the file; ``roles`` are the people there are. Raises BadRow."""
    raw = _raw()
    known = {name: tuple(members) for name, members in raw.get("groups", {}).items()}
    known["everybody"] = tuple(roles)
    rows = [_row(number, entry, known, roles) for number, entry in enumerate(raw["allow"], 1)]
    unlogged = {
        e["names"][i]: e["reason"] for e in raw.get("unlogged", ()) for i in range(len(e["names"]))
    }
    return Access(rows, unlogged)


def _row(number: int, entry: dict, known: dict[str, tuple[str, ...]], roles: list[str]) -> Row:
    people: list[str] = []
    for name in entry["roles"]:
        people += _expand(name, known)
    strangers = set(people) - set(roles)
    if strangers or not entry.get("reason"):
        raise BadRow(f"row {number} of access.toml: {sorted(strangers) or 'no reason'}")
    return Row(
        tuple(entry["names"]),
        tuple(dict.fromkeys(people)),
        tuple(entry.get("may", [READ])),
        tuple(entry.get("hosts", [PLATFORM])),
        entry["reason"],
        number,
        entry.get("shows_own", False),
        entry.get("all_agencies", False),
        entry.get("shows_published", False),
        entry.get("changes_all", False),
        entry.get("names_agency", False),
        tuple(entry.get("without", ())),
    )


def _expand(name: str, known: dict[str, tuple[str, ...]]) -> list[str]:
    if name not in known:
        return [name]
    found: list[str] = []
    for inner in known[name]:
        found += [inner] if inner == name else _expand(inner, known)
    return found
