"""From numbered changes to messages that wait."""

import datetime

from django.db import transaction
from django_scopes import scopes_disabled

from immo_delivery.extension_points import headless_refusal
from immo_delivery.models import Webhook, WebhookDelivery
from immo_delivery.outgoing.messages import messages_of
from immo_listings.models import Change, Space

_BATCH = 2000


def queue_changes(agency_id: int, *, now: datetime.datetime) -> int:
    """Queue what the webhooks of an agency have not looked at yet; returns how many messages.

    It follows the numbers, not the signal: what a process that died has not told is told with the
    next. Idempotent. All changes of one object since the last time become one message.
    """
    with scopes_disabled():
        keys = list(Webhook.objects.filter(agency=agency_id, is_active=True).values_list("pk"))
    return sum(_queue(key, now) for (key,) in keys)


def has_listeners(agency_id: int) -> bool:
    """Whether anybody wants to be told."""
    with scopes_disabled():
        return bool(Webhook.objects.filter(agency=agency_id, is_active=True).exists())


def last_number(agency_id: int) -> int:
    """The number of the last change of an agency: where a new webhook starts."""
    with scopes_disabled():
        found = Space.objects.filter(agency=agency_id).values_list("version", flat=True).first()
    return int(found or 0)


def _queue(key: int, now: datetime.datetime) -> int:
    with scopes_disabled(), transaction.atomic():
        locked = Webhook.objects.select_for_update(of=("self",)).select_related("agency")
        webhook = locked.filter(pk=key, is_active=True).first()
        if webhook is None:
            return 0
        fresh = Change.objects.filter(agency=webhook.agency_id, seq__gt=webhook.queued_seq)
        changes = list(fresh.order_by("seq")[:_BATCH])
        if not changes:
            return 0
        allowed = headless_refusal(webhook.agency) is None
        messages = messages_of(webhook, changes, now=now) if allowed else []
        WebhookDelivery.objects.bulk_create(messages)
        webhook.queued_seq = changes[-1].seq
        webhook.save(update_fields=["queued_seq"])
    more = _queue(key, now) if len(changes) == _BATCH else 0
    return len(messages) + more
