"""Make, change, renew and withdraw access keys; each act is one row of the agency's log."""

import datetime
from typing import Any

from django.db import transaction

from immo_agencies.audit import record
from immo_delivery.models import DeliveryToken
from immo_delivery.tokens import origins
from immo_delivery.tokens.words import SHOWN, digest_of, new_token

LONGEST_OVERLAP = datetime.timedelta(days=7)


@transaction.atomic
def keep_token(token: DeliveryToken, *, by: Any) -> str:
    """Store a new token; its text is returned this once and not kept."""
    text = _give_text(token)
    token.created_by = by
    token.save()
    record("delivery.key_made", token.agency, by=by, obj=token)
    return text


@transaction.atomic
def renew_token(
    token: DeliveryToken, *, by: Any, overlap: datetime.timedelta, now: datetime.datetime
) -> str:
    """A new text for ``token``; the former works for ``overlap`` longer, at most 7 days.

    One that was renewed before and still worked stops now: there are never more than two.
    """
    former = token.digest
    text = _give_text(token)
    token.old_digest = former if overlap else None
    token.old_until = now + min(overlap, LONGEST_OVERLAP) if overlap else None
    token.save(update_fields=["prefix", "digest", "old_digest", "old_until"])
    record("delivery.key_renewed", token.agency, by=by, obj=token)
    return text


@transaction.atomic
def revoke_token(token: DeliveryToken, *, by: Any, now: datetime.datetime) -> None:
    """It opens nothing from now on."""
    if token.revoked_at is None:
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])
    transaction.on_commit(lambda: origins.forget(token.agency))
    record("delivery.key_withdrawn", token.agency, by=by, obj=token)


def record_change(token: DeliveryToken, *, by: Any, changed: list[str]) -> None:
    """Write to the log that the form of ``token`` was saved; browsers feel it at once."""
    transaction.on_commit(lambda: origins.forget(token.agency))
    changes = {name: (None, getattr(token, name)) for name in changed if name != "sites"}
    record("delivery.key_changed", token.agency, by=by, obj=token, changes=changes)


def _give_text(token: DeliveryToken) -> str:
    text = new_token()
    token.prefix, token.digest = text[:SHOWN], digest_of(text)
    transaction.on_commit(lambda: origins.forget(token.agency))
    return text
