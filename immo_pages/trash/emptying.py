"""Destroy what has been in the trash for 30 days: one act of deleting at a time."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django_scopes import scopes_disabled

from immo_pages.models import TrashEntry
from immo_pages.trash.actions import DAYS_KEPT, destroy

_logger = logging.getLogger(__name__)


def overdue(now: datetime) -> Iterator[int]:
    """Keys of what has been in the trash for 30 days, the oldest first."""
    with scopes_disabled():
        old = TrashEntry.objects.filter(deleted_at__lte=now - timedelta(days=DAYS_KEPT))
        yield from list(old.order_by("deleted_at", "pk").values_list("pk", flat=True))


def empty_trash(now: datetime) -> int:
    """Destroy all of it and return how many acts that were. Idempotent; goes on after a failure."""
    done = 0
    for key in overdue(now):
        try:
            with scopes_disabled():
                destroy(TrashEntry(pk=key), by=None)
        except TrashEntry.DoesNotExist:
            continue  # put back, or destroyed by another run, since the list was read
        except Exception:
            _logger.exception("Entry %s of the trash could not be destroyed", key)
            continue
        done += 1
    return done
