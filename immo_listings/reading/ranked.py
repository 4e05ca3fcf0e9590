"""The best matches first, and how many there are, in one pass over the words."""

from array import array
from dataclasses import dataclass
from typing import Any

from django.db import connection

from immo_listings.reading.counts import remember, remembered
from immo_listings.reading.reader import reader
from immo_listings.reading.wanted import RELEVANCE, Wanted
from immo_listings.reading.where import FROM, Condition, Reach, looked_up, words_query

#: So many of the best are remembered for a state; who turns further pages has them ranked anew.
MOST_RANKED = 240
_RANKING = "ranking"  # what rankings are remembered under

# Words are compared once for rank and number: asked apart, both cost the same again. Cards are
# read for the rows of the slice only.
_FOUND = "SELECT l.id, {rank} AS place {origin}{condition}"
_BEST = """
WITH found AS MATERIALIZED ({found}),
     best AS (SELECT id, place FROM found ORDER BY place DESC, id DESC LIMIT %s)
SELECT (SELECT array_agg(id ORDER BY place DESC, id DESC) FROM best),
       (SELECT count(*) FROM found)
"""
_SLICE = """
WITH found AS MATERIALIZED ({found}),
     slice AS (SELECT id, place, (SELECT count(*) FROM found) AS total
                 FROM found ORDER BY place DESC, id DESC LIMIT %s OFFSET %s)
SELECT l.id, l.page_id, p.url_path, l.{column}, slice.place, l.agency_id, slice.total
{origin} JOIN slice ON slice.id = l.id ORDER BY slice.place DESC, l.id DESC
"""


@dataclass(frozen=True)
class Ranking:
    """Keys of the best matches, the best first, and how many match in all."""

    best: "array[int]"
    total: int


def is_ranked(order: str, wanted: Wanted) -> bool:
    """True for an order by rank where the database has one; elsewhere the newest come first."""
    return order == RELEVANCE and bool(wanted.text) and connection.vendor == "postgresql"


def ranked_rows(
    space: Reach, wanted: Wanted, condition: Condition, column: str, limit: int, offset: int
) -> list[tuple[Any, ...]]:
    """Rows as of any slice; their number is remembered, so that nobody has to count again."""
    if not space.version or offset + limit > MOST_RANKED:
        return _passed_over(space, wanted, condition, column, limit, offset)
    keys = _ranking(space, wanted, condition).best[offset : offset + limit]
    if not keys:
        return []
    text, parameters = condition
    # The order is remembered, never who may be seen: that is asked of the tree each time.
    sql = (
        f"SELECT l.id, l.page_id, p.url_path, l.{column}, NULL, l.agency_id {FROM}"
        f"{text} AND l.id = ANY(%s)"
    )
    with reader() as cursor:
        cursor.execute(sql, [*parameters, list(keys)])
        rows = {row[0]: row for row in cursor.fetchall()}
    return [rows[key] for key in keys if key in rows]


def _ranking(space: Reach, wanted: Wanted, condition: Condition) -> Ranking:
    known: Ranking | None = remembered(space, wanted, _RANKING)
    if known is None:
        sql, parameters = _asked(wanted, condition, _BEST)
        with connection.cursor() as cursor:
            cursor.execute(sql, [*parameters, MOST_RANKED])
            best, total = cursor.fetchone()
        known = Ranking(array("q", best or []), total)
        remember(space, wanted, _RANKING, known)
        remember(space, wanted, "", total)
    return known


def _passed_over(
    space: Reach, wanted: Wanted, condition: Condition, column: str, limit: int, offset: int
) -> list[tuple[Any, ...]]:
    """Ranked and cut in one statement, for what is not remembered."""
    sql, parameters = _asked(wanted, condition, _SLICE, column)
    with reader() as cursor:
        cursor.execute(sql, [*parameters, limit, offset])
        rows = cursor.fetchall()
    if rows:
        remember(space, wanted, "", rows[0][-1])
    return [row[:-1] for row in rows]


def _asked(wanted: Wanted, condition: Condition, sql: str, column: str = "") -> Condition:
    query, words = words_query(wanted)
    text, parameters = condition
    rank = f"ts_rank(l.search_vector, {query})"
    found = _FOUND.format(rank=rank, origin=looked_up(), condition=text)
    return sql.format(found=found, origin=FROM, column=column), [*words, *parameters]
