"""The cursor of reads that repeat: PostgreSQL plans each question once a connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_AFTER = 3  # times that a question is asked before it is kept


@contextmanager
def reader() -> Iterator[Any]:
    """A cursor with ``execute``, ``fetchone`` and ``fetchall``; for SELECTs with few shapes.

    To plan the question about a space takes PostgreSQL five times as long as to answer it. One plan
    serves all values: left to itself, PostgreSQL plans a list anew for each slice, since it expects
    the tenth part of all rows to be passed over. Questions whose best plan depends on their values
    (facets, the map, counts) use Django's cursor.

    Django's own cursor writes values into the text, so that no two questions are the same; this one
    sends them apart. Django's is used where somebody listens to queries (tests, tracing), for other
    databases, and behind a pooler that hands a connection on after each transaction: there
    ``DISABLE_SERVER_SIDE_CURSORS`` is set.
    """
    if not _may_prepare():
        with connection.cursor() as own:
            yield own
        return
    from psycopg import Cursor

    connection.close_if_health_check_failed()
    connection.ensure_connection()
    raw: Any = connection.connection
    with connection.wrap_database_errors, Cursor(raw) as cursor:
        if raw.prepare_threshold != _AFTER:
            cursor.execute("SET plan_cache_mode = force_generic_plan", prepare=False)
            raw.prepare_threshold = _AFTER
        yield cursor


def _may_prepare() -> bool:
    return (
        connection.vendor == "postgresql"
        and not connection.queries_logged
        and not connection.execute_wrappers
        and not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
    )
