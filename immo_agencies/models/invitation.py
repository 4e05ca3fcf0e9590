"""An invitation: who may become what, until when. Only the digest of its token is stored."""

import datetime
import hashlib
import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from immo_agencies.models.agency import Agency
from immo_agencies.models.membership import AccessTerms

VALID_FOR = datetime.timedelta(days=7)


def digest_of(token: str) -> str:
    """What is stored of ``token``."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(AccessTerms):
    """Somebody asked to join an agency; single use, seven days, bound to the address."""

    class State(models.TextChoices):
        PENDING = "pending", _("waits for an answer")
        EXPIRED = "expired", _("expired")
        ACCEPTED = "accepted", _("accepted")
        REVOKED = "revoked", _("withdrawn")

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    page_keys = models.JSONField(default=list, blank=True, editable=False)
    message = models.TextField(
        _("message"),
        blank=True,
        max_length=1000,
        help_text=_("A few words of your own, shown in the mail."),
    )
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_at = models.DateTimeField(editable=False)
    # When the mail was handed over; None while it waits, or when the mail server refused it.
    mailed_at = models.DateTimeField(null=True, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[ScopedManager] = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "email"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="immo_agencies_one_open_invitation_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.get_role_display()}, {self.agency})"

    def new_token(self, *, now: datetime.datetime) -> str:
        """Give the invitation a new token and seven days, and return the token: it is not kept."""
        token = secrets.token_urlsafe(32)
        self.token_digest = digest_of(token)
        self.sent_at = now
        self.ends_at = now + VALID_FOR
        return token

    @property
    def state(self) -> "Invitation.State":
        """Where the invitation stands."""
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.revoked_at:
            return self.State.REVOKED
        return self.State.EXPIRED if self.ends_at <= timezone.now() else self.State.PENDING
