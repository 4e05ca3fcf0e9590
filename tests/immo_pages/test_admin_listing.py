"""The list of properties: only the active agency's, whatever is asked; bounded in queries."""

import io
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scopes_disabled
from openpyxl import load_workbook

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

    for query in (
        "",
        "?q=GCANARY",
        f"?agent={foreign.pk}",
        "?export=csv",
        "?export=xlsx",
        "?state=live",
    ):
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


def sheet_of(answer: Any) -> list[list[Any]]:
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return [list(row) for row in book.active.iter_rows()]


def test_export(browser: Any, agency: Any, make_property: Any) -> None:
    with scopes_disabled():
        agent = Agent.objects.create(agency=agency, name="=2+2")
    make_property(agency, title="=1+1", reference="X-1", agent=agent)
    make_property(agency, title="Louée", transaction="rent", rent_monthly=900, live=False)
    url = reverse("immo_properties:index")

    text = b"".join(browser.get(url, {"export": "csv"}).streaming_content).decode()
    heads, row = sheet_of(browser.get(url, {"export": "xlsx", "transaction": "sale"}))

    assert "X-1" in text
    assert "'=1+1" in text
    assert "'=2+2" in text
    assert "=2+2" not in text.replace("'=2+2", "")
    names = [cell.value for cell in heads]
    assert "Référence" in names
    assert not [name for name in names if "_" in name]
    assert len(set(names)) == len(names)
    cells = {cell.value: cell for cell in row}
    assert {cells["=1+1"].data_type, cells["=2+2"].data_type} == {"s"}
    assert cells[350000].data_type == "n"
    assert cells[date(2034, 6, 11)].is_date
    assert sum(cell.is_date for cell in row) == 3


def test_an_export_of_many_costs_as_many_queries_as_one_of_few(
    browser: Any, agency: Any, make_property: Any
) -> None:
    first = make_property(agency)
    url = f"{reverse('immo_properties:index')}?export=xlsx"
    few = queries(browser, url)
    with scopes_disabled():
        agents = [Agent.objects.create(agency=agency, name=f"Agent {n}") for n in range(3)]
    for number in range(6):
        make_property(agency, parent=first.get_parent(), agent=agents[number % 3])

    assert queries(browser, url) <= few


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
