"""Write down what changed for the public, number it after the commit, tell who cares."""

from collections.abc import Iterable
from functools import partial

from django.db import connection, transaction
from django.db.models import Max
from django_scopes import scopes_disabled

from immo_listings.models import Change, Space
from immo_listings.signals import changes_numbered

#: How events end after which the public sees nothing any more.
LEAVING = (".unpublished", ".deleted")
_BATCH = 500


def write_down(changes: Iterable[Change]) -> None:
    """Keep ``changes`` inside the transaction of what they tell of; numbered after its commit."""
    rows = list(changes)
    if not rows:
        return
    with scopes_disabled():
        _name_last_addresses([row for row in rows if row.event.endswith(LEAVING)])
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
        keys = _write_numbers(agency_id, space.version)
        if not keys:
            return []
        space.version += len(keys)
        space.save()
        numbered = list(Change.objects.filter(pk__in=keys).order_by("seq"))
    changes_numbered.send_robust(Change, agency_id=agency_id, changes=numbered)
    return numbered


def _name_last_addresses(leaving: list[Change]) -> None:
    """What leaves is named where the public had it: in the trash or below a restricted page it has
    an address that nobody may know, and no cache holds."""
    if not leaving:
        return
    about = Change.objects.filter(
        agency__in={row.agency_id for row in leaving}, key__in={row.key for row in leaving}
    )
    last = about.exclude(path="").values("kind", "key").annotate(last=Max("pk")).values("last")
    told = Change.objects.filter(pk__in=last).values_list("kind", "key", "path")
    paths = {(kind, key): path for kind, key, path in told}
    for row in leaving:
        row.path = paths.get((row.kind, row.key), row.path)


def _locked(agency_id: int) -> Space:
    Space.objects.get_or_create(agency_id=agency_id)
    space: Space = Space.objects.select_for_update(of=("self",)).get(agency_id=agency_id)
    return space


def _write_numbers(agency_id: int, last: int) -> list[int]:
    """Keys of the changes that got a number. Others commit new ones all the time: what counts is
    what this one statement saw."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE immo_listings_change SET seq = fresh.place + %s
            FROM (SELECT id AS fresh_id, row_number() OVER (ORDER BY id) AS place
                  FROM immo_listings_change WHERE agency_id = %s AND seq IS NULL) AS fresh
            WHERE id = fresh.fresh_id
            RETURNING id
            """,
            [last, agency_id],
        )
        return [key for (key,) in cursor.fetchall()]
