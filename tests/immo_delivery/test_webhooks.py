"""A program is told of what changed: whole, signed, in order, again until it answers."""

import datetime
import hashlib
import hmac
import itertools
import json

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_scopes import scopes_disabled
from django_tasks_db.models import DBTaskResult

from immo_agencies.models import AuditEvent
from immo_delivery.models import Webhook, WebhookDelivery
from immo_delivery.outgoing.actions import keep_webhook, renew_secret, send_again
from immo_delivery.outgoing.queue import queue_changes
from immo_delivery.outgoing.secrets import decrypted
from immo_delivery.outgoing.sending import send_waiting
from immo_listings.changes import number, write_down
from immo_listings.models import Change
from tests.immo_delivery.receiver import receiver

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}


@pytest.fixture(autouse=True)
def _here(settings):
    settings.IMMO_DELIVERY_PRIVATE_TARGETS = True
    with scopes_disabled():
        yield


@pytest.fixture
def listener():
    """A program that listens."""
    with receiver() as found:
        yield found


@pytest.fixture
def hook(agency, listener):
    """A webhook of the agency; ``text`` is its secret. What happened before is none of its."""
    number(agency.pk)
    made = Webhook(agency=agency, name="Front", url=listener.url)
    made.text = keep_webhook(made, by=None)
    return made


@pytest.fixture
def happen(agency, django_capture_on_commit_callbacks, hook):
    """``happen("property.updated", key)`` has changes happen while nobody looks."""

    def make(*events):
        Webhook.objects.filter(pk=hook.pk).update(is_active=False)
        with django_capture_on_commit_callbacks(execute=True):
            rows = []
            for event, key in events:
                kind = event.partition(".")[0]
                tags, path = f"{kind}-{key}", f"/fr/{key}/"
                rows.append(
                    Change(agency=agency, event=event, kind=kind, key=key, tags=tags, path=path)
                )
            write_down(rows)
        Webhook.objects.filter(pk=hook.pk).update(is_active=True)

    return make


def clock(moment):
    return lambda: moment


def bodies(listener):
    return [json.loads(body) for _headers, body in listener.got]


def test_a_publication_is_told_and_signed(
    agency, make_property, hook, listener, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_property(agency, reference="NAM-5")
    told = [(h, b) for h, b in listener.got if json.loads(b)["object"]["type"] == "property"]
    headers, text = told[0]
    body = json.loads(text)
    assert (body["event"], body["object"]["id"]) == ("property.published", page.pk)
    assert body["object"]["reference"] == "NAM-5"
    assert f"property-{page.pk}" in body["tags"]
    assert body["paths"]
    assert body["paths"][0].startswith("/fr/")
    parts = dict(part.split("=") for part in headers["X-Signature"].split(","))
    said = f"{parts['t']}.{text}".encode()
    assert parts["v1"] == hmac.new(hook.text.encode(), said, hashlib.sha256).hexdigest()
    assert abs(int(parts["t"]) - timezone.now().timestamp()) < 60
    sent = WebhookDelivery.objects.filter(webhook=hook)
    assert {one.state for one in sent} == {"sent"}


def test_what_happens_to_one_object_is_one_message(agency, hook, happen, listener):
    happen(
        ("property.price_changed", 5),
        ("property.updated", 5),
        ("page.updated", 9),
        ("property.updated", 5),
    )
    assert queue_changes(agency.pk, now=timezone.now()) == 2
    assert queue_changes(agency.pk, now=timezone.now()) == 0
    send_waiting(hook.pk, clock=timezone.now)
    first, second = bodies(listener)
    assert first["event"] == "property.price_changed"
    assert first["events"] == ["property.price_changed", "property.updated"]
    assert first["seq"] == Change.objects.filter(event="property.updated").latest("seq").seq
    assert second["object"] == {"type": "page", "id": 9, "reference": "", "locale": ""}


def test_only_what_is_followed_is_told(agency, hook, happen):
    Webhook.objects.filter(pk=hook.pk).update(topics=["redirect"])
    happen(("property.updated", 5), ("redirect.updated", 3), ("site.updated", 1))
    assert queue_changes(agency.pk, now=timezone.now()) == 1
    assert WebhookDelivery.objects.get().events == "redirect.updated"


def test_other_agencies_hear_nothing(agency, other_agency, hook, happen):
    happen(("property.updated", 5))
    assert queue_changes(other_agency.pk, now=timezone.now()) == 0


def test_a_message_waits_for_the_older_one_about_the_same_object(agency, hook, happen, listener):
    now = timezone.now()
    listener.status = 500
    happen(("property.published", 5))
    queue_changes(agency.pk, now=now)
    send_waiting(hook.pk, clock=clock(now))
    listener.status = 200
    happen(("property.unpublished", 5), ("property.published", 6))
    queue_changes(agency.pk, now=now)
    send_waiting(hook.pk, clock=clock(now))
    later = now + datetime.timedelta(seconds=11)
    send_waiting(hook.pk, clock=clock(later))
    told = [(body["object"]["id"], body["event"]) for body in bodies(listener)]
    assert told == [
        (5, "property.published"),
        (6, "property.published"),
        (5, "property.published"),
        (5, "property.unpublished"),
    ]


def test_it_is_tried_for_a_day_less_and_less_often(agency, hook, happen, listener, time_machine):
    start = timezone.now()
    listener.status = 503
    happen(("property.published", 5))
    queue_changes(agency.pk, now=start)
    Webhook.objects.filter(pk=hook.pk).update(failing_since=start + HOUR)
    tries, row = [], WebhookDelivery.objects.get()
    while row.state == "waiting" and len(tries) < 50:
        tries.append(row.due_at)
        send_waiting(hook.pk, clock=clock(row.due_at))
        row.refresh_from_db()
    pauses = [(b - a).total_seconds() for a, b in itertools.pairwise(tries)]
    assert pauses[:3] == [10, 30, 60]
    assert pauses[:-1] == sorted(pauses[:-1])
    assert tries[-1] - start == 24 * HOUR
    assert 10 < len(tries) < 20
    assert (row.state, row.answer) == ("failed", "503 Service Unavailable")


def test_after_a_day_without_answer_it_is_switched_off_and_its_managers_are_told(
    agency, hook, happen, listener, make_member, mailoutbox, django_capture_on_commit_callbacks
):
    manager = make_member(agency, "manager")
    make_member(agency, "administrator")
    start = timezone.now()
    listener.status = 500
    happen(("property.published", 5))
    queue_changes(agency.pk, now=start)
    with django_capture_on_commit_callbacks(execute=True):
        for hours in (0, 12, 25):
            send_waiting(hook.pk, clock=clock(start + hours * HOUR))
    stored = Webhook.objects.get(pk=hook.pk)
    assert (stored.is_active, bool(stored.stopped_at)) == (False, True)
    assert [mail.to for mail in mailoutbox] == [[manager.email]]
    assert f"/webhooks/messages/{hook.pk}/" in mailoutbox[0].body
    assert AuditEvent.objects.filter(action="delivery.webhook_stopped").count() == 1
    count = len(listener.got)
    send_waiting(hook.pk, clock=clock(start + 26 * HOUR))
    assert len(listener.got) == count


def test_one_answer_ends_the_count(agency, hook, happen, listener):
    start = timezone.now()
    happen(("property.published", 5), ("property.published", 6))
    queue_changes(agency.pk, now=start)
    Webhook.objects.filter(pk=hook.pk).update(failing_since=start - 23 * HOUR)
    send_waiting(hook.pk, clock=clock(start))
    assert Webhook.objects.get(pk=hook.pk).failing_since is None


def test_three_failures_in_a_row_let_the_rest_wait(agency, hook, happen, listener):
    listener.status = 500
    happen(*[("property.published", key) for key in range(1, 8)])
    queue_changes(agency.pk, now=timezone.now())
    send_waiting(hook.pk, clock=timezone.now)
    assert len(listener.got) == 3


def test_two_workers_do_not_send_at_once(agency, hook, happen, listener):
    now = timezone.now()
    happen(("property.published", 5))
    queue_changes(agency.pk, now=now)
    Webhook.objects.filter(pk=hook.pk).update(sending_until=now + datetime.timedelta(seconds=30))
    send_waiting(hook.pk, clock=clock(now))
    assert listener.got == []
    send_waiting(hook.pk, clock=clock(now + datetime.timedelta(seconds=31)))
    assert len(listener.got) == 1


def test_both_secrets_sign_for_a_day(agency, hook, happen, listener):
    former, now = hook.text, timezone.now()
    fresh = renew_secret(Webhook.objects.get(pk=hook.pk), by=None, now=now)
    happen(("property.published", 5))
    queue_changes(agency.pk, now=now)
    send_waiting(hook.pk, clock=clock(now))
    send_again(WebhookDelivery.objects.get(), by=None, now=now + 25 * HOUR)
    send_waiting(hook.pk, clock=clock(now + 25 * HOUR))
    signed = []
    for headers, text in listener.got:
        parts = [part.split("=") for part in headers["X-Signature"].split(",")]
        said = f"{parts[0][1]}.{text}".encode()
        keys = {
            hmac.new(key.encode(), said, hashlib.sha256).hexdigest(): key for key in (former, fresh)
        }
        signed.append([keys[digest] for _v1, digest in parts[1:]])
    assert signed == [[fresh, former], [fresh]]


def test_secrets_are_encrypted_and_survive_a_new_key(settings, hook):
    stored = Webhook.objects.get(pk=hook.pk).secret
    assert hook.text not in stored
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert decrypted(stored) == hook.text


def test_a_lost_key_is_said_and_nothing_is_sent(settings, agency, hook, happen, listener):
    happen(("property.published", 5))
    queue_changes(agency.pk, now=timezone.now())
    settings.SECRET_KEY = "another"
    send_waiting(hook.pk, clock=timezone.now)
    assert listener.got == []
    assert "key" in WebhookDelivery.objects.get().answer


def test_a_new_webhook_hears_of_what_comes(agency, hook, happen, listener):
    happen(("property.published", 5))
    second = Webhook(agency=agency, name="Late", url=listener.url)
    keep_webhook(second, by=None)
    queue_changes(agency.pk, now=timezone.now())
    assert not WebhookDelivery.objects.filter(webhook=second).exists()


def test_with_a_worker_the_writer_waits_for_nothing(
    settings, agency, make_property, hook, listener, django_capture_on_commit_callbacks
):
    settings.TASKS = DATABASE
    before = timezone.now()
    with django_capture_on_commit_callbacks(execute=True):
        make_property(agency)
    assert listener.got == []
    tasks = DBTaskResult.objects.filter(task_path="immo_delivery.tasks.tell_changes")
    assert tasks.exists()
    assert all(one.run_after >= before + datetime.timedelta(seconds=2) for one in tasks)
    call_command("send_webhooks")
    assert "property.published" in [body["event"] for body in bodies(listener)]


def test_one_task_waits_for_a_failed_message(settings, agency, hook, happen, listener):
    from immo_delivery.tasks import send_webhook

    settings.TASKS = DATABASE
    listener.status = 500
    happen(("property.published", 5))
    queue_changes(agency.pk, now=timezone.now())
    for _number in range(3):
        send_webhook(hook.pk)
    waiting = DBTaskResult.objects.filter(task_path="immo_delivery.tasks.send_due")
    assert waiting.count() == 1


def test_old_messages_are_forgotten(agency, hook, happen):
    happen(("property.published", 5), ("property.published", 6))
    queue_changes(agency.pk, now=timezone.now())
    old = timezone.now() - datetime.timedelta(days=31)
    WebhookDelivery.objects.filter(key=5).update(created_at=old, state="sent")
    call_command("send_webhooks")
    assert [row.key for row in WebhookDelivery.objects.all()] == [6]
