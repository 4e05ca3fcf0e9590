"""All agencies in one language: what the platform's own host searches. One query."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import connection
from django.utils import timezone

from immo_agencies.models import Agency

# Deny by default: an agency is listed here because its service runs, its home page in this language
# is live and a site of its own shows it; what is none of that is in no list of the platform.
_SQL = """
SELECT a.id, a.name, coalesce(r.lists_reserved, {yes}),
       (SELECT {restricted} FROM wagtailcore_pageviewrestriction v
          JOIN wagtailcore_page q ON q.id = v.page_id)
  FROM immo_agencies_agency a
  JOIN immo_agencies_agencyhome h ON h.agency_id = a.id AND h.language = %s
  JOIN wagtailcore_page home ON home.id = h.page_id AND home.live
  LEFT JOIN immo_pages_statusrules r ON r.agency_id = a.id
 WHERE a.service_state = %s
   AND EXISTS (SELECT 1 FROM immo_agencies_agencyhome o
                 JOIN wagtailcore_site s ON s.root_page_id = o.page_id
                WHERE o.agency_id = a.id)
"""


@dataclass(frozen=True)
class Platform:
    """A space over several agencies. ``names``: those that are listed, and nobody else.

    ``lists_all``: agencies that list what is under offer, too. There is no ``version``: counts over
    many agencies are not remembered.
    """

    names: dict[int, str]
    lists_all: tuple[int, ...]
    restricted: tuple[str, ...]
    now: datetime
    root_path: str = ""
    version: str = ""

    @classmethod
    def of(cls, language: str, now: datetime | None = None) -> Self:
        """Agencies whose service runs and that show something in ``language``."""
        postgresql = connection.vendor == "postgresql"
        how = "json_agg(q.path)" if postgresql else "json_group_array(q.path)"
        sql = _SQL.format(restricted=how, yes="true" if postgresql else "1")
        with connection.cursor() as cursor:
            cursor.execute(sql, [language, Agency.ServiceState.ACTIVE.value])
            rows = cursor.fetchall()
        return cls(
            names={key: name for key, name, _all, _paths in rows},
            lists_all=tuple(key for key, _name, lists, _paths in rows if lists),
            restricted=_paths(rows[0][3]) if rows else (),
            now=now or timezone.now(),
        )

    @classmethod
    def nothing(cls) -> Self:
        """A space in which nobody lists anything."""
        return cls({}, (), (), timezone.now())


def _paths(stored: object) -> tuple[str, ...]:
    """A JSON list in a raw answer: text, already read, or nothing, as the database likes."""
    found = json.loads(stored) if isinstance(stored, str) else stored
    return tuple(str(path) for path in found) if isinstance(found, list) else ()
