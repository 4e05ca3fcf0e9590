"""The door: who passes, who does not, and what it tells either."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from tests.cms.conftest import PASSWORD, browser, knock, signed_in

pytestmark = pytest.mark.django_db
EVIL = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://localhost@evil.example/",
    "http://localhost.evil.example/",
    "http://namur.localhost/fr/",
    " https://evil.example",
    "%2F%2Fevil.example",
]


@pytest.mark.parametrize("typed", ["zoe@example.org", "ZOE@Example.ORG", " zoe@example.org "])
def test_an_address_and_its_password_sign_in(person, client, typed):
    user = person()
    answer = knock(client, typed)
    assert signed_in(client) == str(user.pk)
    assert answer["Location"] == reverse("wagtailadmin_home")


def test_the_way_is_kept(person, client):
    person()
    assert knock(client, "zoe@example.org", following="/admin/pages/7/")["Location"] == (
        "/admin/pages/7/"
    )


@pytest.mark.parametrize("target", EVIL)
def test_the_way_leads_nowhere_else(person, target):
    person()
    for form, address in (
        ({"next": target}, "/accounts/login/"),
        ({}, f"/accounts/login/?next={target}"),
    ):
        client = browser()
        answer = client.post(address, {"login": "zoe@example.org", "password": PASSWORD} | form)
        assert signed_in(client)
        assert answer["Location"].startswith("/")
        assert not re.match(r"[/\\]{2}", answer["Location"])


def test_the_session_is_a_new_one(person, client):
    """A session handed to somebody before she signed in is worth nothing after."""
    person()
    client.get("/accounts/login/")
    client.session["planted"] = "yes"
    client.session.save()
    before = client.session.session_key
    knock(client, "zoe@example.org")
    assert client.session.session_key != before
    assert not client.session.exists(before)


def test_without_remembering_the_session_ends_with_the_browser(person):
    person()
    short, long = browser(), browser()
    knock(short, "zoe@example.org")
    knock(long, "zoe@example.org", remember="on")
    assert short.session.get_expire_at_browser_close()
    assert not long.session.get_expire_at_browser_close()


def test_known_and_unknown_addresses_get_the_same_answer(person, client):
    person()
    answers = [
        knock(browser(), email, "wrong-password")
        for email in ("zoe@example.org", "abc@example.org")
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({_plain(answer) for answer in answers}) == 1


def test_an_inactive_account_stays_out(person, client):
    person(is_active=False)
    knock(client, "zoe@example.org")
    assert signed_in(client) is None


def test_guessing_ends_and_harms_nobody_else(person):
    person()
    person("ana@example.org")
    for _attempt in range(8):
        knock(browser(), "zoe@example.org", "wrong-password")
    late, capitals, neighbour = browser(), browser(), browser()
    knock(late, "zoe@example.org")
    knock(capitals, "ZOE@example.org")
    knock(neighbour, "ana@example.org")
    assert signed_in(late) is None
    assert signed_in(capitals) is None
    assert signed_in(neighbour)


def test_guessing_many_accounts_from_one_place_ends(person):
    person()
    answers = [knock(browser(), f"a{number}@example.org", "wrong") for number in range(31)]
    late = browser()
    assert knock(late, "zoe@example.org").status_code in {200, 429}
    assert signed_in(late) is None
    assert answers[-1].status_code == 429


def test_an_unproven_address_gets_a_mail_instead(django_user_model, client):
    django_user_model.objects.create_user("zoe@example.org", PASSWORD)
    answer = knock(client, "zoe@example.org")
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert signed_in(client) is None
    (sent,) = mail.outbox
    link = re.search(r"http://localhost:8000(/accounts/confirm-email/\S+)", sent.body)[1]
    assert client.get(link).status_code == 200
    client.post(link)
    knock(client, "zoe@example.org")
    assert signed_in(client)


def test_signed_in_without_access_is_told_why_and_never_goes_round(person, client):
    person()
    knock(client, "zoe@example.org")
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert len(answer.redirect_chain) <= 1
    assert reverse("wagtailadmin_logout") in answer.content.decode()
    assert client.get("/accounts/login/").status_code == 403
    assert client.get("/accounts/login/?next=/accounts/security/").status_code == 302


def test_signed_in_with_access_the_door_leads_on(agency, member, client):
    user = member(agency)
    knock(client, user.email)
    assert client.get("/accounts/login/")["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_signing_out_ends_the_session(agency, member, client):
    user = member(agency)
    for way_out in ("account_logout", "wagtailadmin_logout"):
        knock(client, user.email)
        answer = client.post(reverse(way_out))
        assert answer["Location"] == "/accounts/login/"
        assert signed_in(client) is None


def test_the_door_needs_its_token(person):
    person()
    strict = browser(enforce_csrf_checks=True)
    assert knock(strict, "zoe@example.org").status_code == 403
    assert signed_in(strict) is None


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_the_door_speaks_the_chosen_language_from_then_on(client, language):
    assert 'lang="fr"' in client.get("/accounts/login/").content.decode()
    client.get(f"/accounts/login/?language={language}")
    assert f'<html lang="{language}"' in client.get("/accounts/login/").content.decode()


def test_signed_in_it_is_the_persons_language(person, client):
    person(language="nl")
    client.get("/accounts/login/?language=en")
    knock(client, "zoe@example.org")
    assert '<html lang="nl"' in client.get("/accounts/security/").content.decode()


def test_an_unknown_language_is_the_installations(client):
    page = client.get("/accounts/login/?language=xx").content.decode()
    assert '<html lang="fr"' in page
    assert "django_language" not in client.cookies


def test_pages_of_the_account_are_never_kept(person, client):
    person()
    assert "no-store" in client.get("/accounts/login/")["Cache-Control"]
    knock(client, "zoe@example.org")
    for name in ("my_security", "usersessions_list", "account_change_password"):
        assert "no-store" in client.get(reverse(name)).headers.get("Cache-Control", ""), name


def test_changing_the_address_takes_the_old_one_its_key(person, client):
    user = person()
    user.email = "new@example.org"
    user.save()
    assert not EmailAddress.objects.filter(user=user).exists()
    knock(client, "zoe@example.org")
    knock(client, "new@example.org")
    assert signed_in(client) is None
    assert [sent.to for sent in mail.outbox] == [["new@example.org"]]


def _plain(answer):
    """The page without what differs by nature: the token, and the address that was typed."""
    text = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return re.sub(r"\w+@example.org", "", text)
