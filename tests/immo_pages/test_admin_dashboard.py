"""The dashboard: bounded panels at a constant price, nothing of another agency."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from immo_agencies.actions import open_agency

pytestmark = pytest.mark.django_db
HOME = "/admin/"


@pytest.fixture
def editor(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "editor")


@pytest.fixture
def browser(editor: Any, member_client: Any) -> Any:
    return member_client(editor)


def start(page: Any, user: Any) -> None:
    page.get_workflow().start(page, user)


def queries(client: Any) -> int:
    client.get(HOME)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(HOME).status_code == 200
    return len(captured)


def fill(agency: Any, editor: Any, marketer: Any, make_property: Any, times: int) -> None:
    for _ in range(times):
        make_property(agency, live=False, body=[])
        start(make_property(agency, live=False), marketer)
        start(make_property(agency, live=False), editor)


def test_what_needs_me_now(
    browser: Any, agency: Any, editor: Any, make_member: Any, make_property: Any
) -> None:
    marketer = make_member(agency, "marketer")
    make_member(agency, "editor")  # a second person, who approves what the first one sends
    make_property(agency, live=False, body=[], title="Draft with gaps")
    start(make_property(agency, live=False, title="Waits for me"), marketer)
    mine = make_property(agency, live=False, title="Sent by me")
    start(mine, editor)

    panels = {panel.name: panel for panel in browser.get(HOME).context["panels"]}

    def titles(name: str) -> list[str]:
        return [row["page"].draft_title for row in panels[name].get_context_data({})["rows"]]

    assert titles("immo_to_finish") == ["Draft with gaps"]
    assert titles("immo_to_approve") == ["Waits for me"]
    assert titles("immo_sent_by_you") == ["Sent by me"]


def test_what_was_sent_back_comes_first_with_the_comment(
    agency: Any, editor: Any, make_member: Any, member_client: Any, make_property: Any
) -> None:
    marketer = make_member(agency, "marketer")
    page = make_property(agency, live=False, title="Sent back")
    start(page, marketer)
    page.current_workflow_task_state.reject(user=editor, comment="Plus de photos")
    start(make_property(agency, live=False, title="Still waits"), marketer)

    screen = member_client(marketer).get(HOME).content.decode()

    assert screen.index("Sent back") < screen.index("Still waits")
    assert "Plus de photos" in screen


def test_a_marketer_is_not_asked_to_approve(
    agency: Any, make_member: Any, member_client: Any
) -> None:
    screen = member_client(make_member(agency, "marketer")).get(HOME).content.decode()

    assert "immo-to-approve" not in screen


def test_nothing_of_another_agency(
    browser: Any, other_agency: Any, make_member: Any, make_property: Any
) -> None:
    make_property(other_agency, live=False, body=[], title="GCANARY draft")
    start(
        make_property(other_agency, live=False, title="GCANARY sent"),
        make_member(other_agency, "marketer"),
    )

    assert "GCANARY" not in browser.get(HOME).content.decode()


def test_the_same_queries_for_one_and_fifty_pages(
    browser: Any, agency: Any, editor: Any, make_member: Any, make_property: Any
) -> None:
    marketer = make_member(agency, "marketer")
    fill(agency, editor, marketer, make_property, 1)
    one = queries(browser)
    fill(agency, editor, marketer, make_property, 16)
    assert Page.objects.filter(live=False).count() > 50

    assert queries(browser) == one


def test_the_same_queries_for_three_and_thirty_agencies(
    browser: Any, agency: Any, editor: Any, make_member: Any, make_property: Any
) -> None:
    fill(agency, editor, make_member(agency, "marketer"), make_property, 1)

    def more(first: int, last: int) -> None:
        for number in range(first, last):
            open_agency(name=f"A{number}", languages=["fr"], hostname=f"a{number}.localhost")

    more(1, 3)
    three = queries(browser)
    more(3, 30)

    assert queries(browser) == three


def test_at_most_ten_rows(browser: Any, agency: Any, make_property: Any) -> None:
    for _ in range(12):
        make_property(agency, live=False, body=[])

    screen = browser.get(HOME).content.decode()

    assert screen.count("immo-rows__row") == 10
    assert f"{reverse('immo_properties:index')}?state=draft" in screen


def test_members_do_not_see_the_menus_of_the_platform(
    browser: Any, agency: Any, django_user_model: Any, member_client: Any
) -> None:
    screen = browser.get(HOME).content.decode()
    for name in ("reports", "settings", "help"):
        assert f'"name": "{name}"' not in screen
    for name in ("properties", "new-property", "images", "documents"):
        assert f'"name": "{name}"' in screen
    root = django_user_model.objects.create_superuser("root@example.org", "a-long-password")
    screen = member_client(root).get(HOME).content.decode()
    assert '"name": "agencies"' in screen
    assert '"name": "reports"' not in screen
