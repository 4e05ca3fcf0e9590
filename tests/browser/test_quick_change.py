"""A quick change on a phone, its taps counted, with and without JavaScript."""

import pytest

from home.demo.content import DEMO_PASSWORD
from tests.browser.conftest import WIDTHS

pytestmark = pytest.mark.browser

MAKE = """
from django.contrib.auth import get_user_model
from cms.users.addresses import prove_address
from immo_agencies.actions import add_member
from immo_agencies.models import Agency
from immo_agencies.roles import Role

user = get_user_model().objects.create_user(
    "marketer@quick.example.org", PASSWORD, first_name="Mia", last_name="Exemple", language="fr"
)
prove_address(user, user.email)
add_member(Agency.objects.get(slug="namur"), user, role=Role("marketer"))
"""


@pytest.fixture(scope="module")
def marketer(site) -> str:
    """Address of somebody who works on a phone."""
    site.manage("shell", "-c", f"PASSWORD = {DEMO_PASSWORD!r}\n{MAKE}")
    return "marketer@quick.example.org"


def test_two_taps_on_a_phone(person, marketer):
    mia = person(WIDTHS["phone"]).sign_in(marketer)
    page = mia.open("/admin/properties/?state=live&status=available")
    taps = 0
    button = page.locator(".immo-quick-link").first
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= WIDTHS["phone"]
    mia.picture("quick-1-list")
    button.tap()
    taps += 1
    page.wait_for_selector(".immo-quick__status")
    mia.picture("quick-2-form", whole=True)
    assert mia.overflow() == 0
    page.locator(".immo-quick__status[value=under_offer]").tap()
    taps += 1
    page.wait_for_selector(".messages .success")
    assert taps == 2
    mia.picture("quick-3-done")
    assert "/admin/properties/" in page.url
    page.locator(".immo-undo button").tap()
    page.wait_for_selector(".messages .success")
    assert page.locator(".immo-undo").count() == 0
    assert [error for error in mia.errors if "/img/" not in error] == []


def test_dates_and_price_on_a_desktop_and_for_visitors(person, marketer):
    mia = person(WIDTHS["desktop"]).sign_in(marketer)
    page = mia.open("/admin/properties/?state=live&status=available")
    mia.picture("quick-4-list")
    row = page.locator("tr", has=page.locator(".immo-cell-address a[target=_blank]")).first
    address = row.locator(".immo-cell-address a[target=_blank]").get_attribute("href")
    assert address
    row.locator(".immo-quick-link").click()
    page.fill("[name=visits-0-day]", "2099-05-02")
    page.fill("[name=visits-0-starts]", "14:00")
    page.fill("[name=visits-0-ends]", "16:00")
    page.fill("[name=visits-0-note]", "Sonnez au 2")
    mia.picture("quick-5-form", whole=True)
    page.click(".immo-quick__save button")
    page.wait_for_selector(".messages .success")
    visitor = person(WIDTHS["phone"])
    visitor.page.goto(address)
    shown = visitor.page.locator(".open-houses")
    assert "14:00–16:00" in shown.inner_text()
    shown.scroll_into_view_if_needed()
    visitor.picture("quick-6-public")
    assert visitor.overflow() == 0
