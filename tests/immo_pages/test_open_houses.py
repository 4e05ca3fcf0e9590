"""Open houses: on the page, in the calendar file, JSON-LD and API, and nowhere once past."""

import datetime
import json
import re

import pytest
import time_machine

from immo_pages.models import OpenHouse, PropertyPage
from immo_pages.quick_change.actions import change
from immo_pages.quick_change.values import OpenHouseDate, QuickValues

NOW = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
# The clock goes forward in Belgium on 28 March 2027: 14:00 there is 12:00 UTC.
AFTER = datetime.datetime(2027, 3, 28, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def page(agency, make_property):
    page = make_property(agency, title="Villa; des, Tilleuls", address_visibility="city")
    for starts, note in (
        (AFTER, "Sonnez au 2"),
        (NOW - 2 * HOUR, "Passée"),
        (NOW - HOUR / 2, "En cours"),
    ):
        OpenHouse.objects.create(page=page, starts_at=starts, ends_at=starts + HOUR, note=note)
    return page


@time_machine.travel(NOW, tick=False)
def test_the_page_lists_what_is_still_to_come(page, visitor):
    text = visitor().get(page.get_url()).content.decode()
    assert "Sonnez au 2" in text
    assert "En cours" in text
    assert "Passée" not in text
    assert "14:00–15:00" in text
    assert 'datetime="2027-03-28T14:00:00+02:00"' in text
    assert f"/open-houses/{page.pk}.ics" in text
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', text).group(1))
    events = data["mainEntity"]["event"]
    assert [event["startDate"] for event in events] == [
        "2027-03-01T12:30:00+01:00",
        "2027-03-28T14:00:00+02:00",
    ]
    assert events[0]["@type"] == "Event"
    assert "streetAddress" not in events[0]["location"]["address"]


@time_machine.travel(NOW, tick=False)
def test_the_calendar_file(page, visitor):
    answer = visitor().get(f"/open-houses/{page.pk}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    lines = answer.content.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = answer.content.decode().replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == 2
    assert "DTSTART:20270328T120000Z" in whole
    assert "Villa\\; des\\, Tilleuls" in whole
    assert "Rue des Carmes" not in whole
    assert "Passée" not in whole
    assert len(set(re.findall(r"UID:(.*)", whole))) == 2


@time_machine.travel(NOW, tick=False)
def test_no_file_for_what_the_public_does_not_see(page, visitor, other_agency, make_property):
    address = f"/open-houses/{page.pk}.ics"
    assert visitor("gent.localhost").get(address).status_code == 404
    assert visitor().post(address).status_code == 405
    PropertyPage.objects.filter(pk=page.pk).update(status="sold")
    assert visitor().get(address).status_code == 404
    PropertyPage.objects.filter(pk=page.pk).update(status="available", live=False)
    assert visitor().get(address).status_code == 404
    PropertyPage.objects.filter(pk=page.pk).update(live=True)
    assert visitor().get(address).status_code == 200
    with time_machine.travel(AFTER + 2 * HOUR):
        assert visitor().get(address).status_code == 404
    assert visitor().get(f"/open-houses/{page.pk + 1000}.ics").status_code == 404


@time_machine.travel(NOW, tick=False)
def test_the_api_says_them_at_the_same_cost(
    agency, page, visitor, make_property, django_assert_max_num_queries
):
    answer = visitor().get(f"/api/v2/pages/{page.pk}/").json()
    assert [visit["note"] for visit in answer["open_houses"]] == ["En cours", "Sonnez au 2"]
    assert answer["open_houses"][1]["starts_at"] == "2027-03-28T14:00:00+02:00"
    make_property(agency)
    listed = visitor().get(
        "/api/v2/pages/", {"type": "immo_pages.PropertyPage", "fields": "open_houses"}
    )
    assert sorted(len(one["open_houses"]) for one in listed.json()["items"]) == [0, 2]
    home = visitor().get(f"/api/v2/pages/{agency.home_in('fr').pk}/").json()
    assert home["open_houses"] is None


def test_twenty_in_the_editor_and_the_end_after_the_start(
    agency, make_property, make_member, member_client
):
    from django.urls import reverse
    from wagtail.test.utils.form_data import inline_formset, nested_form_data

    from tests.immo_pages.editor import editor_data

    user = make_member(agency, "manager")
    client = member_client(user)
    page = make_property(agency)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])

    def post(*visits):
        rows = [{"starts_at": a, "ends_at": b, "note": ""} for a, b in visits]
        data = editor_data(client, page)
        data |= nested_form_data({"open_houses": inline_formset(rows)})
        client.post(edit, data)
        return PropertyPage.objects.get(pk=page.pk).get_latest_revision_as_object().open_houses

    right = ("2027-05-01 10:00", "2027-05-01 12:00")
    assert post(right[::-1]).count() == 0
    assert post(*[right] * 21).count() == 0
    assert post(right).count() == 1
    change(
        page,
        QuickValues(open_houses=[OpenHouseDate(AFTER, AFTER + HOUR)]),
        by=user,
    )
    assert PropertyPage.objects.get(pk=page.pk).open_houses.count() == 1
