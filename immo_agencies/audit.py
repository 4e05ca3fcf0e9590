"""Write the agency's log: one row an act, inside the transaction of the act.

Ids and digests only. Names, texts and addresses are never stored: the log cannot be erased, what
it names can.
"""

import contextvars
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.utils.crypto import salted_hmac

from immo_agencies.access import access_in
from immo_agencies.models import Agency, AuditEvent


@dataclass
class Journal:
    """What the current request has written so far."""

    address_digest: str = ""
    written: list[str] = field(default_factory=list)


_journal: contextvars.ContextVar[Journal | None] = contextvars.ContextVar("journal", default=None)


@contextmanager
def journal_of_request(address: str) -> Iterator[Journal]:
    """Collect what a request records, so that the boundary knows whether it did."""
    journal = Journal(address_digest=digest(address) if address else "")
    token = _journal.set(journal)
    try:
        yield journal
    finally:
        _journal.reset(token)


def record(
    action: str,
    agency: Agency | None,
    *,
    by: Any,
    obj: Any = None,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    outcome: str = AuditEvent.Outcome.DONE,
) -> AuditEvent:
    """Append to the log of ``agency`` that ``by`` did ``action`` to ``obj``.

    ``changes`` maps a field to its value before and after; digests of both are kept.
    """
    access = access_in(by, agency) if by is not None else None
    journal = _journal.get()
    event = AuditEvent.objects.create(
        agency=agency,
        actor_id=getattr(by, "pk", None),
        support_session_id=access.support_session_id if access else None,
        action=action,
        outcome=outcome,
        object_type=obj._meta.label_lower if obj is not None else "",
        object_id=str(obj.pk) if obj is not None else "",
        changes={name: [digest(old), digest(new)] for name, (old, new) in (changes or {}).items()},
        address_digest=journal.address_digest if journal else "",
    )
    if journal is not None:
        journal.written.append(action)
    return event


def digest(value: Any) -> str:
    """Keyed fingerprint of a value: equal values are recognised, none can be guessed from it."""
    return salted_hmac("immo_agencies.audit", repr(value)).hexdigest()[:16]
