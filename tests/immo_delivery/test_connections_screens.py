"""Account managers keep the keys and webhooks of their agency; nobody else sees them."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django_scopes import scopes_disabled

from immo_agencies.models import AuditEvent
from immo_delivery.models import DeliveryToken, Webhook, WebhookDelivery
from immo_delivery.outgoing.actions import keep_webhook
from immo_delivery.tokens.actions import keep_token
from immo_delivery.tokens.words import digest_of

pytestmark = pytest.mark.django_db
KEY = {"name": "Front", "scopes": ["read"], "origins": "", "rate": "100", "expires_at": ""}
HOOK = {"name": "Front", "url": "https://front.example/hook", "topics": ["property"]}


@pytest.fixture(autouse=True)
def _all_rows():
    with scopes_disabled():
        yield


@pytest.fixture
def browser(agency, make_member, member_client):
    """Of an account manager."""
    return member_client(make_member(agency, "manager"))


@pytest.fixture
def token(agency):
    """A key of the agency."""
    made = DeliveryToken(agency=agency, name="Front")
    keep_token(made, by=None)
    return made


@pytest.fixture
def hook(agency):
    """A webhook of the agency."""
    made = Webhook(agency=agency, name="Front", url=HOOK["url"])
    keep_webhook(made, by=None)
    return made


def logged():
    return list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))


def secret_on(answer):
    return re.search(r'value="((?:imd|whsec)_[^"]+)"', answer.content.decode())[1]


def test_a_key_is_shown_once(browser, agency):
    empty = browser.get(reverse("immo_tokens:index"))
    assert reverse("immo_tokens:add") in empty.content.decode()
    origins = "https://Front.example/\nhttp://localhost:4321"
    answer = browser.post(reverse("immo_tokens:add"), KEY | {"origins": origins})
    token = DeliveryToken.objects.get()
    text = secret_on(answer)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert digest_of(text) == token.digest
    assert (token.agency, token.origins) == (
        agency,
        "https://front.example\nhttp://localhost:4321",
    )
    assert logged() == ["delivery.key_made"]
    for name, args in (("index", []), ("edit", [token.pk])):
        page = browser.get(reverse(f"immo_tokens:{name}", args=args)).content.decode()
        assert text not in page
        assert "Front" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"origins": "front.example"},
        {"origins": "https://front.example/path"},
        {"origins": "http://front.example"},
        {"origins": "*"},
        {"scopes": []},
        {"scopes": ["write"]},
        {"rate": "0"},
        {"expires_at": "2020-01-01 10:00"},
    ],
)
def test_what_makes_no_sense_is_said(browser, fields):
    answer = browser.post(reverse("immo_tokens:add"), KEY | fields)
    assert answer.status_code == 200
    assert not DeliveryToken.objects.exists()


def test_a_key_is_renewed_and_withdrawn(browser, token):
    former = token.digest
    asked = browser.get(reverse("immo_tokens:renew", args=[token.pk]))
    assert asked.status_code == 200
    answer = browser.post(reverse("immo_tokens:renew", args=[token.pk]), {"overlap": "1"})
    token.refresh_from_db()
    assert digest_of(secret_on(answer)) == token.digest != former == token.old_digest
    assert browser.get(reverse("immo_tokens:withdraw", args=[token.pk])).status_code == 200
    token.refresh_from_db()
    assert token.revoked_at is None
    browser.post(reverse("immo_tokens:withdraw", args=[token.pk]))
    token.refresh_from_db()
    assert token.revoked_at is not None
    assert browser.post(reverse("immo_tokens:renew", args=[token.pk])).status_code == 404
    assert logged()[1:] == ["delivery.key_renewed", "delivery.key_withdrawn"]


def test_a_key_is_changed(browser, token):
    browser.post(reverse("immo_tokens:edit", args=[token.pk]), KEY | {"rate": "7"})
    stored = DeliveryToken.objects.get(pk=token.pk)
    assert (stored.rate, stored.digest) == (7, token.digest)
    assert logged()[1:] == ["delivery.key_changed"]


def test_a_webhook_is_added_changed_renewed_and_deleted(browser, agency):
    assert browser.get(reverse("immo_webhooks:index")).status_code == 200
    answer = browser.post(reverse("immo_webhooks:add"), HOOK | {"is_active": "on"})
    first = secret_on(answer)
    hook = Webhook.objects.get()
    assert hook.agency == agency
    edit = reverse("immo_webhooks:edit", args=[hook.pk])
    browser.post(edit, HOOK | {"name": "Other"})
    hook.refresh_from_db()
    assert (hook.name, hook.is_active) == ("Other", False)
    assert first not in browser.get(edit).content.decode()
    renewed = browser.post(reverse("immo_webhooks:renew", args=[hook.pk]))
    assert secret_on(renewed) != first
    browser.post(reverse("immo_webhooks:delete", args=[hook.pk]))
    assert not Webhook.objects.exists()
    assert logged() == [
        "delivery.webhook_made",
        "delivery.webhook_changed",
        "delivery.webhook_renewed",
        "delivery.webhook_deleted",
    ]


@pytest.mark.parametrize("url", ["http://front.example/", "https://127.0.0.1/", "https://[::1]/"])
def test_an_address_inside_is_refused(browser, url):
    assert browser.post(reverse("immo_webhooks:add"), HOOK | {"url": url}).status_code == 200
    assert not Webhook.objects.exists()


def test_messages_are_seen_tested_and_sent_again(
    browser, hook, monkeypatch, django_capture_on_commit_callbacks
):
    from immo_delivery.outgoing import sending
    from immo_delivery.outgoing.post import Outcome

    monkeypatch.setattr(sending, "post", lambda *args: Outcome(204, "204 No Content"))
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("immo_webhooks:test", args=[hook.pk]))
    first = WebhookDelivery.objects.get()
    assert (first.state, first.answer) == ("sent", "204 No Content")
    page = browser.get(reverse("immo_webhooks:log", args=[hook.pk])).content.decode()
    assert "204 No Content" in page
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("immo_webhooks:repeat", args=[first.pk]))
    again = WebhookDelivery.objects.latest("pk")
    assert (again.body, again.state) == (first.body, "sent")
    assert logged()[1:] == ["delivery.webhook_tested", "delivery.message_repeated"]
    none = browser.get(reverse("immo_webhooks:log", args=[hook.pk]) + "?state=failed")
    assert "204 No Content" not in none.content.decode()


def test_nothing_leaves_for_a_webhook_that_is_off(browser, hook):
    Webhook.objects.update(is_active=False)
    browser.post(reverse("immo_webhooks:test", args=[hook.pk]))
    assert not WebhookDelivery.objects.exists()


@pytest.mark.parametrize("role", ["administrator", "editor", "marketer", "viewer"])
def test_others_see_none_of_it(agency, token, hook, make_member, member_client, role):
    client = member_client(make_member(agency, role))
    assert client.get(reverse("immo_tokens:index")).status_code == 403
    assert client.post(reverse("immo_tokens:withdraw", args=[token.pk])).status_code == 403
    assert client.post(reverse("immo_webhooks:delete", args=[hook.pk])).status_code == 403
    token.refresh_from_db()
    assert token.revoked_at is None


def test_foreign_ones_are_absent(other_agency, token, hook, make_member, member_client):
    client = member_client(make_member(other_agency, "manager"))
    row = WebhookDelivery.objects.create(
        agency=hook.agency,
        webhook=hook,
        kind="test",
        key=1,
        events="test",
        body="{}",
        created_at=timezone.now(),
        due_at=timezone.now(),
        state="sent",
    )
    for name, key in (
        ("immo_tokens:edit", token.pk),
        ("immo_tokens:renew", token.pk),
        ("immo_tokens:withdraw", token.pk),
        ("immo_webhooks:edit", hook.pk),
        ("immo_webhooks:delete", hook.pk),
        ("immo_webhooks:renew", hook.pk),
        ("immo_webhooks:test", hook.pk),
        ("immo_webhooks:repeat", row.pk),
    ):
        assert client.post(reverse(name, args=[key])).status_code == 404, name
    assert client.get(reverse("immo_webhooks:log", args=[hook.pk])).status_code == 404
    assert "Front" not in client.get(reverse("immo_tokens:index")).content.decode()


def test_a_plan_without_it_makes_none(browser, agency, monkeypatch):
    from immo_agencies import permissions
    from immo_agencies.extension_points import Refusal

    refused = Refusal("no_headless", "PLANWORDS", "REMEDYWORDS")
    monkeypatch.setattr(permissions, "first_refusal", lambda *args: refused)
    for name, fields in (("immo_tokens:add", KEY), ("immo_webhooks:add", HOOK)):
        answer = browser.post(reverse(name), fields)
        assert answer.status_code == 403
        assert "PLANWORDS" in answer.content.decode()
    assert not DeliveryToken.objects.exists()
    assert not Webhook.objects.exists()
