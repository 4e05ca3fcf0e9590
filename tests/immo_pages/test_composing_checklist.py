"""The list of missing mentions follows what is typed, and nothing is written."""

import re
from typing import Any

import pytest
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from immo_agencies.models import AuditEvent
from immo_pages.composing import checklist
from immo_pages.models import PropertyIndexPage, PropertyPage
from tests.conftest import energy_block
from tests.immo_pages.editor import body_data, editor_data, new_data

pytestmark = pytest.mark.django_db

WRITES = re.compile(r"^(INSERT|UPDATE|DELETE)", re.IGNORECASE)


def url_of(page: Any) -> str:
    return reverse("immo_composing:checklist", args=[page.pk])


def anchors(answer: Any) -> set[str]:
    assert answer.status_code == 200, answer.content
    return set(re.findall(r'href="(#field-[a-z0-9_-]+)"', answer.content.decode()))


@pytest.fixture
def browser(agency: Any, make_member: Any, member_client: Any) -> Any:
    return member_client(make_member(agency, "marketer"))


def test_it_judges_what_is_typed_and_writes_nothing(
    browser: Any, agency: Any, make_property: Any
) -> None:
    page = make_property(agency, live=True)
    data = editor_data(browser, page)
    typed = data | {"title": "", "price": "", "city": "", "agent": "999999"} | body_data([])
    before = serializers.serialize("json", PropertyPage.objects.all())
    events = AuditEvent.objects.count()

    with CaptureQueriesContext(connection) as captured:
        found = anchors(browser.post(url_of(page), typed))

    assert {"#field-price", "#field-postal_code", "#field-body-energy"} <= found
    assert [q["sql"] for q in captured if WRITES.match(q["sql"])] == []
    assert serializers.serialize("json", PropertyPage.objects.all()) == before
    assert page.revisions.count() == 1
    assert AuditEvent.objects.count() == events
    assert "#field-price" not in anchors(browser.post(url_of(page), data))


def test_one_wrong_field_of_a_block_does_not_hide_the_others(
    browser: Any, agency: Any, make_property: Any
) -> None:
    page = make_property(agency, live=False, body=[])
    data = editor_data(browser, page)
    wrong = energy_block(co2_kg_m2_year="much")

    found = anchors(browser.post(url_of(page), data | body_data([wrong])))

    assert "#field-body-energy" not in found


def test_a_new_property_is_judged_before_it_exists(browser: Any, agency: Any) -> None:
    parent = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    url = reverse("immo_composing:new_checklist", args=[parent.pk])
    screen = browser.get(
        reverse("wagtailadmin_pages:add", args=["immo_pages", "propertypage", parent.pk])
    )
    assert url in screen.content.decode()
    data = new_data(browser, parent)

    empty = anchors(browser.post(url, data))
    filled = anchors(
        browser.post(
            url, data | {"price": "1", "postal_code": "5000", "city": "Namur", "title": "x"}
        )
    )

    assert {"#field-price", "#field-postal_code"} <= empty
    assert not filled & {"#field-price", "#field-postal_code"}
    assert not PropertyPage.objects.exists()


@pytest.mark.parametrize(
    ("role", "own", "status"),
    [
        # Let through, and told that this is no whole form.
        ("marketer", True, 400),
        ("copywriter", True, 400),
        ("viewer", True, 403),
        ("photographer", True, 403),
        ("marketer", False, 404),
    ],
)
def test_who_may_ask(
    role: str,
    own: bool,
    status: int,
    agency: Any,
    other_agency: Any,
    make_property: Any,
    make_member: Any,
    member_client: Any,
) -> None:
    page = make_property(agency if own else other_agency)
    client = member_client(make_member(agency, role))

    assert client.post(url_of(page), {}).status_code == status
    new = reverse("immo_composing:new_checklist", args=[page.get_parent().pk])
    expected = 403 if role == "copywriter" else status
    assert client.post(new, {}).status_code == expected


def test_a_flood_is_refused(
    browser: Any, agency: Any, make_property: Any, monkeypatch: Any
) -> None:
    page = make_property(agency)
    monkeypatch.setattr(checklist, "MOST_BYTES", 100)

    assert browser.post(url_of(page), {"title": "x" * 200}).status_code == 413
