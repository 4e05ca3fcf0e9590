"""The best matches first, and how many there are, in one pass over the words."""

from typing import Any

from django.db import connection

from immo_listings.reading.counts import remember
from immo_listings.reading.reader import reader
from immo_listings.reading.wanted import RELEVANCE, Wanted
from immo_listings.reading.where import FROM, Condition, Reach, words_query

# Words are compared once for rank and number: asked apart, both cost the same again. Cards are
# read for the rows of the slice only.
_SQL = """
WITH found AS MATERIALIZED (SELECT l.id, {rank} AS place {origin}{condition}),
     slice AS (SELECT id, place, (SELECT count(*) FROM found) AS total
                 FROM found ORDER BY place DESC, id DESC LIMIT %s OFFSET %s)
SELECT l.id, l.page_id, p.url_path, l.{column}, slice.place, l.agency_id, slice.total
{origin} JOIN slice ON slice.id = l.id ORDER BY slice.place DESC, l.id DESC
"""


def is_ranked(order: str, wanted: Wanted) -> bool:
    """True for an order by rank where the database has one; elsewhere the newest come first."""
    return order == RELEVANCE and bool(wanted.text) and connection.vendor == "postgresql"


def ranked_rows(
    space: Reach, wanted: Wanted, condition: Condition, column: str, limit: int, offset: int
) -> list[tuple[Any, ...]]:
    """Rows as of any slice; their number is remembered, so that nobody has to count again."""
    query, words = words_query(wanted)
    text, parameters = condition
    rank = f"ts_rank(l.search_vector, {query})"
    sql = _SQL.format(rank=rank, origin=FROM, condition=text, column=column)
    with reader() as cursor:
        cursor.execute(sql, [*words, *parameters, limit, offset])
        rows = cursor.fetchall()
    if rows:
        remember(space, wanted, "", rows[0][-1])
    return [row[:-1] for row in rows]
