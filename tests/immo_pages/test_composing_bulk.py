"""Acts on many: each page by itself; what was refused is told with its reason."""

from typing import Any

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from immo_pages.models import Agent, PropertyPage

pytestmark = pytest.mark.django_db


def url_of(action: str, *pages: Any) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{address}?{ids}&next={reverse('immo_properties:index')}"


def told(client: Any, url: str, data: dict[str, Any]) -> list[tuple[str, str]]:
    answer = client.post(url, data, follow=True)
    assert answer.status_code == 200
    return [(m.level_tag, str(m)) for m in answer.context["messages"]]


@pytest.fixture
def browser(agency: Any, make_member: Any, member_client: Any) -> Any:
    return member_client(make_member(agency, "editor"))


def fresh(page: Any) -> PropertyPage:
    return PropertyPage.objects.get(pk=page.pk)


def test_another_agent_in_rows_and_drafts_without_publishing_the_draft(
    browser: Any, agency: Any, make_property: Any
) -> None:
    live, draft = make_property(agency), make_property(agency, live=False, body=[])
    title, worked_on = live.title, live.get_latest_revision_as_object()
    worked_on.title = "Titre du brouillon"
    worked_on.save_revision()
    with scopes_disabled():
        agent = Agent.objects.create(agency=agency, name="Anne Exemple")
    url = url_of("change_agent", live, draft)
    assert "Anne Exemple" in browser.get(url).content.decode()

    messages = told(browser, url, {"agent": agent.pk})

    assert [level for level, _text in messages] == ["success"]
    for page in (live, draft):
        row = fresh(page)
        assert row.agent_id == agent.pk
        assert row.get_latest_revision_as_object().agent_id == agent.pk
    assert (fresh(live).title, fresh(live).live) == (title, True)
    assert fresh(live).get_latest_revision_as_object().title == "Titre du brouillon"


def test_a_status_changes_at_once_and_what_has_it_already_is_told(
    browser: Any, agency: Any, make_property: Any
) -> None:
    available, sold = make_property(agency), make_property(agency, status="under_offer")

    messages = told(browser, url_of("change_status", available, sold), {"status": "under_offer"})

    assert sorted(level for level, _text in messages) == ["success", "warning"]
    assert fresh(available).status == fresh(sold).status == "under_offer"
    warning = next(text for level, text in messages if level == "warning")
    assert sold.title in warning
    assert reverse("wagtailadmin_pages:edit", args=[sold.pk]) in warning


def test_drafts_are_sent_and_those_that_wait_already_are_told(
    agency: Any, make_property: Any, make_member: Any, member_client: Any
) -> None:
    client = member_client(make_member(agency, "marketer"))
    draft, unchanged = make_property(agency, live=False), make_property(agency)

    first = told(client, url_of("send_for_approval", draft, unchanged), {})
    second = told(client, url_of("send_for_approval", draft), {})

    assert fresh(draft).workflow_in_progress
    assert not fresh(unchanged).workflow_in_progress
    assert sorted(level for level, _t in first) == ["success", "warning"]
    assert [level for level, _t in second] == ["warning"]


@pytest.mark.parametrize("action", ["change_agent", "change_status", "send_for_approval"])
def test_foreign_pages_and_agents_are_absent(
    action: str, browser: Any, agency: Any, other_agency: Any, make_property: Any
) -> None:
    own, foreign = make_property(agency), make_property(other_agency)
    with scopes_disabled():
        agent = Agent.objects.create(agency=other_agency, name="GCANARY")
    data = {"agent": agent.pk, "status": "withdrawn"}

    assert browser.post(url_of(action, own, foreign), data).status_code == 404
    assert fresh(foreign).status == "available"
    assert b"GCANARY" not in browser.get(url_of(action, own)).content
    if action == "change_agent":
        browser.post(url_of(action, own), data)
        assert fresh(own).agent_id is None


@pytest.mark.parametrize("action", ["change_agent", "change_status", "send_for_approval"])
def test_who_only_reads_changes_nothing(
    action: str, agency: Any, make_property: Any, make_member: Any, member_client: Any
) -> None:
    page = make_property(agency, live=False)
    client = member_client(make_member(agency, "viewer"))

    client.post(url_of(action, page), {"status": "sold", "agent": ""})

    row = fresh(page)
    assert (row.status, row.workflow_in_progress, row.revisions.count()) == ("available", False, 1)
