"""Tell webhooks what they have not been told: for the scheduler, every minute."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django_scopes import scopes_disabled

from immo_delivery.models import Webhook, WebhookDelivery
from immo_delivery.outgoing.queue import queue_changes
from immo_delivery.outgoing.sending import send_waiting
from immo_delivery.preview.passes import clear_previews

KEPT = timedelta(days=30)


class Command(BaseCommand):
    """Queue, send what is due, forget what is older than 30 days, and drafts of previews that are
    over. Safe to run beside workers."""

    help = "Send what waits for webhooks, and what a process that died has not queued."

    def handle(self, *args: Any, **options: Any) -> None:
        """One webhook after the other."""
        with scopes_disabled():
            active = list(Webhook.objects.filter(is_active=True).values_list("pk", "agency_id"))
        for agency_id in sorted({agency for _key, agency in active}):
            queue_changes(agency_id, now=timezone.now())
        for key, _agency in active:
            while send_waiting(key, clock=timezone.now):
                continue
        with scopes_disabled():
            old = WebhookDelivery.objects.filter(created_at__lt=timezone.now() - KEPT)
            old.exclude(state=WebhookDelivery.State.WAITING).delete()
        clear_previews(now=timezone.now())
