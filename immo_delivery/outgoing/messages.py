"""What a message says: all that happened to one object since the last one."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from immo_delivery.models import Webhook, WebhookDelivery
from immo_listings.answers import to_json
from immo_listings.models import Change

_LEAST = "updated"


def messages_of(
    webhook: Webhook, changes: Sequence[Change], *, now: datetime.datetime
) -> list[WebhookDelivery]:
    """One unsaved message for each object that ``webhook`` follows, in the order of its changes."""
    objects: dict[tuple[str, int], list[Change]] = {}
    for change in changes:
        if change.event.partition(".")[0] in webhook.topics:
            objects.setdefault((change.kind, change.key), []).append(change)
    return [_message(webhook, about, now) for about in objects.values()]


def message_for_test(webhook: Webhook, *, now: datetime.datetime) -> WebhookDelivery:
    """A message about nothing, to see whether somebody answers."""
    return _row(webhook, "test", webhook.pk, 0, ["test"], now, {"agency": webhook.agency.slug})


def _message(webhook: Webhook, about: list[Change], now: datetime.datetime) -> WebhookDelivery:
    last = about[-1]
    said = {
        "agency": webhook.agency.slug,
        "object": {
            "type": last.kind,
            "id": last.key,
            "reference": last.reference,
            "locale": last.language_code,
        },
        "paths": _once(change.path for change in about),
        "tags": _once(tag for change in about for tag in change.tags.split()),
    }
    events = _once(change.event for change in about)
    return _row(webhook, last.kind, last.key, last.seq or 0, events, now, said)


def _row(
    webhook: Webhook,
    kind: str,
    key: int,
    seq: int,
    events: list[str],
    now: datetime.datetime,
    said: dict[str, Any],
) -> WebhookDelivery:
    telling = [name for name in events if not name.endswith(_LEAST)] or events
    body = {
        "id": f"{webhook.pk}-{kind}-{key}-{seq or int(now.timestamp() * 1000)}",
        "event": telling[-1],
        "events": events,
        "seq": seq,
        "at": now.isoformat(),
    }
    return WebhookDelivery(
        agency_id=webhook.agency_id,
        webhook=webhook,
        kind=kind,
        key=key,
        seq=seq,
        events=" ".join(events)[:400],
        body=to_json(body | said),
        created_at=now,
        due_at=now,
    )


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))
