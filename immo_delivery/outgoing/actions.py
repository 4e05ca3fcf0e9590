"""Add, change, renew, test and delete webhooks; each act is one row of the agency's log."""

import datetime
from typing import Any

from django.db import transaction

from immo_agencies.audit import record
from immo_delivery.models import Webhook, WebhookDelivery
from immo_delivery.outgoing.messages import message_for_test
from immo_delivery.outgoing.queue import last_number
from immo_delivery.outgoing.secrets import encrypted, new_secret
from immo_delivery.tasks import send_soon

#: How long messages carry the signatures of both secrets.
OVERLAP = datetime.timedelta(hours=24)


@transaction.atomic
def keep_webhook(webhook: Webhook, *, by: Any) -> str:
    """Store a new webhook; it is told of what changes from now on. Returns its secret."""
    secret = new_secret()
    webhook.secret, webhook.created_by = encrypted(secret), by
    webhook.queued_seq = last_number(webhook.agency_id)
    webhook.save()
    record("delivery.webhook_made", webhook.agency, by=by, obj=webhook)
    return secret


@transaction.atomic
def change_webhook(webhook: Webhook, *, by: Any, changed: list[str]) -> None:
    """Store a changed one. Switched on again it starts from now: nothing of before is told."""
    if "is_active" in changed and webhook.is_active:
        webhook.queued_seq = last_number(webhook.agency_id)
        webhook.failing_since = webhook.stopped_at = None
    webhook.save()
    changes = {name: (None, getattr(webhook, name)) for name in changed}
    record("delivery.webhook_changed", webhook.agency, by=by, obj=webhook, changes=changes)


@transaction.atomic
def renew_secret(webhook: Webhook, *, by: Any, now: datetime.datetime) -> str:
    """A new secret; for a day messages are signed with the former as well."""
    secret = new_secret()
    webhook.old_secret, webhook.old_secret_until = webhook.secret, now + OVERLAP
    webhook.secret = encrypted(secret)
    webhook.save(update_fields=["secret", "old_secret", "old_secret_until"])
    record("delivery.webhook_renewed", webhook.agency, by=by, obj=webhook)
    return secret


@transaction.atomic
def delete_webhook(webhook: Webhook, *, by: Any) -> None:
    """Remove it and its messages."""
    record("delivery.webhook_deleted", webhook.agency, by=by, obj=webhook)
    webhook.delete()


@transaction.atomic
def send_test(webhook: Webhook, *, by: Any, now: datetime.datetime) -> WebhookDelivery:
    """Queue a message about nothing."""
    delivery = message_for_test(webhook, now=now)
    delivery.save()
    record("delivery.webhook_tested", webhook.agency, by=by, obj=webhook)
    send_soon(webhook.pk)
    return delivery


@transaction.atomic
def send_again(delivery: WebhookDelivery, *, by: Any, now: datetime.datetime) -> WebhookDelivery:
    """Queue the same words once more, with a day of attempts of their own."""
    again = WebhookDelivery(
        agency_id=delivery.agency_id,
        webhook=delivery.webhook,
        kind=delivery.kind,
        key=delivery.key,
        seq=delivery.seq,
        events=delivery.events,
        body=delivery.body,
        created_at=now,
        due_at=now,
    )
    again.save()
    record("delivery.message_repeated", delivery.agency, by=by, obj=again)
    send_soon(delivery.webhook_id)
    return again
