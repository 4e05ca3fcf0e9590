"""A link that shows the draft of a property to somebody without an account."""

import datetime
import hashlib
import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from immo_agencies.models import Agency


def digest_of(token: str) -> str:
    """What is stored of ``token``."""
    return hashlib.sha256(token.encode()).hexdigest()


class PreviewLink(models.Model):
    """Who has the token sees the latest draft until ``ends_at``. Only its digest is stored."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        EXPIRED = "expired", _("expired")
        REVOKED = "revoked", _("withdrawn")

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="preview_links")
    page = models.ForeignKey(
        "immo_pages.PropertyPage",
        verbose_name=_("property"),
        on_delete=models.CASCADE,
        related_name="preview_links",
    )
    # Of the link, not of the page: revisions would keep the name of a seller for ever.
    note = models.CharField(
        _("for whom"),
        max_length=80,
        blank=True,
        default="",
        help_text=_("Only your colleagues see it. You may leave it empty."),
    )
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_at = models.DateTimeField(_("valid until"), editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)
    views = models.PositiveIntegerField(default=0, editable=False)
    last_viewed_at = models.DateTimeField(null=True, editable=False)

    # It is no use of the page, and the task of the index would ask ``objects`` without a scope.
    wagtail_reference_index_ignore = True

    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.note or f"{self.pk}"

    def new_token(self) -> str:
        """Give the link a token of 256 random bits and return it: it is not kept."""
        token = secrets.token_urlsafe(32)
        self.token_digest = digest_of(token)
        return token

    def state_at(self, now: datetime.datetime) -> "PreviewLink.State":
        """Where the link stands at ``now``, as far as the row knows."""
        if self.revoked_at is not None:
            return self.State.REVOKED
        return self.State.EXPIRED if self.ends_at <= now else self.State.OPEN
