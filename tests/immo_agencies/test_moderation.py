"""Sending for approval, approving, asking for changes; mails both ways in the reader's language."""

import json
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowState
from wagtail.users.models import UserProfile

from immo_agencies.models import AgencyModerationTask
from immo_agencies.workflow import ensure_shared_workflow
from immo_pages.models import PropertyPage
from tests.immo_pages.editor import body_data, editor_data

pytestmark = pytest.mark.django_db
TYPED = "Titre corrigé"


@pytest.fixture
def people(agency: Any, make_member: Any, member_client: Any) -> Any:
    class People:
        marketer = make_member(agency, "marketer", email="marie@example.org")
        editor = make_member(agency, "editor", email="eline@example.org", language="nl")
        colleague = make_member(agency, "editor", email="ed@example.org", is_active=False)

    People.marketer_client = member_client(People.marketer)
    People.editor_client = member_client(People.editor)
    return People


@pytest.fixture
def waiting(agency: Any, people: Any, make_property: Any) -> PropertyPage:
    page = make_property(agency, live=False)
    page.owner = people.marketer
    page.save(update_fields=["owner"])
    send(people.marketer_client, page)
    return page


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def send(client: Any, page: Any) -> Any:
    return client.post(edit_url(page), editor_data(client, page) | {"action-submit": "1"})


def act(client: Any, page: Any, action: str, comment: str = "", **fields: Any) -> Any:
    """Approve or reject in the editor, with what else was typed there."""
    data = editor_data(client, page) | fields
    data |= {
        "action-workflow-action": "true",
        "workflow-action-name": action,
        "workflow-action-extra-data": json.dumps({"comment": comment}),
    }
    return client.post(edit_url(page), data, follow=True)


def action_url(page: Any, action: str) -> str:
    state = TaskState.objects.get(status="in_progress", workflow_state__object_id=str(page.pk))
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])


def is_live(page: Any) -> bool:
    return PropertyPage.objects.get(pk=page.pk).live


def status_of(page: Any) -> str:
    return WorkflowState.objects.filter(object_id=str(page.pk)).latest("pk").status


# --- the shared workflow ---


def test_a_fresh_database_has_one_workflow_with_one_task() -> None:
    workflow = Workflow.objects.get()
    assert workflow.name != "Moderators approval"
    assert [type(task) for task in workflow.tasks.specific()] == [AgencyModerationTask]
    assert ensure_shared_workflow() == workflow
    assert AgencyModerationTask.objects.count() == 1


# --- mails ---


def test_reviewers_are_told_in_their_language_and_the_sender_is_not(
    agency: Any,
    other_agency: Any,
    people: Any,
    make_member: Any,
    make_property: Any,
    django_user_model: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    make_member(other_agency, "editor", email="stranger@example.org")
    django_user_model.objects.create_superuser("root@example.org", "a-long-password")
    profile = UserProfile.get_for_user(people.editor)
    profile.preferred_language = "nl"
    profile.save()
    page = make_property(agency, live=False, title="Maison des Carmes")

    with django_capture_on_commit_callbacks(execute=True):
        send(people.marketer_client, page)

    (message,) = mail.outbox
    assert message.to == ["eline@example.org"]
    assert "Maison des Carmes (Rue des Carmes 12, Namur)" in message.subject
    assert reverse("immo_moderation:review", args=[page.pk]) in message.body
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    assert 'lang="nl"' in html
    assert agency.brand_color in html
    assert agency.name in html
    assert "BE0417497106" in html


def test_the_author_is_told_of_the_approval_with_its_comment(
    people: Any, waiting: Any, django_capture_on_commit_callbacks: Any
) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        act(people.editor_client, waiting, "approve", "Très bien")

    (message,) = mail.outbox
    assert message.to == ["marie@example.org"]
    assert "Très bien" in message.body
    assert "Très bien" in message.alternatives[0][0]
    assert is_live(waiting)


def test_the_author_is_told_what_should_change(
    people: Any, waiting: Any, django_capture_on_commit_callbacks: Any
) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        act(people.editor_client, waiting, "reject", "Ajoutez des photos <b>")

    (message,) = mail.outbox
    assert message.to == ["marie@example.org"]
    assert "Ajoutez des photos <b>" in message.body
    assert "Ajoutez des photos &lt;b&gt;" in message.alternatives[0][0]
    assert status_of(waiting) == "needs_changes"
    assert not is_live(waiting)


def test_who_wants_no_mails_gets_none(
    agency: Any, people: Any, make_property: Any, django_capture_on_commit_callbacks: Any
) -> None:
    profile = UserProfile.get_for_user(people.editor)
    profile.submitted_notifications = False
    profile.save()

    with django_capture_on_commit_callbacks(execute=True):
        send(people.marketer_client, make_property(agency, live=False))

    assert mail.outbox == []


def test_a_mail_server_that_fails_aborts_nothing(
    agency: Any,
    people: Any,
    make_property: Any,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.EMAIL_BACKEND = "no.such.Backend"
    page = make_property(agency, live=False)

    with django_capture_on_commit_callbacks(execute=True):
        send(people.marketer_client, page)

    assert status_of(page) == "in_progress"


def test_nothing_is_mailed_before_the_transaction_is_committed(people: Any, waiting: Any) -> None:
    act(people.editor_client, waiting, "approve")

    assert mail.outbox == []


# --- the reviewer ---


def test_correct_and_approve(people: Any, waiting: Any) -> None:
    act(people.editor_client, waiting, "approve", title=TYPED)

    stored = PropertyPage.objects.get(pk=waiting.pk)
    assert stored.live
    assert stored.title == TYPED


def test_an_approval_that_is_refused_keeps_corrections_and_comment(
    people: Any, waiting: Any
) -> None:
    answer = act(
        people.editor_client, waiting, "approve", "Très bien", title=TYPED, **no_certificate()
    )

    assert not is_live(waiting)
    assert status_of(waiting) == "in_progress"
    assert PropertyPage.objects.get(pk=waiting.pk).get_latest_revision_as_object().title == TYPED
    text = " ".join(str(message) for message in answer.context["messages"])
    assert "#field-body-energy" in text
    assert "Très bien" in text
    modal = people.editor_client.get(action_url(waiting, "approve")).json()["html"]
    assert "Très bien" in modal


def no_certificate() -> dict[str, Any]:
    return body_data([])


def test_an_approval_without_the_editor_keeps_its_comment_and_says_why(
    people: Any, waiting: Any
) -> None:
    draft = waiting.get_latest_revision_as_object()
    draft.body = []
    draft.save_revision()

    answer = people.editor_client.post(
        action_url(waiting, "approve"), {"comment": "Très bien"}, follow=True
    )

    assert not is_live(waiting)
    assert status_of(waiting) == "in_progress"
    assert TaskState.objects.get(workflow_state__object_id=str(waiting.pk)).comment == "Très bien"
    assert "#field-body-energy" in " ".join(str(m) for m in answer.context["messages"])


def test_the_modal_of_a_refused_approval_answers_in_its_own_way(people: Any, waiting: Any) -> None:
    draft = waiting.get_latest_revision_as_object()
    draft.body = []
    draft.save_revision()

    answer = people.editor_client.post(
        action_url(waiting, "approve"),
        {"comment": "Bien"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert answer.json() == {"step": "success", "redirect": edit_url(waiting)}


def test_who_sends_back_says_why(people: Any, waiting: Any) -> None:
    act(people.editor_client, waiting, "reject", "  ", title=TYPED)
    assert status_of(waiting) == "in_progress"

    people.editor_client.post(action_url(waiting, "reject"), {"comment": ""})
    assert status_of(waiting) == "in_progress"


def test_the_author_changes_and_sends_again(people: Any, waiting: Any) -> None:
    act(people.editor_client, waiting, "reject", "Ajoutez des photos")

    send(people.marketer_client, waiting)

    assert status_of(waiting) == "in_progress"
    act(people.editor_client, waiting, "approve")
    assert is_live(waiting)


def test_a_reviewer_sees_the_missing_mentions(people: Any, waiting: Any) -> None:
    screen = people.editor_client.get(edit_url(waiting)).content.decode()

    assert "immo-gaps__item" in screen


# --- who may ---


def test_the_author_does_not_approve(people: Any, waiting: Any) -> None:
    answer = people.marketer_client.get(action_url(waiting, "approve"))

    assert answer.status_code in {302, 403}
    assert not is_live(waiting)


def test_a_second_person_approves_unless_the_agency_says_otherwise(
    agency: Any, people: Any, make_member: Any, make_property: Any
) -> None:
    make_member(agency, "editor")
    page = make_property(agency, live=False)
    send(people.editor_client, page)
    people.editor_client.post(action_url(page, "approve"), {"comment": ""})
    assert not is_live(page)

    agency.second_person_approves = False
    agency.save()
    people.editor_client.post(action_url(page, "approve"), {"comment": ""})
    assert is_live(page)


@pytest.mark.parametrize("who", ["stranger", "superuser"])
def test_who_has_no_membership_moderates_nothing(
    other_agency: Any,
    waiting: Any,
    make_member: Any,
    member_client: Any,
    django_user_model: Any,
    who: str,
) -> None:
    if who == "stranger":
        user = make_member(other_agency, "manager")
    else:
        user = django_user_model.objects.create_superuser("root@example.org", "a-long-password")

    member_client(user).post(action_url(waiting, "approve"), {"comment": ""})

    assert not is_live(waiting)
    assert not TaskState.objects.reviewable_by(user).exists()


def test_reviewable_tasks_are_those_of_the_agency(
    agency: Any,
    people: Any,
    waiting: Any,
    other_agency: Any,
    make_property: Any,
    make_member: Any,
    member_client: Any,
) -> None:
    foreign = make_property(other_agency, live=False)
    send(member_client(make_member(other_agency, "marketer")), foreign)

    states = TaskState.objects.reviewable_by(people.editor)

    assert [state.workflow_state.object_id for state in states] == [str(waiting.pk)]
