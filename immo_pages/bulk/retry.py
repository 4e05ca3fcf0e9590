"""Write a batch in one transaction, again when the database broke a deadlock by ending it."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection, transaction

ATTEMPTS = 5
# PostgreSQL: serialization failure, deadlock.
_TRANSIENT = frozenset({"40001", "40P01"})

T = TypeVar("T")


def in_transaction(write: Callable[[], T]) -> T:
    """Run ``write`` in a transaction; a deadlock ends the attempt, not the work.

    ``write`` must build its objects anew: those of a failed attempt carry keys of rows that do not
    exist. Inside a transaction of the caller there is one attempt, the retry is the caller's.
    """
    attempts = 1 if connection.in_atomic_block else ATTEMPTS
    for attempt in range(1, attempts + 1):
        try:
            with transaction.atomic():
                return write()
        except OperationalError as error:
            if attempt == attempts or not _is_transient(error):
                raise
            # Not the same pause for both sides of the deadlock.
            time.sleep(random.uniform(0.05, 0.2) * attempt)  # noqa: S311  no secret
    raise AssertionError("unreachable")


def _is_transient(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _TRANSIENT or "database is locked" in str(error)
