"""The command that makes operators and takes it back."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from immo_agencies.access import is_operator
from immo_agencies.models import AuditEvent, SupportSession
from immo_agencies.provisioning import OPERATORS
from immo_agencies.support import actions

pytestmark = pytest.mark.django_db
EMAIL = "odile@example.org"


def test_an_account_is_opened_with_a_proven_address_and_no_password(
    django_user_model: Any, capsys: Any
) -> None:
    call_command("make_operator", EMAIL)

    user = django_user_model.objects.get(email=EMAIL)
    assert is_operator(user)
    assert (user.is_superuser, user.has_usable_password()) == (False, False)
    assert user.emailaddress_set.get().verified
    assert user.groups.filter(name=OPERATORS).exists()
    assert AuditEvent.objects.get(action="operator.made").object_id == str(user.pk)
    assert EMAIL in capsys.readouterr().out


def test_removing_ends_the_sessions(agency: Any, make_member: Any, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user(EMAIL, "a-long-password")
    call_command("make_operator", EMAIL.upper())
    user.refresh_from_db()
    now = timezone.now()
    session = actions.ask(
        agency, by=user, reason="Something is wrong.", minutes=60, may_change=False, now=now
    )
    actions.allow(session, by=make_member(agency, "manager"), now=now)

    call_command("make_operator", EMAIL, remove=True)

    user.refresh_from_db()
    assert not is_operator(user)
    assert not user.groups.filter(name=OPERATORS).exists()
    assert not SupportSession.objects.open().exists()
    call_command("make_operator", EMAIL)
    assert not SupportSession.objects.open().exists()


def test_who_cannot_be_removed(django_user_model: Any) -> None:
    with pytest.raises(CommandError):
        call_command("make_operator", EMAIL, remove=True)
    django_user_model.objects.create_superuser(EMAIL, "a-long-password")
    with pytest.raises(CommandError):
        call_command("make_operator", EMAIL, remove=True)
