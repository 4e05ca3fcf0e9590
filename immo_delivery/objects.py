"""One published object at a path: property, development or page."""

import json
from dataclasses import dataclass
from typing import Any

from immo_listings.addresses import address_of, start_of
from immo_listings.answers import with_address
from immo_listings.reading.reader import reader
from immo_listings.reading.space import Space
from immo_listings.reading.where import moment, open_page
from immo_pages.vocabulary import MarketStatus

_SQL = """
SELECT p.id, p.path, p.url_path, l.detail, s.detail, s.kind
  FROM wagtailcore_page p
  JOIN wagtailcore_page root ON root.path = %s
  LEFT JOIN immo_listings_listing l ON l.page_id = p.id AND l.agency_id = %s
       AND l.status <> %s AND (l.ends_at IS NULL OR l.ends_at > %s)
  LEFT JOIN immo_listings_storedanswer s ON s.page_id = p.id AND s.agency_id = %s
 WHERE p.url_path = root.url_path || %s {shown}
"""


@dataclass(frozen=True)
class Found:
    """``kind``: property, development or page; ``data`` as it is sent; its cache ``tag``."""

    kind: str
    data: dict[str, Any]
    tag: str


def object_at(space: Space, language: str, path: str) -> Found | None:
    """What the public sees at ``path`` (``/fr/nos-biens/``) of the site, None for nothing."""
    start = start_of(language)
    if not path.startswith(start):
        return None
    rest = path[len(start) :]
    rest = f"{rest}/" if rest and not rest.endswith("/") else rest
    root = space.root_path or space.homes[language]
    shown, parameters = open_page(space)
    with reader() as cursor:
        cursor.execute(
            _SQL.format(shown=shown),
            [
                root,
                space.agency_id,
                MarketStatus.WITHDRAWN.value,
                moment(space.now),
                space.agency_id,
                rest,
                *parameters,
            ],
        )
        row = cursor.fetchone()
    return _found(row, language) if row else None


def _found(row: tuple[Any, ...], language: str) -> Found | None:
    key, _path, url_path, listing, stored, kind = row
    text = listing or stored
    if text is None:
        return None
    name = "property" if listing else kind
    origin, path = address_of(url_path, language)
    return Found(name, json.loads(with_address(text, origin, path)), f"{name}-{key}")
