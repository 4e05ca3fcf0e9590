"""Several mails: each in its reader's language, and one that fails keeps none of the others."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils.translation import get_language

from immo_agencies.letters import send_each

pytestmark = pytest.mark.django_db


def person(django_user_model, name, **facts):
    return django_user_model.objects.create_user(f"{name}@example.org", "x", **facts)


def test_one_that_fails_keeps_none_of_the_others(django_user_model, caplog):
    first = person(django_user_model, "first", language="nl")
    second = person(django_user_model, "second", language="de")
    absent = person(django_user_model, "absent", is_active=False)

    def compose(user):
        if user == first:
            raise OSError("the server does not answer")
        return EmailMessage(get_language(), "", to=[user.email])

    send_each([first, absent, second], compose)
    assert [(one.to, one.subject) for one in mail.outbox] == [([second.email], "de")]
    assert f"user {first.pk}" in caplog.text
