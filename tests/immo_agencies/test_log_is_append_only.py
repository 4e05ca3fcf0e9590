"""Nobody changes or deletes what the log says: not the ORM, not SQL, not an erased person."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.utils import IntegrityError

from immo_agencies.audit import record
from immo_agencies.models import Agency, AuditEvent
from immo_agencies.models.audit import LogIsAppendOnly

pytestmark = pytest.mark.django_db
postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="the trigger is PostgreSQL's"
)


@pytest.fixture
def event(agency: Any, make_member: Any) -> AuditEvent:
    member = make_member(agency, "manager")
    return record("support.asked", agency, by=member, obj=agency, changes={"city": ("A", "B")})


def _rows() -> list[dict[str, Any]]:
    return list(AuditEvent.objects.order_by("pk").values())


def _sql(statement: str) -> Callable[[AuditEvent], Any]:
    def run(event: AuditEvent) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return run


def _plain(event: AuditEvent) -> QuerySet[AuditEvent]:
    """Rows behind the back of our own manager."""
    return QuerySet(AuditEvent).filter(pk=event.pk)


TABLE = "immo_agencies_auditevent"
BEHIND_THE_MODEL = {
    "update": lambda event: _plain(event).update(action="x"),
    "delete": lambda event: _plain(event).delete(),
    "raw delete": lambda event: _plain(event)._raw_delete("default"),
    "sql update": _sql(f"UPDATE {TABLE} SET action = 'x'"),  # noqa: S608
    "sql delete": _sql(f"DELETE FROM {TABLE}"),  # noqa: S608
    "truncate": _sql(f"TRUNCATE {TABLE}"),
    "truncate cascade": _sql(f"TRUNCATE {TABLE} RESTART IDENTITY CASCADE"),
}
THROUGH_THE_MODEL = {
    "save": lambda event: event.save(),
    "save one field": lambda event: event.save(update_fields=["action"]),
    "delete": lambda event: event.delete(),
    "update many": lambda event: AuditEvent.objects.all().update(action="x"),
    "bulk update": lambda event: AuditEvent.objects.bulk_update([event], ["action"]),
    "delete many": lambda event: AuditEvent.objects.filter(pk=event.pk).delete(),
}


@postgresql
@pytest.mark.parametrize("way", BEHIND_THE_MODEL)
def test_postgresql_refuses(event: AuditEvent, way: str) -> None:
    before = _rows()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        BEHIND_THE_MODEL[way](event)

    assert _rows() == before


@pytest.mark.parametrize("way", THROUGH_THE_MODEL)
def test_the_model_refuses_on_every_database(event: AuditEvent, way: str) -> None:
    before = _rows()
    event.action = "x"

    with pytest.raises(LogIsAppendOnly), transaction.atomic():
        THROUGH_THE_MODEL[way](event)

    assert _rows() == before


def test_rows_survive_a_person_and_an_agency(
    event: AuditEvent, agency: Any, django_user_model: Any
) -> None:
    before = _rows()
    django_user_model.objects.get(pk=event.actor_id).delete()
    assert _rows() == before

    # In the database alone: the pages and files of an agency are another test's affair.
    Agency.objects.filter(pk=agency.pk).delete()

    assert not Agency.objects.filter(pk=agency.pk).exists()
    assert _rows() == before
