"""A webhook that answers nobody for a day is switched off, and its agency is told."""

import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from immo_agencies.audit import record
from immo_agencies.letters import letter, send_each
from immo_agencies.permissions import members_who_may
from immo_delivery.extension_points import DeliveryAction
from immo_delivery.models import Webhook, WebhookDelivery

DEAD_AFTER = datetime.timedelta(hours=24)


def stop_if_dead(webhook: Webhook, *, failed: bool, now: datetime.datetime) -> None:
    """Remember whether it answered; switch it off after a day of nothing but failures."""
    if not failed:
        if webhook.failing_since is not None:
            _write(webhook, failing_since=None)
    elif webhook.failing_since is None:
        _write(webhook, failing_since=now)
    elif now - webhook.failing_since >= DEAD_AFTER:
        _stop(webhook, now)


def _stop(webhook: Webhook, now: datetime.datetime) -> None:
    with transaction.atomic():
        _write(webhook, is_active=False, stopped_at=now)
        with scopes_disabled():
            waiting = WebhookDelivery.objects.filter(webhook=webhook)
            waiting = waiting.filter(state=WebhookDelivery.State.WAITING)
            waiting.update(state=WebhookDelivery.State.FAILED)
        record("delivery.webhook_stopped", webhook.agency, by=None, obj=webhook)
        transaction.on_commit(lambda: _tell(webhook), robust=True)


def _tell(webhook: Webhook) -> None:
    people = members_who_may(DeliveryAction.MANAGE_DELIVERY, webhook.agency)
    send_each(people, lambda user: stopped_mail(user, webhook))


def stopped_mail(user: Any, webhook: Webhook) -> EmailMultiAlternatives:
    """To who manages the account: nobody listens any more."""
    return letter(
        "immo_delivery/outgoing/mail/stopped",
        to=user.email,
        subject=_("Webhook switched off: %(name)s") % {"name": webhook.name},
        agency=webhook.agency,
        user=user,
        webhook=webhook,
        action=_("See what was not delivered"),
        url=settings.WAGTAILADMIN_BASE_URL + reverse("immo_webhooks:log", args=[webhook.pk]),
    )


def _write(webhook: Webhook, **values: Any) -> None:
    for name, value in values.items():
        setattr(webhook, name, value)
    with scopes_disabled():
        Webhook.objects.filter(pk=webhook.pk).update(**values)
