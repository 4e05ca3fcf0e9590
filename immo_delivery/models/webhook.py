"""Who is told of changes, and every message that was or will be sent."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from immo_agencies.models import Agency


class Topic(models.TextChoices):
    """What a webhook can follow: the first word of the events of ``immo_listings``."""

    PROPERTY = "property", _("Properties")
    DEVELOPMENT = "development", _("Developments")
    PAGE = "page", _("Pages")
    REDIRECT = "redirect", _("Redirects")
    SITE = "site", _("The site itself: name, contact, colours, menu")


def _everything() -> list[str]:
    return list(Topic.values)


class Webhook(models.Model):
    """An address of a program that is told of changes. Its secrets are encrypted.

    ``queued_seq``: number of the last change that was looked at. ``sending_until``: one worker
    sends for it now. ``wakes_at``: when a task looks for what is due. ``failing_since``: when the
    first of an unbroken row of failures was.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(
        _("name"), max_length=80, help_text=_("Which program listens, for your colleagues.")
    )
    url = models.URLField(
        _("address"), max_length=500, help_text=_("Starts with https:// and takes POST.")
    )
    topics = models.JSONField(_("tells of"), default=_everything)
    is_active = models.BooleanField(_("switched on"), default=True)
    secret = models.TextField(editable=False)
    old_secret = models.TextField(blank=True, default="", editable=False)
    old_secret_until = models.DateTimeField(null=True, editable=False)
    queued_seq = models.BigIntegerField(default=0, editable=False)
    sending_until = models.DateTimeField(null=True, editable=False)
    wakes_at = models.DateTimeField(null=True, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    stopped_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    objects: ClassVar[Any] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class WebhookDelivery(models.Model):
    """One message about one object. It waits for every older one about the same object.

    ``events`` are separated by blanks; ``body`` is the JSON text that is signed and sent.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("delivered")
        FAILED = "failed", _("given up")

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(max_length=12)
    key = models.BigIntegerField()
    seq = models.BigIntegerField(default=0)
    events = models.CharField(max_length=400)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, blank=True, default="")

    wagtail_reference_index_ignore = True

    objects: ClassVar[Any] = ScopedManager(agency="agency")

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["webhook", "id"],
                condition=Q(state="waiting"),
                name="immo_delivery_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.events} {self.key}"
