"""In which state a member or an invitation is, in words, as a condition and as an order."""

import datetime
from typing import Any

from django.db import models
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from immo_agencies.models import Invitation, Membership
from immo_agencies.roles import PROFILES, Role


class MemberState(models.TextChoices):
    """Whether a membership opens doors today."""

    ACTIVE = "active", pgettext_lazy("collaborator", "Active")
    EARLY = "early", pgettext_lazy("collaborator", "Not yet started")
    EXPIRED = "expired", pgettext_lazy("collaborator", "Expired")
    SUSPENDED = "suspended", pgettext_lazy("collaborator", "Suspended")


def member_state(membership: Membership) -> MemberState:
    """The state of ``membership`` today; suspension wins."""
    if membership.suspended_at is not None:
        return MemberState.SUSPENDED
    if membership.is_in_force:
        return MemberState.ACTIVE
    early = membership.starts_on is not None and membership.starts_on > timezone.localdate()
    return MemberState.EARLY if early else MemberState.EXPIRED


def members_in(state: str) -> Q:
    """Condition that agrees with ``member_state``."""
    today = timezone.localdate()
    free, early = Q(suspended_at=None), Q(starts_on__gt=today)
    late = Q(expires_on__lt=today) & ~early
    return {
        MemberState.SUSPENDED: Q(suspended_at__isnull=False),
        MemberState.EARLY: free & early,
        MemberState.EXPIRED: free & late,
        MemberState.ACTIVE: free
        & (Q(starts_on=None) | Q(starts_on__lte=today))
        & (Q(expires_on=None) | Q(expires_on__gte=today)),
    }[MemberState(state)]


def invitations_in(state: str, *, now: datetime.datetime | None = None) -> Q:
    """Condition that agrees with ``Invitation.state``."""
    moment = now or timezone.now()
    waits = Q(accepted_at=None, revoked_at=None)
    return {
        Invitation.State.ACCEPTED: Q(accepted_at__isnull=False),
        Invitation.State.REVOKED: Q(accepted_at=None, revoked_at__isnull=False),
        Invitation.State.EXPIRED: waits & Q(ends_at__lte=moment),
        Invitation.State.PENDING: waits & Q(ends_at__gt=moment),
    }[Invitation.State(state)]


def with_rank(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Annotate ``rank``, to sort roles by what they may do and not by their code."""
    ranks = [When(role=role, then=Value(PROFILES[role].rank)) for role in Role]
    return rows.annotate(rank=Case(*ranks, default=Value(0), output_field=IntegerField()))
