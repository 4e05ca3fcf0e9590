"""Write down what changed for the public, number it after the commit, tell who cares."""

from collections.abc import Iterable
from functools import partial

from django.db import connection, transaction
from django_scopes import scopes_disabled

from immo_listings.models import Change, Space
from immo_listings.signals import changes_numbered

_BATCH = 500


def write_down(changes: Iterable[Change]) -> None:
    """Keep ``changes`` inside the transaction of what they tell of; numbered after its commit."""
    rows = list(changes)
    if not rows:
        return
    with scopes_disabled():
        Change.objects.bulk_create(rows, batch_size=_BATCH)
    for agency_id in sorted({row.agency_id for row in rows}):
        transaction.on_commit(partial(number, agency_id))


def number(agency_id: int) -> list[Change]:
    """Give the changes of an agency that have none their numbers, oldest first.

    Under a lock of the agency's space, in a transaction of its own: a number that readers see has
    no lower one still to come. Changes left behind by a process that died get theirs with the next.
    """
    with scopes_disabled():
        pending = Change.objects.filter(agency_id=agency_id, seq=None).order_by("pk")
        if not pending.exists():  # the first of several in a transaction has done it
            return []
    with scopes_disabled(), transaction.atomic():
        space = _locked(agency_id)
        keys = list(pending.values_list("pk", flat=True))
        if not keys:
            return []
        _write_numbers(agency_id, space.version)
        space.version += len(keys)
        space.save()
        numbered = list(Change.objects.filter(pk__in=keys).order_by("seq"))
    changes_numbered.send_robust(Change, agency_id=agency_id, changes=numbered)
    return numbered


def _locked(agency_id: int) -> Space:
    Space.objects.get_or_create(agency_id=agency_id)
    space: Space = Space.objects.select_for_update(of=("self",)).get(agency_id=agency_id)
    return space


def _write_numbers(agency_id: int, last: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE immo_listings_change SET seq = fresh.place + %s
            FROM (SELECT id AS fresh_id, row_number() OVER (ORDER BY id) AS place
                  FROM immo_listings_change WHERE agency_id = %s AND seq IS NULL) AS fresh
            WHERE id = fresh.fresh_id
            """,
            [last, agency_id],
        )
