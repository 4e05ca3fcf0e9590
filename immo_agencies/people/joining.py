"""Open an account for somebody who was invited, and let her join in the same breath."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from immo_agencies.models import Membership
from immo_agencies.people.invitations import InvitationClosed, accept, account_with, lock_invitation


@transaction.atomic
def join_with_new_account(
    token: str,
    *,
    password: str,
    language: str,
    first_name: str,
    last_name: str,
    now: datetime.datetime,
) -> Membership:
    """Open an account with the invited address and accept; all or nothing.

    Nobody is signed in by it: that is done at the door. Raises what ``accept`` raises, and
    InvitationClosed when an account with the address exists by now.
    """
    invitation = lock_invitation(token, now=now)
    if account_with(invitation.email) is not None:
        raise InvitationClosed
    users: Any = get_user_model()
    fields = {"first_name": first_name, "last_name": last_name, "language": language}
    known = {field.name for field in users._meta.get_fields()}
    user = users._default_manager.create_user(
        **{users.USERNAME_FIELD: invitation.email},
        password=password,
        **{name: value for name, value in fields.items() if name in known},
    )
    return accept(token, user=user, now=now)
