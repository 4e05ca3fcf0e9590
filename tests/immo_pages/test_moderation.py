"""The review: what it shows, and every decision."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Comment, TaskState, WorkflowState

from immo_agencies.models import AuditEvent
from immo_pages.models import ModerationMessage, PropertyPage
from tests.conftest import energy_block, gallery_block
from tests.immo_pages.editor import editor_data
from tests.immo_pages.moderation_world import (
    edited,
    pair,
    post,
    sent,
    status_of,
    url,
    waiting,
    with_ids,
)


@pytest.fixture
def people(agency, make_member, member_client):
    return pair(agency, make_member, member_client)


def test_the_screen_shows_what_a_decision_needs(agency, people, make_property, make_photo):
    photo = make_photo(agency)
    page = make_property(agency, body=with_ids(energy_block(), gallery_block(photo)))
    edited(page, with_ids(energy_block()), price="340000")
    sent(page, people.marketer)
    answer = people.client.get(url(page))
    assert "340.000" in people.client.get(url(page, "draft")).content.decode()
    assert people.author.get(url(page, "draft")).status_code == 403
    codes = [row.change.code for row in answer.context["rows"]]
    assert codes == ["photo_missing", "photo_alt_missing", "price", "photo_removed"]
    text = answer.content.decode()
    for needed in (
        "340.000",
        url(page, "draft"),
        f"/pages/{page.pk}/edit/?next=",
        str(people.marketer),
    ):
        assert needed in text


def test_a_new_page_has_nothing_to_compare_with(agency, people, make_property):
    page = sent(make_property(agency, live=False), people.marketer)
    context = people.client.get(url(page)).context
    assert context["rows"] == []
    assert context["versions"].before is None


def test_after_a_sending_back_the_two_sendings_are_compared(agency, people, make_property):
    page = sent(make_property(agency, live=False), people.marketer)
    post(people.client, page, "send_back", comment="Trop cher.")
    edited(page, price="330000")
    PropertyPage.objects.get(pk=page.pk).current_workflow_state.resume(user=people.marketer)
    context = people.client.get(url(page)).context
    assert context["versions"].against == "sent_back"
    assert [row.change.code for row in context["rows"]] == ["price"]


@pytest.mark.parametrize("part", ["review", "sent", "draft"])
def test_a_page_of_another_agency_is_absent(
    agency, other_agency, people, make_member, make_property, part
):
    page = sent(make_property(other_agency, live=False), make_member(other_agency, "marketer"))
    assert people.client.get(url(page, part)).status_code == 404
    answer = people.client.post(url(page, part), {"do": "approve", "answer": "x"})
    assert answer.status_code == 404
    assert waiting(page)


def test_who_approves_nothing_is_refused(agency, people, make_property):
    page = sent(make_property(agency, live=False), people.marketer)
    assert people.author.get(url(page)).status_code == 403
    assert post(people.author, page, "approve").status_code == 403
    assert waiting(page)


def test_approval_publishes_and_opens_the_next(agency, people, make_property):
    first, second = (
        sent(make_property(agency, live=False), people.marketer) for _number in range(2)
    )
    answer = post(people.client, first, "approve")
    assert answer.url == url(second)
    assert PropertyPage.objects.get(pk=first.pk).live
    assert list(AuditEvent.objects.values_list("action", flat=True)) == ["moderation.approved"]


def test_a_refused_approval_keeps_the_comment(agency, people, make_property):
    page = sent(make_property(agency, live=False, body=[]), people.marketer)
    answer = post(people.client, page, "approve", comment="Presque.")
    assert answer.url == url(page)
    assert waiting(page)
    assert not PropertyPage.objects.get(pk=page.pk).live
    shown = people.client.get(url(page))
    assert shown.context["kept_comment"] == "Presque."
    assert "immo-reasons" in shown.content.decode()
    event = AuditEvent.objects.get()
    assert (event.action, event.outcome) == ("moderation.decision", "not_accepted")


def test_the_own_sending_is_approved_by_somebody_else(agency, people, make_member, make_property):
    make_member(agency, "editor")
    page = sent(make_property(agency, live=False), people.editor)
    assert not people.client.get(url(page)).context["can_approve"]
    post(people.client, page, "approve")
    assert waiting(page)
    assert not PropertyPage.objects.get(pk=page.pk).live


def test_what_changed_while_reading_is_not_approved(agency, people, make_property):
    page = sent(make_property(agency, live=False), people.marketer)
    seen = PropertyPage.objects.get(pk=page.pk).latest_revision_id
    edited(page, price="1")
    people.client.post(url(page), {"do": "approve", "revision": seen})
    assert waiting(page)


def test_correcting_does_not_restart_the_approval(agency, people, make_property):
    page = sent(make_property(agency, live=False), people.marketer)
    task = page.current_workflow_task_state
    data = editor_data(people.client, page) | {"price": "345000"}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = people.client.post(f"{address}?next={url(page)}", data | {"next": url(page)})
    assert answer.url == url(page)
    now = PropertyPage.objects.get(pk=page.pk).current_workflow_task_state
    assert (now.pk, now.started_at) == (task.pk, task.started_at)
    post(people.client, page, "approve")
    assert PropertyPage.objects.get(pk=page.pk).price == 345000
    assert TaskState.objects.count() == 1
    rows = people.author.get(url(page, "sent")).context["rows"]
    (row,) = rows
    assert (row.change.code, row.change.after) == ("price", "345.000\u00a0€")


def test_sending_back_comments_on_fields(
    agency, people, make_property, django_capture_on_commit_callbacks
):
    body = with_ids(energy_block())
    page = sent(make_property(agency, live=False, body=body), people.marketer)
    block = f"body.{body[0]['id']}.energy_class"
    data = {
        "remark-price": "Trop cher.",
        "place": [block, "no_such_field", "live"],
        "remark": ["Vérifier la lettre.", "x", "y"],
    }
    with django_capture_on_commit_callbacks(execute=True):
        answer = post(people.client, page, "send_back", **data)
    assert answer.url == reverse("immo_approvals")
    assert status_of(page) == WorkflowState.STATUS_NEEDS_CHANGES
    rows = Comment.objects.filter(page_id=page.pk, user=people.editor).order_by("pk")
    assert [(row.contentpath, row.text) for row in rows] == [
        ("price", "Trop cher."),
        (block, "Vérifier la lettre."),
    ]
    (sent_mail,) = mail.outbox
    assert sent_mail.to == [people.marketer.email]
    assert "Trop cher." in sent_mail.body
    assert "Vérifier la lettre." in sent_mail.body
    editor = people.author.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    shown = editor.context["form"].formsets["comments"].initial_forms
    assert [form.instance.contentpath for form in shown] == ["price", block]
    assert len(people.author.get(url(page, "sent")).context["comments"]) == 2


def test_sending_back_says_why(agency, people, make_property):
    page = sent(make_property(agency, live=False), people.marketer)
    answer = post(people.client, page, "send_back", place="price", remark="  ")
    assert answer.status_code == 200
    assert waiting(page)


def test_a_question_and_its_answer(
    agency, people, make_property, django_capture_on_commit_callbacks
):
    page = sent(make_property(agency, live=False), people.marketer)
    with django_capture_on_commit_callbacks(execute=True):
        post(people.client, page, "ask", question="Combien de chambres ?")
        people.author.post(url(page, "sent"), {"answer": "Trois."})
    assert waiting(page)
    assert [message.to for message in mail.outbox] == [
        [people.marketer.email],
        [people.editor.email],
    ]
    assert "Combien de chambres ?" in mail.outbox[0].body
    for client, part in ((people.client, "review"), (people.author, "sent")):
        entries = client.get(url(page, part)).context["entries"]
        assert [entry.kind for entry in entries] == ["sent", "message", "message"]
    codes = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert codes == ["moderation.asked", "moderation.answered"]


def test_an_empty_message_is_not_sent(agency, people, make_property):
    page = sent(make_property(agency, live=False), people.marketer)
    assert post(people.client, page, "ask", question=" ").status_code == 200
    assert people.author.post(url(page, "sent"), {"answer": ""}).status_code == 200
    assert not ModerationMessage.objects.with_scopes_disabled().exists()


def test_a_colleague_who_composes_reads_and_an_agent_without_it_does_not(
    agency, people, make_member, member_client, make_property
):
    page = sent(make_property(agency, live=False), people.marketer)
    assert member_client(make_member(agency, "marketer")).get(url(page, "sent")).status_code == 200
    assert member_client(make_member(agency, "viewer")).get(url(page, "sent")).status_code == 403


def test_review_costs_the_same_for_one_and_three(agency, people, make_property, make_photo):
    def cost(number):
        photos = [make_photo(agency) for _number in range(number)]
        page = make_property(agency, body=with_ids(energy_block(), gallery_block(*photos)))
        edited(page, with_ids(energy_block()))
        page = sent(page, people.marketer)
        for _number in range(number):
            post(people.client, page, "ask", question="Et ?")
        people.client.get(url(page))
        with CaptureQueriesContext(connection) as queries:
            answer = people.client.get(url(page))
        removed = [r for r in answer.context["rows"] if r.change.code == "photo_removed"]
        assert len(removed) == number
        return len(queries)

    assert cost(1) == cost(3) <= 40
