"""What the tests about people share."""

import datetime
import re
from typing import Any

from django.core import mail
from django.utils import timezone
from django_scopes import scopes_disabled

from immo_agencies.models import Invitation, Membership
from immo_agencies.people.invitations import invite
from immo_agencies.people.terms import Terms
from immo_agencies.roles import Role

NEW = "nadia@example.org"
PASSWORD = "drie-kleine-kleuters"


def now() -> datetime.datetime:
    return timezone.now()


def ask(
    agency: Any, by: Any, *, email: str = NEW, role: str = "editor", **terms: Any
) -> Invitation:
    """An invitation; what leaves after commit is the caller's to run."""
    message = terms.pop("message", "")
    wanted = Terms(role=Role(role), **terms)
    return invite(agency, by=by, email=email, terms=wanted, message=message, now=now())


def token_in_mail(position: int = -1) -> str:
    """The token that stands in a mail of the outbox."""
    found = re.search(r"/invitation/([\w-]+)/", mail.outbox[position].body)
    assert found, mail.outbox[position].body
    return found[1]


def page_of(token: str) -> str:
    return f"/invitation/{token}/"


def memberships(agency: Any, **filters: Any) -> list[Membership]:
    with scopes_disabled():
        return list(Membership.objects.filter(agency=agency, **filters))


def membership_of(user: Any, agency: Any) -> Membership:
    with scopes_disabled():
        return Membership.objects.select_related("agency", "user").get(user=user, agency=agency)


def invitations(agency: Any) -> list[Invitation]:
    with scopes_disabled():
        return list(Invitation.objects.filter(agency=agency).order_by("pk"))
