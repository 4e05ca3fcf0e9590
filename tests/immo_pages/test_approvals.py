"""The queue: what waits, in order, and the next one after a decision."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from immo_agencies.models import Membership
from immo_pages.models import PropertyPage
from tests.immo_pages.editor import editor_data


@pytest.fixture
def people(agency, make_member, member_client):
    class People:
        marketer = make_member(agency, "marketer")
        editor = make_member(agency, "editor")

    People.client = member_client(People.editor)
    return People


def waiting_page(make_property, agency, sender, **facts):
    page = make_property(agency, live=False, **facts)
    page.get_workflow().start(page, sender)
    return page


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def review_url(page):
    return reverse("immo_moderation:review", args=[page.pk])


def decide(client, page, action="approve", comment=""):
    data = editor_data(client, page) | {
        "action-workflow-action": "true",
        "workflow-action-name": action,
        "workflow-action-extra-data": json.dumps({"comment": comment}),
    }
    return client.post(edit_url(page), data)


def queue(client):
    return [row["page"].pk for row in client.get(reverse("immo_approvals")).context["rows"]]


def test_the_oldest_comes_first_and_only_the_own_agency(
    agency, other_agency, people, make_member, make_property
):
    pages = [waiting_page(make_property, agency, people.marketer) for _n in range(3)]
    waiting_page(make_property, other_agency, make_member(other_agency, "marketer"))
    assert queue(people.client) == [page.pk for page in pages]


def test_after_a_decision_the_next_one_opens(agency, people, make_property):
    first, second = (waiting_page(make_property, agency, people.marketer) for _n in range(2))
    answer = decide(people.client, first)
    assert answer.status_code == 302
    assert answer.url == review_url(second)
    assert PropertyPage.objects.get(pk=first.pk).live
    answer = decide(people.client, second, "reject", "Le prix manque.")
    assert answer.url == reverse("immo_approvals")
    assert queue(people.client) == []


def test_a_decision_without_the_editor_opens_the_next_one_too(agency, people, make_property):
    first, second = (waiting_page(make_property, agency, people.marketer) for _n in range(2))
    state = first.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[first.pk, "approve", state.pk])
    answer = people.client.post(url, {"comment": ""}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert json.loads(answer.content)["redirect"] == review_url(second)


def test_a_refused_approval_stays_on_its_page(agency, people, make_property):
    first = waiting_page(make_property, agency, people.marketer, body=[])
    waiting_page(make_property, agency, people.marketer)
    assert decide(people.client, first).url.startswith(edit_url(first))
    assert first.pk in queue(people.client)


def test_saving_does_not_open_the_next_one(agency, people, make_property):
    first, _second = (waiting_page(make_property, agency, people.marketer) for _n in range(2))
    answer = people.client.post(edit_url(first), editor_data(people.client, first))
    assert answer.url.startswith(edit_url(first))


def test_the_own_sending_waits_for_a_second_person(agency, people, make_member, make_property):
    page = waiting_page(make_property, agency, people.editor)
    assert queue(people.client) == [page.pk]  # she is the only one who approves
    make_member(agency, "editor")
    assert queue(people.client) == []
    agency.second_person_approves = False
    agency.save()
    assert queue(people.client) == [page.pk]


def test_the_only_one_who_approves_approves_her_own(agency, people, make_property):
    page = waiting_page(make_property, agency, people.editor)
    assert decide(people.client, page).status_code == 302
    assert PropertyPage.objects.get(pk=page.pk).live


def test_an_agency_of_one_publishes_without_approval(
    agency, make_member, member_client, make_property
):
    client = member_client(make_member(agency, "manager"))
    page = make_property(agency, live=False)
    client.post(edit_url(page), editor_data(client, page) | {"action-publish": "1"})
    assert PropertyPage.objects.get(pk=page.pk).live


def test_a_list_of_properties_narrows_the_queue(
    agency, people, make_member, member_client, make_property
):
    chosen, other = (waiting_page(make_property, agency, people.marketer) for _n in range(2))
    editor = make_member(agency, "editor")
    membership = Membership.objects.with_scopes_disabled().get(user=editor)
    membership.whole_agency = False
    membership.save()
    membership.choose_pages([chosen.translation_key])
    client = member_client(editor)
    assert queue(client) == [chosen.pk]
    assert client.get(edit_url(other)).status_code == 404


def test_who_approves_nothing_has_no_queue(agency, people, member_client):
    answer = member_client(people.marketer).get(reverse("immo_approvals"))
    assert answer.status_code == 403


def test_the_queue_costs_the_same_for_one_and_three(agency, people, make_property):
    def cost():
        people.client.get(reverse("immo_approvals"))
        with CaptureQueriesContext(connection) as queries:
            people.client.get(reverse("immo_approvals"))
        return len(queries)

    waiting_page(make_property, agency, people.marketer)
    one = cost()
    for _n in range(2):
        waiting_page(make_property, agency, people.marketer)
    assert len(queue(people.client)) == 3
    assert cost() == one <= 23
