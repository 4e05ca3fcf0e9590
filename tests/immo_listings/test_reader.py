"""Plans that are kept: the same rows as without, and out of the way where somebody listens."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext

from immo_listings.reading.reader import reader
from immo_listings.reading.space import Space

ASKED = 5

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite keeps no plans for us."
)


def kept() -> int:
    """How many questions this connection has planned."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        return int(cursor.fetchone()[0])


@pytest.fixture(autouse=True)
def nothing_kept(db):
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")


def test_a_question_is_planned_once(agency):
    found = [Space.of("deux-rives") for _time in range(ASKED)]
    assert len({one.version for one in found}) == 1
    assert {one.agency_id for one in found} == {agency.pk}
    assert kept() == 1


def test_who_listens_hears_it(agency):
    with CaptureQueriesContext(connection) as heard:
        for _time in range(ASKED):
            Space.of("deux-rives")
    assert len(heard) == ASKED
    assert kept() == 0


def test_behind_a_pooler_nothing_is_kept(agency):
    connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = True
    try:
        for _time in range(ASKED):
            Space.of("deux-rives")
    finally:
        connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = False
    assert kept() == 0


def test_an_error_is_one_of_django():
    with pytest.raises(DatabaseError), transaction.atomic(), reader() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")


def test_one_plan_serves_all_values(agency):
    with connection.cursor() as cursor:
        cursor.execute("SET plan_cache_mode = auto")
        connection.connection.prepare_threshold = None
    for _time in range(ASKED):
        Space.of("deux-rives")
    with connection.cursor() as cursor:
        cursor.execute("SELECT generic_plans, custom_plans FROM pg_prepared_statements")
        generic, custom = cursor.fetchone()
    assert generic > 0
    assert custom == 0
