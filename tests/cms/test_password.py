"""Choosing a new password: by mail, and from one's security."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.cms.conftest import PASSWORD, browser, knock, signed_in

pytestmark = pytest.mark.django_db
NEW = "another-long-one-2"


def ask(email, client=None, **extra):
    return (client or browser()).post(reverse("account_reset_password"), {"email": email}, **extra)


def link_in(sent):
    return re.search(r"https?://[^/\s]+(/accounts/password/reset/key/\S+)", sent.body)


def choose(client, path, password=NEW):
    page = client.get(path, follow=True)
    form = {"password1": password, "password2": password}
    return client.post(page.request["PATH_INFO"], form)


def test_a_forgotten_password_is_replaced_by_mail(person, client):
    user = person()
    ask("ZOE@example.org", client)
    (sent,) = mail.outbox
    assert sent.to == ["zoe@example.org"]
    answer = choose(client, link_in(sent)[1])
    assert answer["Location"] == reverse("account_reset_password_from_key_done")
    assert signed_in(client) is None
    user.refresh_from_db()
    assert user.check_password(NEW)
    knock(client, "zoe@example.org", NEW)
    assert signed_in(client)
    assert len(mail.outbox) == 2  # she is told that it changed


def test_the_link_works_once(person, client):
    user = person()
    ask("zoe@example.org")
    link = link_in(mail.outbox[0])[1]
    choose(client, link)
    choose(browser(), link, "yet-another-long-one")
    user.refresh_from_db()
    assert user.check_password(NEW)


def test_the_link_ignores_who_asks_for_another_host(person):
    """A forged Host header would send the key to whoever forged it."""
    person()
    ask("zoe@example.org", HTTP_HOST="evil.example")
    assert all("evil.example" not in sent.body for sent in mail.outbox)


def test_known_and_unknown_addresses_get_the_same_answer(person):
    person()
    answers = [ask(email) for email in ("zoe@example.org", "abc@example.org")]
    assert {(a.status_code, a["Location"], a.content) for a in answers} == {
        (302, reverse("account_reset_password_done"), b"")
    }
    pages = {_plain(browser().get(a["Location"])) for a in answers}
    assert len(pages) == 1
    known, unknown = mail.outbox
    assert link_in(known)
    assert not link_in(unknown)
    assert unknown.to == ["abc@example.org"]
    assert "/accounts/signup/" not in unknown.body


def test_asking_again_and_again_ends(person):
    person()
    answers = [ask("zoe@example.org").status_code for _again in range(8)]
    assert answers[0] == 302
    assert answers[-1] != 302
    assert len(mail.outbox) <= 5


def test_a_weak_password_is_refused(person, client):
    user = person()
    ask("zoe@example.org")
    choose(client, link_in(mail.outbox[0])[1], "short")
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_mails_are_text_and_html_in_the_readers_language(person, client, language):
    person(language=language)
    client.get("/accounts/login/?language=en")
    ask("zoe@example.org", client)
    (sent,) = mail.outbox
    ((html, kind),) = [(part.content, part.mimetype) for part in sent.alternatives]
    assert kind == "text/html"
    assert f'<html lang="{language}"' in html
    assert link_in(sent)[1] in html
    assert sent.subject
    assert "\n" not in sent.subject
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"


def test_changing_it_asks_for_the_present_one(person, client):
    user = person()
    knock(client, "zoe@example.org")
    form = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    assert client.post(reverse("account_change_password"), form).status_code == 200
    answer = client.post(reverse("account_change_password"), form | {"oldpassword": PASSWORD})
    assert answer["Location"] == reverse("my_security")
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert signed_in(client)
    (told,) = mail.outbox
    assert reverse("my_security") in told.body


def test_a_new_password_ends_the_other_sessions(person):
    person()
    here, there = browser(), browser()
    knock(here, "zoe@example.org")
    knock(there, "zoe@example.org")
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    here.post(reverse("account_change_password"), form)
    assert here.get(reverse("my_security")).status_code == 200
    assert there.get(reverse("my_security")).status_code == 302


def _plain(answer):
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
