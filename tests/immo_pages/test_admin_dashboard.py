"""The dashboard: bounded panels at a constant price, nothing of another agency."""

import datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from immo_agencies.actions import open_agency
from tests.conftest import energy_block

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


def shown(client: Any, name: str) -> dict[str, Any]:
    """What the panel ``name`` of the dashboard shows."""
    panels = {panel.name: panel for panel in client.get(HOME).context["panels"]}
    return panels[name].get_context_data({})


def titles(client: Any, name: str) -> list[str]:
    return [row["page"].draft_title for row in shown(client, name)["rows"]]


def in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def fill(agency: Any, editor: Any, marketer: Any, make_property: Any, times: int) -> None:
    for _ in range(times):
        make_property(agency, live=False, body=[])
        start(make_property(agency, live=False), marketer)
        start(make_property(agency, live=False), editor)
        schedule(make_property(agency, live=False))
        back = make_property(agency, live=False, body=[energy_block(valid_until=str(in_days(9)))])
        start(back, editor)
        back.current_workflow_task_state.reject(user=marketer, comment="")


def schedule(page: Any) -> None:
    page.go_live_at = timezone.now() + datetime.timedelta(days=2)
    page.save_revision(approved_go_live_at=page.go_live_at)


def test_what_needs_me_now(
    browser: Any, agency: Any, editor: Any, make_member: Any, make_property: Any
) -> None:
    marketer = make_member(agency, "marketer")
    make_member(agency, "editor")  # a second person, who approves what the first one sends
    make_property(agency, live=False, body=[], title="Draft with gaps")
    start(make_property(agency, live=False, title="Waits for me"), marketer)
    mine = make_property(agency, live=False, title="Sent by me")
    start(mine, editor)

    assert titles(browser, "immo_to_finish") == ["Draft with gaps"]
    assert titles(browser, "immo_to_approve") == ["Waits for me"]
    assert titles(browser, "immo_sent_by_you") == ["Sent by me"]
    assert shown(browser, "immo_to_finish")["rows"][0]["count"].errors


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


def test_what_came_back_to_the_person(
    agency: Any, editor: Any, make_member: Any, member_client: Any, make_property: Any
) -> None:
    marketer = make_member(agency, "marketer")
    pages = {}
    for name in ("asked", "approved", "long ago", "of a colleague"):
        pages[name] = make_property(agency, live=False, title=name)
        start(pages[name], editor if name == "of a colleague" else marketer)
    pages["asked"].current_workflow_task_state.reject(user=editor, comment="x")
    pages["approved"].current_workflow_task_state.approve(user=editor)
    with time_machine.travel(timezone.now() - datetime.timedelta(days=20)):
        pages["long ago"].current_workflow_task_state.approve(user=editor)

    assert titles(member_client(marketer), "immo_back") == ["asked", "approved"]


def test_papers_to_renew_the_most_urgent_first(
    browser: Any, agency: Any, other_agency: Any, make_property: Any
) -> None:
    def with_certificate(title: str, days: int, **more: Any) -> None:
        body = [energy_block(valid_until=str(in_days(days)))]
        make_property(more.pop("of", agency), live=False, title=title, body=body, **more)

    with_certificate("soon", 30)
    with_certificate("later", 31)
    with_certificate("ended", -1)
    with_certificate("sold", 3, status="sold")
    with_certificate("GCANARY", 3, of=other_agency)
    make_property(agency, live=False, title="extract", planning_extract_on=in_days(5 - 365))

    panel = shown(browser, "immo_expiring")

    assert [row["page"].title for row in panel["rows"]] == ["ended", "extract", "soon"]
    assert [row["due"].is_over for row in panel["rows"]] == [True, False, False]
    assert panel["rows"][1]["due"].on == in_days(5)
    assert panel["heading"].endswith("· 3")
    assert panel["rows"][0]["url"].endswith("#field-body-energy")
    listed = browser.get(panel["listing_url"]).context["object_list"]
    assert {page.title for page in listed} == {"ended", "extract", "soon"}


def test_what_happens_by_itself_in_order(browser: Any, agency: Any, make_property: Any) -> None:
    schedule(make_property(agency, live=False, title="appears"))
    ends = timezone.now() + datetime.timedelta(days=1)
    make_property(agency, title="disappears", expire_at=ends)
    make_property(agency, title="neither")

    rows = shown(browser, "immo_scheduled")["rows"]

    assert [row["page"].title for row in rows] == ["disappears", "appears"]
    assert [row["appears"] for row in rows] == [False, True]


def test_a_person_with_one_job_sees_hers(agency: Any, make_member: Any, member_client: Any) -> None:
    def panels(role: str) -> list[str]:
        answer = member_client(make_member(agency, role)).get(HOME)
        return [panel.name for panel in answer.context["panels"]]

    assert panels("photographer") == panels("notary") == ["immo_my_properties"]
    assert panels("copywriter") == ["immo_my_properties", "immo_back", "immo_sent_by_you"]


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
    fill(agency, editor, marketer, make_property, 11)
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
