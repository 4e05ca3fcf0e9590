"""The queue, who stands in for whom, and reminders."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from immo_agencies.absences import set_absence
from immo_agencies.models import AuditEvent, Membership
from tests.immo_pages.moderation_world import (
    pair,
    post,
    sent,
)


@pytest.fixture
def people(agency, make_member, member_client):
    return pair(agency, make_member, member_client)


def older(page, hours):
    moment = timezone.now() - datetime.timedelta(hours=hours)
    TaskState.objects.filter(workflow_state__object_id=str(page.pk)).update(started_at=moment)


def test_the_queue_says_what_is_late_and_what_is_mine(agency, people, make_property):
    late, new = (sent(make_property(agency, live=False), people.marketer) for _number in range(2))
    older(late, 30)
    address = reverse("immo_approvals")
    rows = people.client.get(address).context["rows"]
    assert [(row["page"].pk, row["age"].is_late) for row in rows] == [
        (late.pk, True),
        (new.pk, False),
    ]
    assert people.client.get(f"{address}?whose=mine").context["rows"] == []
    post(people.client, new, "ask", question="Quel étage ?")
    rows = people.client.get(f"{address}?whose=mine").context["rows"]
    assert [row["page"].pk for row in rows] == [new.pk]


TODAY = timezone.localdate()
DAYS = {"starts_on": TODAY, "ends_on": TODAY + datetime.timedelta(days=3)}


def recipients():
    return sorted(message.to[0] for message in mail.outbox)


def test_the_deputy_gets_the_mails(
    agency, people, make_member, make_property, django_capture_on_commit_callbacks
):
    deputy = make_member(agency, "administrator")
    deputy.wagtail_userprofile.submitted_notifications = False
    deputy.wagtail_userprofile.save()
    set_absence(agency, user=people.editor, deputy=deputy, by=people.editor, **DAYS)
    with django_capture_on_commit_callbacks(execute=True):
        sent(make_property(agency, live=False), people.marketer)
    assert recipients() == [deputy.email]
    assert str(people.editor) in mail.outbox[0].body
    mail.outbox.clear()
    # Both away, each for the other: nothing gets lost.
    set_absence(agency, user=deputy, deputy=people.editor, by=deputy, **DAYS)
    with django_capture_on_commit_callbacks(execute=True):
        sent(make_property(agency, live=False), people.marketer)
    assert recipients() == [people.editor.email]


def test_only_who_may_approve_stands_in(agency, other_agency, people, make_member, member_client):
    deputy = make_member(agency, "editor")
    address = reverse("immo_moderation:away")
    days = {name: day.isoformat() for name, day in DAYS.items()}
    for wrong in (people.marketer, make_member(other_agency, "editor"), people.editor):
        answer = people.client.post(address, days | {"deputy": wrong.pk})
        assert answer.status_code == 200
        assert answer.context["form"].errors
    # Not a person she may note it for: it is her own absence that is noted.
    answer = people.client.post(address, days | {"deputy": deputy.pk, "person": deputy.pk})
    assert answer.status_code == 302
    shown = member_client(deputy).get(reverse("immo_approvals")).context["cover"]
    assert [absence.user for absence in shown.others] == [people.editor]
    assert member_client(people.marketer).get(address).status_code == 403
    manager = member_client(make_member(agency, "manager"))
    assert manager.post(address, {"end": people.editor.pk}).status_code == 302
    assert member_client(deputy).get(reverse("immo_approvals")).context["cover"].others == ()
    codes = AuditEvent.objects.filter(outcome="done").order_by("pk")
    assert list(codes.values_list("action", flat=True)) == ["moderation.away", "moderation.back"]


def test_who_runs_the_agency_notes_it_for_others(agency, people, make_member, member_client):
    manager = make_member(agency, "manager")
    days = {name: day.isoformat() for name, day in DAYS.items()}
    data = days | {"person": people.editor.pk, "deputy": manager.pk}
    member_client(manager).post(reverse("immo_moderation:away"), data)
    assert people.client.get(reverse("immo_approvals")).context["cover"].own.deputy == manager


def test_one_reminder_a_day_to_who_is_there(
    agency, other_agency, people, make_member, make_property
):
    deputy = make_member(agency, "editor", language="nl")
    set_absence(agency, user=people.editor, deputy=deputy, by=people.editor, **DAYS)
    late, _new = (sent(make_property(agency, live=False), people.marketer) for _number in range(2))
    sent(make_property(other_agency, live=False), make_member(other_agency, "marketer"))
    make_member(other_agency, "editor")
    call_command("remind_reviewers", verbosity=0)
    assert mail.outbox == []
    older(late, 25)
    for _run in range(2):
        call_command("remind_reviewers", verbosity=0)
    assert recipients() == [deputy.email]
    assert late.draft_title in mail.outbox[0].body
    assert _new.draft_title not in mail.outbox[0].body
    Membership.objects.with_scopes_disabled().update(reminded_on=TODAY - datetime.timedelta(days=1))
    call_command("remind_reviewers", verbosity=0)
    assert len(mail.outbox) == 2
    agency.approval_hours = 48
    agency.save()
    Membership.objects.with_scopes_disabled().update(reminded_on=None)
    call_command("remind_reviewers", verbosity=0)
    assert len(mail.outbox) == 2
