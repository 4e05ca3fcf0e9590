"""What a person meets when the plan is full: each row of the table measured in the design.

Nothing typed is lost, the reason is said, and a client that asked for JSON gets JSON.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page, PageLogEntry

from immo_agencies.permissions import Refusal
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyIndexPage, PropertyPage
from tests.conftest import energy_block
from tests.immo_pages.editor import body_data, editor_data, new_data

TYPED, COMMENT, FULL = "Titre tapé", "Belle annonce", "All places of your plan are in use."
JSON = {"accept": "application/json"}


@contextmanager
def full_plan(*, late: bool = False) -> Iterator[None]:
    """``late``: the last place is taken after the testers were asked, before ``save()``."""

    def refuse(action: Any, agency: Any, subject: Any) -> Refusal | None:
        becomes_live = isinstance(subject, PropertyPage) and subject.live
        if action != PageAction.PUBLISH_PROPERTY or (late and not becomes_live):
            return None
        return Refusal("plan_full", FULL, "Take one offline.")

    with hooks.register_temporarily("immo_refuse", refuse):
        yield


@pytest.fixture
def people(agency: Any, make_member: Any, member_client: Any) -> Any:
    class People:
        marketer = make_member(agency, "marketer", language="nl")
        editor = make_member(agency, "editor")

    People.client = member_client(People.editor)
    return People


@pytest.fixture
def new(agency: Any, people: Any) -> dict[str, Any]:
    """The form of a new property, filled in, and where it is posted."""
    parent = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    facts = {"title": TYPED, "slug": "titre", "postal_code": "5000", "city": "Namur"}
    data = new_data(people.client, parent) | facts | {"price": "350000"}
    url = reverse("wagtailadmin_pages:add", args=["immo_pages", "propertypage", parent.pk])
    return {"path": url, "data": data | body_data([energy_block()]) | {"action-publish": "1"}}


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def told(answer: Any) -> str:
    return " ".join(str(message) for message in answer.wsgi_request._messages._queued_messages)


def assert_kept_as_draft(page: Any) -> None:
    stored = PropertyPage.objects.get(pk=page.pk)
    assert not stored.live
    assert stored.get_latest_revision_as_object().title == TYPED


def test_new_page_when_the_parent_says_no(people: Any, new: Any) -> None:
    with full_plan():
        answer = people.client.post(**new)
    assert_kept_as_draft(PropertyPage.objects.get())
    assert FULL in told(answer)


def test_new_page_for_a_day_to_come(people: Any, new: Any) -> None:
    new["data"] |= {"go_live_at": "2999-01-01 10:00"}
    with full_plan():
        answer = people.client.post(**new)
    page = PropertyPage.objects.get()
    assert_kept_as_draft(page)
    assert FULL in told(answer)
    assert not page.revisions.exclude(approved_go_live_at=None).exists()
    assert page.get_latest_revision_as_object().go_live_at.year == 2999  # typed, so kept


def test_autosaved_page_then_publish(people: Any, new: Any) -> None:
    saved = {key: value for key, value in new["data"].items() if key != "action-publish"}
    with full_plan():
        answer = people.client.post(new["path"], saved, headers=JSON)
        assert answer.json()["success"]
        page = PropertyPage.objects.get()
        answer = people.client.post(
            edit_url(page), editor_data(people.client, page) | {"action-publish": "1"}
        )
    assert_kept_as_draft(page)
    assert FULL in told(answer)


def test_place_taken_meanwhile_existing_page(people: Any, agency: Any, make_property: Any) -> None:
    page = make_property(agency, live=False)
    data = editor_data(people.client, page) | {"title": TYPED, "action-publish": "1"}
    with full_plan(late=True):
        answer = people.client.post(edit_url(page), data)
    assert answer.url.startswith(edit_url(page))
    assert_kept_as_draft(page)
    assert FULL in told(answer)


def test_place_taken_meanwhile_new_page(people: Any, new: Any) -> None:
    with full_plan(late=True):
        answer = people.client.post(**new)
    assert_kept_as_draft(PropertyPage.objects.get())
    assert FULL in told(answer)
    assert Page.find_problems() == ([], [], [], [], [])


def test_place_taken_meanwhile_client_that_wants_json(
    people: Any, agency: Any, make_property: Any
) -> None:
    page = make_property(agency, live=False)
    data = editor_data(people.client, page) | {"title": TYPED, "action-publish": "1"}
    with full_plan(late=True):
        answer = people.client.post(edit_url(page), data, headers=JSON)
    assert answer.json()["published"] is False
    assert answer.json()["reasons"][0]["message"] == FULL
    assert_kept_as_draft(page)


@pytest.mark.parametrize("way", ["editor", "modal"])
def test_last_approval(people: Any, agency: Any, make_property: Any, way: str) -> None:
    """With corrections in the editor; from the dashboard or the window, with a comment."""
    page = make_property(agency, live=False, title=TYPED)
    page.get_workflow().start(page, people.marketer)
    state = page.current_workflow_task_state
    data: dict[str, Any] = {"comment": COMMENT}
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    if way == "editor":
        url, data = (
            edit_url(page),
            editor_data(people.client, page)
            | {
                "bedrooms": "7",
                "action-workflow-action": "true",
                "workflow-action-name": "approve",
                "workflow-action-extra-data": json.dumps(data),
            },
        )
    with full_plan():
        answer = people.client.post(url, data)
    assert FULL in told(answer)
    assert COMMENT in told(answer)
    assert_kept_as_draft(page)
    state.refresh_from_db()
    assert (state.status, state.comment) == ("in_progress", COMMENT)
    if way == "editor":
        assert PropertyPage.objects.get(pk=page.pk).get_latest_revision_as_object().bedrooms == 7


def test_three_pages_into_one_place(people: Any, agency: Any, make_property: Any) -> None:
    pages = [make_property(agency, live=False) for _number in range(3)]

    def one_place(action: Any, agency: Any, subject: Any) -> Refusal | None:
        taken = PropertyPage.objects.filter(agency=agency, live=True).exists()
        return Refusal("plan_full", FULL) if taken else None

    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    with hooks.register_temporarily("immo_refuse", one_place):
        answer = people.client.post(f"{url}?next=/admin/&{query}")
    assert PropertyPage.objects.filter(live=True).count() == 1
    assert told(answer).count(FULL) == 2


def test_refused_schedule_leaves_the_queue_and_the_agency_is_told(
    people: Any,
    agency: Any,
    other_agency: Any,
    make_property: Any,
    make_member: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    make_member(other_agency, "editor")
    refused = make_property(agency, live=False, title=TYPED, body=[])
    waiting = make_property(other_agency, live=False)
    past = timezone.now() - timedelta(minutes=1)
    for page in (refused, waiting):
        revision = page.get_latest_revision()
        revision.approved_go_live_at, revision.user = past, people.marketer
        revision.save()
    for _run in range(2):  # the second one finds nothing to refuse again
        with django_capture_on_commit_callbacks(execute=True):
            call_command("publish_scheduled")
    assert PropertyPage.objects.get(pk=waiting.pk).live
    assert_kept_as_draft(refused)
    assert not refused.revisions.exclude(approved_go_live_at=None).exists()
    entry = PageLogEntry.objects.get(page=refused.pk, action="immo_pages.publish_refused")
    assert len(entry.data["reasons"]) == 1
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {people.marketer.email, people.editor.email}
    assert len(mail.outbox) == 2
    link = f"{edit_url(refused)}#field-body-energy"
    for letter in letters.values():
        assert link in letter.body
        assert link in letter.alternatives[0][0]
        assert TYPED in letter.subject
    for person, language in ((people.marketer, "nl"), (people.editor, "fr")):
        assert f'lang="{language}"' in letters[person.email].alternatives[0][0]


def test_who_left_the_agency_gets_no_mail(
    people: Any,
    agency: Any,
    make_property: Any,
    django_user_model: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    page = make_property(agency, live=False, body=[])
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.user = django_user_model.objects.create_user("gone@example.org", "a-long-password")
    revision.save()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")
    assert [letter.to for letter in mail.outbox] == [[people.editor.email]]
