"""A person in an agency: her role, on which properties, and from when to when."""

import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from immo_agencies.models.agency import Agency
from immo_agencies.roles import Role


def in_force(today: datetime.date | None = None, prefix: str = "") -> Q:
    """Condition of a membership that opens doors on ``today``: neither early, late nor suspended.

    Days are those of the installation's time zone; ``expires_on`` is the last day of access.
    """
    day = today or timezone.localdate()
    return (
        Q(**{f"{prefix}suspended_at": None})
        & (Q(**{f"{prefix}starts_on": None}) | Q(**{f"{prefix}starts_on__lte": day}))
        & (Q(**{f"{prefix}expires_on": None}) | Q(**{f"{prefix}expires_on__gte": day}))
    )


class AccessTerms(models.Model):
    """Role, scope and dates: what an invitation promises and a membership gives."""

    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    whole_agency = models.BooleanField(
        _("all properties"),
        default=True,
        help_text=_("Otherwise only the chosen properties, and those this person creates."),
    )
    starts_on = models.DateField(_("first day of access"), null=True, blank=True)
    expires_on = models.DateField(
        _("last day of access"),
        null=True,
        blank=True,
        help_text=_("Access ends by itself after this day. Empty: no end."),
    )

    class Meta:
        abstract = True


class Membership(AccessTerms):
    """What a person is for one agency; she may belong to several."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    suspended_at = models.DateTimeField(_("suspended"), null=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    # Day of the last digest of pages that wait too long: one mail a day, whoever runs the command.
    reminded_on = models.DateField(null=True, editable=False)

    objects = ScopedManager(agency="agency")

    class Meta:
        verbose_name = _("collaborator")
        verbose_name_plural = _("collaborators")
        ordering = ["agency", "user"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "user"], name="immo_agencies_one_membership_per_person"
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None)
                | Q(expires_on=None)
                | Q(expires_on__gte=F("starts_on")),
                name="immo_agencies_membership_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()}, {self.agency})"

    @property
    def is_in_force(self) -> bool:
        """Whether the membership opens doors today."""
        today = timezone.localdate()
        return (
            self.suspended_at is None
            and (self.starts_on is None or self.starts_on <= today)
            and (self.expires_on is None or self.expires_on >= today)
        )

    @property
    def page_keys(self) -> frozenset[UUID] | None:
        """Translation keys of the chosen pages; None for the whole agency."""
        if self.whole_agency:
            return None
        return frozenset(chosen.translation_key for chosen in self.chosen_pages.all())

    def choose_pages(self, keys: Any) -> None:
        """Replace the chosen pages by those with the translation ``keys``."""
        wanted = {UUID(str(key)) for key in keys}
        present = set(self.chosen_pages.values_list("translation_key", flat=True))
        self.chosen_pages.filter(translation_key__in=present - wanted).delete()
        MembershipPage.objects.bulk_create(
            MembershipPage(membership=self, translation_key=key) for key in wanted - present
        )


class MembershipPage(models.Model):
    """One property of a member's chosen list, in all its languages."""

    membership = models.ForeignKey(
        Membership, on_delete=models.CASCADE, related_name="chosen_pages"
    )
    translation_key = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "translation_key"],
                name="immo_agencies_page_chosen_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.translation_key}"
