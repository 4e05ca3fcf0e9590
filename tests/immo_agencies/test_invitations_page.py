"""The page an invitation leads to: nothing by GET, one answer to every bad token, one door."""

import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django_scopes import scopes_disabled

from immo_agencies.models import Invitation
from immo_agencies.models.invitation import digest_of
from immo_agencies.people import rate
from tests.immo_agencies.people_world import (
    NEW,
    PASSWORD,
    ask,
    invitations,
    membership_of,
    memberships,
    now,
    page_of,
)

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-the-test"
ACCOUNT = {
    "first_name": "Nadia",
    "last_name": "Hassan",
    "language": "nl",
    "password": PASSWORD,
}


@pytest.fixture
def invitation(agency: Any, make_member: Any) -> Invitation:
    made = ask(agency, make_member(agency, "manager"))
    set_on(made, token_digest=digest_of(TOKEN))
    return made


@pytest.fixture
def anybody() -> Client:
    return Client(HTTP_HOST="localhost")


def set_on(invitation: Invitation, **values: Any) -> None:
    with scopes_disabled():
        Invitation.objects.filter(pk=invitation.pk).update(**values)


def account(**fields: Any) -> Any:
    return get_user_model().objects.create_user(NEW, "a-long-password", **fields)


def signed_in(user: Any) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return client


def test_a_scanner_of_mails_changes_nothing(
    agency: Any, invitation: Invitation, anybody: Client
) -> None:
    before = Invitation.objects.with_scopes_disabled().values().get(pk=invitation.pk)
    user = account()
    for client in (anybody, signed_in(user)):
        for method in ("get", "head", "options", "put", "delete"):
            getattr(client, method)(page_of(TOKEN))
    assert Invitation.objects.with_scopes_disabled().values().get(pk=invitation.pk) == before
    assert memberships(agency, user=user) == []


def test_the_page_is_kept_from_caches_indexes_and_referrers(
    invitation: Invitation, anybody: Client
) -> None:
    for answer in (anybody.get(page_of(TOKEN)), anybody.get(page_of("nothing"))):
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_every_bad_token_gets_the_same_page(
    agency: Any, invitation: Invitation, anybody: Client
) -> None:
    def body(token: str) -> tuple[int, bytes]:
        answer = anybody.get(page_of(token))
        return answer.status_code, answer.content

    unknown = body("x" * 43)
    assert unknown[0] == 404
    for closed in (
        {"ends_at": now() - datetime.timedelta(seconds=1)},
        {"revoked_at": now()},
        {"accepted_at": now()},
        {"invited_by": None},
    ):
        before = Invitation.objects.with_scopes_disabled().values(*closed).get(pk=invitation.pk)
        set_on(invitation, **closed)
        assert body(TOKEN) == unknown, closed
        assert anybody.post(page_of(TOKEN), ACCOUNT).status_code == 404
        set_on(invitation, **before)
    assert agency.name.encode() not in unknown[1]
    assert anybody.get(page_of(TOKEN)).status_code == 200


def test_somebody_new_registers_and_signs_in_by_the_one_door(
    agency: Any, invitation: Invitation, anybody: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = anybody.post(page_of(TOKEN), ACCOUNT)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in anybody.session
    user = get_user_model().objects.get(email=NEW)
    assert (user.first_name, user.language) == ("Nadia", "nl")
    assert membership_of(user, agency).role == "editor"
    # The address is proven by the link: the door lets her in.
    anybody.post("/accounts/login/", {"login": NEW, "password": PASSWORD})
    assert anybody.get("/admin/properties/").status_code == 200
    assert anybody.get(page_of(TOKEN)).status_code == 404


@pytest.mark.parametrize("password", ["", "short", "password1234", "nadia@example.org"])
def test_a_weak_password_opens_nothing(
    agency: Any, invitation: Invitation, anybody: Client, password: str
) -> None:
    answer = anybody.post(page_of(TOKEN), ACCOUNT | {"password": password})
    assert "password" in answer.context["form"].errors
    assert not get_user_model().objects.filter(email=NEW).exists()
    assert invitations(agency)[0].state == Invitation.State.PENDING


def test_an_account_signs_in_first(agency: Any, invitation: Invitation, anybody: Client) -> None:
    user = account()
    page = anybody.get(page_of(TOKEN))
    assert "form" not in page.context
    # Nobody sets a password for an account that is there.
    answer = anybody.post(page_of(TOKEN), ACCOUNT)
    assert answer["Location"].startswith("/accounts/login/?next=")
    user.refresh_from_db()
    assert user.check_password("a-long-password")
    assert memberships(agency, user=user) == []

    client = signed_in(user)
    assert client.get(page_of(TOKEN)).context["is_me"]
    client.post(page_of(TOKEN))
    assert membership_of(user, agency).role == "editor"


def test_another_account_is_told_and_gets_nothing(
    agency: Any, invitation: Invitation, django_user_model: Any
) -> None:
    other = django_user_model.objects.create_user("other@example.org", "a-long-password")
    client = signed_in(other)
    for answer in (client.get(page_of(TOKEN)), client.post(page_of(TOKEN), ACCOUNT)):
        assert answer.context["is_other"]
    assert memberships(agency, user=other) == []
    assert not get_user_model().objects.filter(email=NEW).exists()


def test_no_cross_site_form_accepts(agency: Any, invitation: Invitation) -> None:
    user = account()
    client = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    client.force_login(user)
    assert client.post(page_of(TOKEN)).status_code == 403
    assert memberships(agency, user=user) == []


def test_machines_are_slowed_down(
    invitation: Invitation, anybody: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(rate, "KNOCKS_AN_HOUR", 2)
    monkeypatch.setattr(rate, "POSTS_AN_HOUR", 1)
    codes = [anybody.get(page_of("guess")).status_code for _serial in range(4)]
    assert codes == [404, 404, 429, 429]
    posts = [anybody.post(page_of(TOKEN), {}).status_code for _serial in range(3)]
    assert posts == [200, 429, 429]


def test_the_link_never_comes_from_the_host_of_a_request(
    agency: Any, make_member: Any, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://immo.example"
    client = Client(HTTP_HOST="localhost", HTTP_X_FORWARDED_HOST="evil.example")
    client.force_login(make_member(agency, "manager"))
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/admin/invitations/new/", {"role": "agent", "scope": "all", "email": NEW})
    assert len(mail.outbox) == 1
    assert "evil" not in mail.outbox[0].body
    assert "https://immo.example/invitation/" in mail.outbox[0].body


def test_it_answers_on_the_host_of_the_platform_only(invitation: Invitation) -> None:
    user = account()
    client = Client(HTTP_HOST="namur.localhost")
    client.force_login(user)
    assert client.get(page_of(TOKEN)).status_code == 404
    assert client.post(page_of(TOKEN)).status_code == 404
    assert invitations(invitation.agency)[0].state == Invitation.State.PENDING
