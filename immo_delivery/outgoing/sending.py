"""Send what waits: one worker a webhook, in order for each object, again for a day."""

import datetime
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db.models import Q
from django_scopes import scopes_disabled

from immo_delivery.extension_points import headless_refusal
from immo_delivery.models import Webhook, WebhookDelivery
from immo_delivery.outgoing.post import Outcome, post
from immo_delivery.outgoing.secrets import SecretUnreadable, decrypted, signature
from immo_delivery.outgoing.stopping import stop_if_dead
from immo_delivery.outgoing.targets import target_of

Clock = Callable[[], datetime.datetime]
DAY = datetime.timedelta(hours=24)
#: Seconds until the next attempt; the last one is repeated until a day is over.
STEPS = (10, 30, 60, 300, 900, 1800, 3600, 7200, 14400)
_LEASE = datetime.timedelta(seconds=60)
_MOST, _FAILURES = 100, 3
State = WebhookDelivery.State


def send_waiting(webhook_id: int, *, clock: Clock) -> bool:
    """Send what is due; whether more is due already. Another worker that is at it: nothing is done.

    After three failures in a row the rest waits too: nobody answers there now.
    """
    webhook = _claim(webhook_id, clock())
    if webhook is None:
        return False
    failures = 0
    try:
        for _number in range(_MOST):
            delivery = _next(webhook, clock())
            if delivery is None or failures >= _FAILURES:
                return False
            _extend(webhook, clock())
            failures = 0 if attempt(webhook, delivery, clock=clock) else failures + 1
            if not webhook.is_active:
                return False
    finally:
        with scopes_disabled():
            Webhook.objects.filter(pk=webhook.pk).update(sending_until=None)
    return True


def attempt(webhook: Webhook, delivery: WebhookDelivery, *, clock: Clock) -> bool:
    """Send one message once and write down what came of it; whether it was taken."""
    outcome = _post(webhook, delivery, clock())
    now = clock()
    delivery.attempts += 1
    delivery.tried_at, delivery.answer = now, outcome.words
    if outcome.is_accepted:
        delivery.state = State.SENT
    elif now - delivery.created_at >= DAY or delivery.kind == "test":
        delivery.state = State.FAILED
    else:
        pause = datetime.timedelta(seconds=STEPS[min(delivery.attempts, len(STEPS)) - 1])
        delivery.due_at = min(now + pause, max(delivery.created_at + DAY, now))
    with scopes_disabled():
        delivery.save(update_fields=["attempts", "tried_at", "answer", "state", "due_at"])
    if delivery.kind != "test":
        stop_if_dead(webhook, failed=not outcome.is_accepted, now=now)
    return outcome.is_accepted


def secrets_of(webhook: Webhook, now: datetime.datetime) -> list[str]:
    """The secret, and during a rotation the former one; raises SecretUnreadable."""
    found = [decrypted(webhook.secret)]
    if webhook.old_secret and webhook.old_secret_until and webhook.old_secret_until > now:
        found.append(decrypted(webhook.old_secret))
    return found


def _post(webhook: Webhook, delivery: WebhookDelivery, now: datetime.datetime) -> Outcome:
    try:
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "wagtail-immo-webhook/1",
            "X-Webhook-Delivery": str(delivery.pk),
            "X-Signature": signature(delivery.body, secrets_of(webhook, now), now=now),
            "Connection": "close",
        }
        return post(target_of(webhook.url), delivery.body.encode(), headers)
    except (ValidationError, SecretUnreadable) as refused:
        words = refused.messages[0] if isinstance(refused, ValidationError) else str(refused)
        return Outcome(0, words[:200])


def _claim(key: int, now: datetime.datetime) -> Webhook | None:
    """One statement: of two workers one gets the webhook, for a minute."""
    with scopes_disabled():
        free = Q(sending_until=None) | Q(sending_until__lte=now)
        rows = Webhook.objects.filter(free, pk=key, is_active=True)
        if not rows.update(sending_until=now + _LEASE):
            return None
        webhook: Webhook = Webhook.objects.select_related("agency").get(pk=key)
    if headless_refusal(webhook.agency) is not None:
        _release(key)
        return None
    return webhook


def _release(key: int) -> None:
    with scopes_disabled():
        Webhook.objects.filter(pk=key).update(sending_until=None)


def _extend(webhook: Webhook, now: datetime.datetime) -> None:
    with scopes_disabled():
        Webhook.objects.filter(pk=webhook.pk).update(sending_until=now + _LEASE)


def _next(webhook: Webhook, now: datetime.datetime) -> WebhookDelivery | None:
    """The oldest due message that no older one about the same object waits before."""
    with scopes_disabled():
        waiting = WebhookDelivery.objects.filter(webhook=webhook, state=State.WAITING)
        blocked = waiting.filter(due_at__gt=now).values_list("kind", "key", "pk")
        held = {}
        for kind, key, pk in blocked.order_by("-pk"):
            held[kind, key] = pk
        for delivery in waiting.filter(due_at__lte=now).order_by("pk").iterator():
            if held.get((delivery.kind, delivery.key), delivery.pk) >= delivery.pk:
                found: WebhookDelivery = delivery
                return found
    return None
