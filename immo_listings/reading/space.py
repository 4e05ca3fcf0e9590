"""The state of what one agency shows: one query, asked first by every read."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import connection
from django.utils import timezone

from immo_listings.reading.reader import reader

_BETWEEN = ","

# The number of what waits to be numbered is part of the version: what was committed counts at once.
# Rows that the clock has ended change what is seen without anybody writing. What there is once an
# agency is asked for by itself: joined, PostgreSQL expects a million rows of tables too small to be
# analysed, and compiles the statement for 300 ms. The pages of stored answers are looked up one by
# one: joined, PostgreSQL prepares a memory for thousands of them, which takes four times as long.
_SQL = """
SELECT a.id, a.slug, a.name, a.languages, {root},
       coalesce((SELECT s.version FROM immo_listings_space s WHERE s.agency_id = a.id), 0),
       (SELECT coalesce(max(c.id), 0) FROM immo_listings_change c
         WHERE c.agency_id = a.id AND c.seq IS NULL),
       (SELECT count(*) FROM immo_listings_listing l
         WHERE l.agency_id = a.id AND l.ends_at <= %s)
       + (SELECT count((SELECT 1 FROM wagtailcore_page q
                         WHERE q.id = k.page_id AND q.live AND q.expire_at <= %s))
            FROM immo_listings_storedanswer k WHERE k.agency_id = a.id),
       (SELECT r.lists_reserved FROM immo_pages_statusrules r WHERE r.agency_id = a.id),
       (SELECT {joined_restricted} FROM wagtailcore_pageviewrestriction v
          JOIN wagtailcore_page q ON q.id = v.page_id),
       (SELECT {joined_homes} FROM immo_agencies_agencyhome h
          JOIN wagtailcore_page q ON q.id = h.page_id
         WHERE h.agency_id = a.id AND q.live)
  FROM immo_agencies_agency a
 {where}
"""
_OF_HOST = """
  JOIN immo_agencies_agencyhome o ON o.agency_id = a.id
  JOIN wagtailcore_page home ON home.id = o.page_id
  JOIN wagtailcore_site site ON site.hostname = %s
  JOIN wagtailcore_page root ON root.id = site.root_page_id
   AND substr(root.path, 1, 8) = home.path
 LIMIT 1
"""


@dataclass(frozen=True)
class Space:
    """Everything an answer depends on besides the rows themselves.

    ``root_path``: only pages below it (the own site of a property), empty for all of the agency.
    ``languages``: the default first. ``homes``: language -> path in the tree of the live home page.
    """

    agency_id: int
    slug: str
    name: str
    languages: tuple[str, ...]
    root_path: str
    version: str
    number: int
    lists_reserved: bool
    restricted: tuple[str, ...]
    homes: dict[str, str]
    now: datetime

    @classmethod
    def of(cls, site: str, now: datetime | None = None) -> Self | None:
        """The space named ``site``: the slug of an agency or the host name of a site of it."""
        now = now or timezone.now()
        by_host = "." in site
        sql = _SQL.format(
            root="root.path" if by_host else "''",
            joined_restricted=_joined("q.path"),
            joined_homes=_joined("h.language || ':' || q.path"),
            where=_OF_HOST if by_host else " WHERE a.slug = %s",
        )
        with reader() as cursor:
            moment = connection.ops.adapt_datetimefield_value(now)
            cursor.execute(sql, [moment, moment, site])
            row = cursor.fetchone()
        return cls._from_row(row, now) if row else None

    @classmethod
    def _from_row(cls, row: tuple[object, ...], now: datetime) -> Self:
        agency_id, slug, name, languages, root, *state, reserved, closed, homes = row
        number, waiting, ended = state
        found = dict(part.split(":", 1) for part in _parts(homes))
        root_path = str(root or "")
        return cls(
            agency_id=int(str(agency_id)),
            slug=str(slug),
            name=str(name),
            languages=_languages(languages),
            # The home page of the agency is no narrowing: its other languages lie beside it.
            root_path="" if root_path in found.values() else root_path,
            version=f"{agency_id}.{number}.{waiting}.{ended}",
            number=int(str(number)),
            lists_reserved=reserved is None or bool(reserved),
            restricted=tuple(_parts(closed)),
            homes=found,
            now=now,
        )


def _languages(stored: object) -> tuple[str, ...]:
    """A JSON column in a raw answer: text or already read, as the database likes."""
    found = json.loads(stored) if isinstance(stored, str) else stored
    return tuple(str(code) for code in found) if isinstance(found, list) else ()


def _joined(expression: str) -> str:
    how = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    return f"{how}({expression}, '{_BETWEEN}')"


def _parts(text: object) -> list[str]:
    return [part for part in str(text or "").split(_BETWEEN) if part]
