"""Background work of this room: tell webhooks, purge caches."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_scopes import scopes_disabled
from django_tasks import default_task_backend, task

from immo_delivery.models import Webhook, WebhookDelivery
from immo_delivery.outgoing.queue import queue_changes
from immo_delivery.outgoing.sending import send_waiting
from immo_delivery.purging.tags import purge

#: Changes of one object within this time are one message.
TOGETHER = datetime.timedelta(seconds=2)


@task()
def tell_changes(agency_id: int) -> None:
    """Queue the fresh changes of an agency and send. Idempotent: the numbers say what is fresh."""
    if queue_changes(agency_id, now=timezone.now()):
        for key in _active(agency_id):
            send_webhook(key)


@task()
def send_due(webhook_id: int) -> None:
    """Send what is due for one webhook; a message that was sent is not sent again."""
    send_webhook(webhook_id)


@task()
def purge_tags(tags: list[str]) -> None:
    """Have the caches in front drop every answer with one of ``tags``. Idempotent."""
    purge(tags)


def tell_soon(agency_id: int) -> None:
    """Tell the webhooks of an agency once two seconds of changes are together."""
    if default_task_backend.supports_defer:
        later = tell_changes.using(run_after=timezone.now() + TOGETHER)
        later.enqueue(agency_id)
    else:
        tell_changes.enqueue(agency_id)


def send_soon(webhook_id: int) -> None:
    """Send what waits for a webhook, after the commit."""
    transaction.on_commit(lambda: send_due.enqueue(webhook_id))


def send_webhook(key: int) -> None:
    """Send what is due, then come back for what is left or fails."""
    more = send_waiting(key, clock=timezone.now)
    with scopes_disabled():
        waiting = WebhookDelivery.objects.filter(
            webhook=key, webhook__is_active=True, state=WebhookDelivery.State.WAITING
        )
        due = waiting.order_by("due_at").values_list("due_at", flat=True).first()
    if due is None or not default_task_backend.supports_defer:
        return
    now = timezone.now()
    _wake(key, now if more else max(due, now + TOGETHER), now)


def _wake(key: int, moment: datetime.datetime, now: datetime.datetime) -> None:
    """One task a webhook, however many changes it was asked for by; an earlier one wins."""
    sooner = Q(wakes_at=None) | Q(wakes_at__lte=now) | Q(wakes_at__gt=moment)
    with scopes_disabled():
        is_needed = Webhook.objects.filter(sooner, pk=key).update(wakes_at=moment)
    if is_needed:
        send_due.using(run_after=moment).enqueue(key)


def _active(agency_id: int) -> list[int]:
    with scopes_disabled():
        return list(
            Webhook.objects.filter(agency=agency_id, is_active=True).values_list("pk", flat=True)
        )
