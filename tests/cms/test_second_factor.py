"""Codes of an app, recovery codes, and who must have a second factor."""

import time
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cms.conftest import PASSWORD, browser, knock, signed_in

pytestmark = pytest.mark.django_db


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def reauthenticate(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def enrol(client):
    """Set up the app as a person does; the secret in it."""
    reauthenticate(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return secret


@pytest.fixture
def required(settings):
    settings.IMMO_SECOND_FACTOR_REQUIRED = True


def test_setting_it_up_asks_for_the_password_again(person, client):
    person()
    knock(client, "zoe@example.org")
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_signing_in_asks_for_the_code(person):
    user = person()
    client = browser()
    knock(client, "zoe@example.org")
    secret = enrol(client)
    later = browser()
    answer = knock(later, "zoe@example.org", following="/accounts/security/")
    assert answer["Location"] == reverse("mfa_authenticate")
    assert signed_in(later) is None
    assert later.get("/admin/")["Location"].startswith("/accounts/login/")
    later.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert signed_in(later) is None
    answer = later.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert signed_in(later) == str(user.pk)
    assert answer["Location"] == "/accounts/security/"


def test_guessing_codes_ends(person):
    person()
    client = browser()
    knock(client, "zoe@example.org")
    secret = enrol(client)
    later = browser()
    knock(later, "zoe@example.org")
    for guess in range(12):
        later.post(reverse("mfa_authenticate"), {"code": f"{guess:06}"})
    later.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert signed_in(later) is None


def test_recovery_codes_work_once(person, client):
    user = person()
    knock(client, "zoe@example.org")
    enrol(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    first, second = browser(), browser()
    for one in (first, second):
        knock(one, "zoe@example.org")
        one.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert signed_in(first) == str(user.pk)
    assert signed_in(second) is None
    file = client.get(reverse("mfa_download_recovery_codes"))
    assert codes[0] not in file.content.decode()
    assert codes[1] in file.content.decode()


def test_new_recovery_codes_replace_the_old(person, client):
    person()
    knock(client, "zoe@example.org")
    enrol(client)
    old = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    client.post(reverse("mfa_generate_recovery_codes"))
    new = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert not set(old) & set(new)


def test_every_change_of_a_factor_is_told_by_mail(person, client, monkeypatch):
    # The request ends inside the transaction of the test: what waits for its end goes at once.
    monkeypatch.setattr(transaction, "on_commit", lambda do, **options: do())
    person()
    knock(client, "zoe@example.org")
    enrol(client)
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))
    assert len({sent.subject for sent in mail.outbox}) == 3  # app, new codes, app removed
    assert all(reverse("my_security") in sent.body for sent in mail.outbox)
    assert not Authenticator.objects.exists()


def test_a_password_reset_does_not_go_round_the_code(person, client):
    user = person()
    knock(client, "zoe@example.org")
    enrol(client)
    user.set_password("another-long-one-2")
    user.save()
    later = browser()
    knock(later, "zoe@example.org", "another-long-one-2")
    assert signed_in(later) is None


@pytest.mark.parametrize("role", ["administrator", "marketer", "editor", "agent"])
def test_other_roles_may_do_without(required, agency, make_member, member_client, role):
    assert member_client(make_member(agency, role)).get("/admin/").status_code == 200


def test_account_managers_set_one_up_first(required, agency, member, client):
    user = member(agency, "manager")
    knock(client, user.email)
    for path in ("/admin/", "/admin/account/", "/admin/pages/"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_activate_totp")), path
    enrol(client)
    assert client.get("/admin/").status_code == 200


def test_so_do_operators(required, person, client):
    for flag in ("is_staff", "is_superuser"):
        person(f"{flag}@example.org", **{flag: True})
        operator = browser()
        knock(operator, f"{flag}@example.org")
        reached = operator.get("/admin/", follow=True)
        assert not reached.request["PATH_INFO"].startswith("/admin/"), flag


def test_scripts_get_a_403(required, agency, member, client):
    user = member(agency, "manager")
    knock(client, user.email)
    for headers in (
        {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
        {"HTTP_ACCEPT": "application/json"},
        {"CONTENT_TYPE": "application/json"},
    ):
        answer = client.get("/admin/api/main/pages/", **headers)
        assert answer.status_code == 403
        assert answer.json()["location"] == reverse("mfa_activate_totp")


def test_the_way_out_and_the_way_to_a_factor_are_open(required, agency, member, client):
    user = member(agency, "manager")
    knock(client, user.email)
    reauthenticate(client)
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "my_security", "account_change_password"):
        assert client.get(reverse(name)).status_code == 200, name
    assert client.post(reverse("wagtailadmin_logout")).status_code == 302
    assert signed_in(client) is None


def test_who_must_have_one_keeps_the_last(required, agency, member, client):
    user = member(agency, "manager")
    knock(client, user.email)
    enrol(client)
    page = client.post(reverse("mfa_deactivate_totp"))
    assert page.status_code == 200
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_recovery_codes_alone_are_no_factor(required, agency, member, member_client):
    user = member(agency, "manager")
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0}
    )
    assert member_client(user).get("/admin/").status_code == 302


def test_it_is_a_setting(agency, member, member_client):
    assert member_client(member(agency, "manager")).get("/admin/").status_code == 200


def test_production_asks_for_it_unless_told_otherwise():
    text = Path("cms/settings/production.py").read_text()
    assert 'env.bool("IMMO_SECOND_FACTOR_REQUIRED", default=True)' in text


@pytest.mark.parametrize(("role", "extra"), [("manager", 1), ("marketer", 0)])
def test_one_query_for_those_roles_only(settings, agency, member, client, role, extra):
    user = member(agency, role)
    knock(client, user.email)
    enrol(client)

    def cost():
        client.get("/admin/account/")
        with CaptureQueriesContext(connection) as found:
            client.get("/admin/account/")
        return len(found)

    without = cost()
    settings.IMMO_SECOND_FACTOR_REQUIRED = True
    assert cost() - without == extra
