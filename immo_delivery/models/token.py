"""A token with which a program reads what an agency has published."""

import datetime
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from wagtail.models import Site

from immo_agencies.models import Agency


class Scope(models.TextChoices):
    """What a token is good for. ``READ`` sees what everybody sees, no more."""

    READ = "read", _("Read everything that is published")
    CHANGES = "changes", _("Read what has changed, to keep a copy up to date")
    PREVIEW = "preview", _("Show drafts to editors, with a code from the editor")


def _reading() -> list[str]:
    return [Scope.READ.value]


class DeliveryToken(models.Model):
    """Only digests are stored. After a rotation the former token works until ``old_until``."""

    class State(models.TextChoices):
        OPEN = "open", _("in use")
        EXPIRED = "expired", _("expired")
        REVOKED = "revoked", _("withdrawn")

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(
        _("name"), max_length=80, help_text=_("Which program uses it, for your colleagues.")
    )
    scopes = models.JSONField(_("good for"), default=_reading)
    sites = models.ManyToManyField(
        Site,
        verbose_name=_("sites"),
        blank=True,
        related_name="+",
        help_text=_("None means all sites of your agency."),
    )
    origins = models.TextField(
        _("browser addresses"),
        blank=True,
        default="",
        help_text=_(
            "Web sites whose pages may ask from the browser, one a line: https://www.example.org"
        ),
    )
    rate = models.PositiveIntegerField(
        _("requests a minute"),
        default=3000,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
    )
    expires_at = models.DateTimeField(
        _("valid until"), null=True, blank=True, help_text=_("Empty: until you withdraw it.")
    )
    prefix = models.CharField(max_length=12, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    old_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 - several rows have none
    old_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revoked_at = models.DateTimeField(null=True, editable=False)
    last_used_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("access key")
        verbose_name_plural = _("access keys")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def state_at(self, now: datetime.datetime) -> "DeliveryToken.State":
        """Where the token stands at ``now``."""
        if self.revoked_at is not None:
            return self.State.REVOKED
        expired = self.expires_at is not None and self.expires_at <= now
        return self.State.EXPIRED if expired else self.State.OPEN
