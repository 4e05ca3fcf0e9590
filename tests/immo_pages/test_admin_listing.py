"""The list of properties: only the active agency's, whatever is asked; bounded in queries."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scopes_disabled

from immo_pages.models import Agent

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(agency: Any, make_member: Any, member_client: Any) -> Any:
    return member_client(make_member(agency, "marketer"))


def listed(client: Any, **query: Any) -> list[str]:
    answer = client.get(reverse("immo_properties:index"), query)
    assert answer.status_code == 200
    return [page.title for page in answer.context["object_list"]]


def queries(client: Any, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_a_row_shows_what_daily_work_needs(
    browser: Any, agency: Any, make_property: Any, make_photo: Any
) -> None:
    make_property(agency, title="Villa claire", reference="V-1", live=False, body=[])

    screen = browser.get(reverse("immo_properties:index")).content.decode()

    for text in ("Villa claire", "V-1", "Rue des Carmes 12, 5000 Namur", "350.000"):
        assert text in screen
    assert "immo-count--error" in screen


def test_another_agencys_properties_agents_and_languages_appear_nowhere(
    browser: Any, agency: Any, other_agency: Any, make_property: Any
) -> None:
    make_property(other_agency, title="GCANARY")
    with scopes_disabled():
        foreign = Agent.objects.create(agency=other_agency, name="GCANARY agent")
        Agent.objects.create(agency=agency, name="Anne")
    url = reverse("immo_properties:index")

    for query in ("", "?q=GCANARY", f"?agent={foreign.pk}", "?export=csv", "?state=live"):
        answer = browser.get(url + query)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"GCANARY" not in body.replace(b'value="GCANARY"', b"").replace(b"q=GCANARY", b"")
    foreign_form = browser.get(f"{url}?agent={foreign.pk}").context["filters"].form
    absent_form = browser.get(f"{url}?agent=999999").context["filters"].form
    assert foreign_form.errors.keys() == absent_form.errors.keys()


def test_filters(browser: Any, agency: Any, make_property: Any) -> None:
    with scopes_disabled():
        anne = Agent.objects.create(agency=agency, name="Anne")
    make_property(agency, title="Live", agent=anne)
    make_property(agency, title="Draft", live=False, category="apartment", status="sold")
    make_property(agency, title="Dutch", language="nl", transaction="rent", rent_monthly=900)

    assert set(listed(browser, state="draft")) == {"Draft"}
    assert set(listed(browser, state="live")) == {"Live", "Dutch"}
    assert listed(browser, category="apartment") == ["Draft"]
    assert listed(browser, status="sold") == ["Draft"]
    assert listed(browser, transaction="rent") == ["Dutch"]
    assert listed(browser, locale="nl") == ["Dutch"]
    assert listed(browser, agent=anne.pk) == ["Live"]


def test_waiting_and_scheduled(
    browser: Any, agency: Any, make_property: Any, make_member: Any
) -> None:
    waiting = make_property(agency, title="Waiting", live=False)
    waiting.get_workflow().start(waiting, make_member(agency, "marketer"))
    scheduled = make_property(agency, title="Scheduled", live=False)
    revision = scheduled.get_latest_revision()
    revision.approved_go_live_at = "2999-01-01T10:00Z"
    revision.save()

    assert listed(browser, state="waiting") == ["Waiting"]
    assert listed(browser, state="scheduled") == ["Scheduled"]
    assert listed(browser, state="draft") == []


@pytest.mark.parametrize("words", ["V-12", "villa", "gand", "kouter", "villa gand", "9000"])
def test_search(browser: Any, agency: Any, make_property: Any, words: str) -> None:
    make_property(
        agency,
        title="Villa claire",
        reference="V-12",
        street="Kouter",
        city="Gand",
        postal_code="9000",
    )
    make_property(agency, title="Maison", reference="M-1")

    assert listed(browser, q=words) == ["Villa claire"]


def test_order_by_price_puts_the_unknown_last(
    browser: Any, agency: Any, make_property: Any
) -> None:
    make_property(agency, title="Dear", price=900_000)
    make_property(agency, title="Unknown", price=None, live=False)
    make_property(agency, title="Rent", transaction="rent", price=None, rent_monthly=900)

    assert listed(browser, ordering="asking") == ["Rent", "Dear", "Unknown"]
    assert listed(browser, ordering="-asking") == ["Dear", "Rent", "Unknown"]


def test_export(browser: Any, agency: Any, make_property: Any) -> None:
    make_property(agency, title="=1+1", reference="X-1")
    url = reverse("immo_properties:index")

    text = b"".join(browser.get(url, {"export": "csv"}).streaming_content).decode()
    assert "X-1" in text
    assert "'=1+1" in text
    assert browser.get(url, {"export": "xlsx"}).status_code == 200


def test_an_empty_list_says_what_comes_next(browser: Any, make_property: Any, agency: Any) -> None:
    url = reverse("immo_properties:index")
    empty = browser.get(url)
    assert empty.content.decode().count(reverse("immo_properties:new")) >= 3

    make_property(agency)
    assert "immo-cell" not in browser.get(url, {"q": "nothing like it"}).content.decode()


def test_the_same_queries_for_one_and_three(
    browser: Any, agency: Any, make_property: Any, make_photo: Any
) -> None:
    url = reverse("immo_properties:index")
    make_property(agency)
    one = queries(browser, url)
    make_property(agency, language="nl")
    make_property(agency, live=False)

    assert queries(browser, url) == one


def test_a_stranger_gets_nothing(django_user_model: Any, member_client: Any, agency: Any) -> None:
    user = django_user_model.objects.create_user("nobody@example.org", "a-long-password")

    assert member_client(user).get(reverse("immo_properties:index")).status_code == 403
