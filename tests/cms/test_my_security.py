"""One page that says how safe the account is, and the pages behind it."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.users.browsers import browser_name
from tests.cms.conftest import browser, knock
from tests.cms.test_second_factor import enrol, reauthenticate

pytestmark = pytest.mark.django_db


def passkey(user, name="Phone"):
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": name, "credential": {"clientExtensionResults": {"credProps": {"rk": True}}}},
    )


@pytest.fixture
def zoe(person, client):
    user = person()
    knock(client, user.email)
    return user


def test_everything_missing_has_a_way_to_it(zoe, client):
    page = client.get(reverse("my_security")).content.decode()
    for name in (
        "account_change_password",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "usersessions_list",
    ):
        assert f'href="{reverse(name)}"' in page
    assert reverse("mfa_view_recovery_codes") not in page


def test_everything_set_up_has_a_way_to_change_it(zoe, client):
    enrol(client)
    passkey(zoe)
    page = client.get(reverse("my_security")).content.decode()
    for name in ("mfa_deactivate_totp", "mfa_list_webauthn", "mfa_view_recovery_codes"):
        assert f'href="{reverse(name)}"' in page


def test_it_is_for_who_is_signed_in(client):
    for name in ("my_security", "usersessions_list", "mfa_list_webauthn", "mfa_activate_totp"):
        assert browser().get(reverse(name)).status_code in {302, 403}, name


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
@pytest.mark.parametrize(
    "name",
    [
        "my_security",
        "account_change_password",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "usersessions_list",
    ],
)
def test_pages_open_in_every_language_without_inline_code(person, client, language, name):
    knock(client, person(language=language).email)
    reauthenticate(client)
    answer = client.get(reverse(name))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert " style=" not in page
    assert " onclick=" not in page


def test_the_admin_leads_to_it(agency, make_member, member_client):
    client = member_client(make_member(agency))
    assert reverse("my_security") in client.get("/admin/account/").content.decode()


def test_passkeys_are_listed_renamed_and_removed(zoe, client):
    reauthenticate(client)
    key = passkey(zoe)
    assert "Phone" in client.get(reverse("mfa_list_webauthn")).content.decode()
    client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Laptop"})
    assert "Laptop" in client.get(reverse("mfa_list_webauthn")).content.decode()
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_a_passkey_of_somebody_else_is_absent(zoe, client, person):
    reauthenticate(client)
    key = passkey(person("ana@example.org"))
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(name, args=[key.pk])).status_code == 404
        assert client.post(reverse(name, args=[key.pk]), {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_passkeys_are_offered_at_the_door_for_this_host(zoe):
    visitor = browser(HTTP_ACCEPT="application/json")
    options = json.loads(visitor.get(reverse("mfa_login_webauthn")).content)["request_options"]
    assert options["publicKey"]["rpId"] == "localhost"
    assert options["publicKey"]["challenge"]


def test_other_sessions_are_listed_and_ended(zoe, client):
    other = browser(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Safari/605", REMOTE_ADDR="203.0.113.9")
    knock(other, zoe.email)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "203.0.113.9" in page
    assert "Safari · iPhone" in page
    client.post(reverse("usersessions_list"))
    assert other.get(reverse("my_security")).status_code == 302
    assert client.get(reverse("my_security")).status_code == 200


def test_the_cost_does_not_grow_with_the_passkeys(zoe, client):
    def cost():
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("my_security"))
        return len(found)

    first = cost()
    for number in range(3):
        passkey(zoe, str(number))
    assert cost() == first


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537.36 Edg/130", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU like Mac OS X) CriOS/130 Safari/604", "Chrome · iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/18 Safari/605", "Safari · macOS"),
        ("curl/8.0", "curl/8.0"),
    ],
)
def test_a_session_is_recognised_by_its_browser(line, name):
    assert browser_name(line) == name
