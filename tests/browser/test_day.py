"""The marketer's day, in French: compose, send, get back, mend, approve, change quickly, sell."""

import pytest

from tests.browser.conftest import WIDTHS, photo_upload
from tests.browser.test_journey import add_certificate, login_of, public, submit

pytestmark = pytest.mark.browser

STREET = "Rue de la Journée"
COMMENT = "Il manque le certificat PEB."


def test_from_a_new_property_to_sold(site, person):
    zoe = person(WIDTHS["desktop"]).sign_in(login_of("marketer"))
    editor_url = compose_without_certificate(zoe)
    page_id = editor_url.rstrip("/").split("/")[-2]
    assert zoe.page.locator(".immo-gaps__item--error").count() >= 1
    zoe.picture("day-1-gaps")
    submit(zoe)

    max_ = person(WIDTHS["desktop"]).sign_in(login_of("editor"))
    send_back(max_, page_id)
    assert not public(site, page_id)

    mend(zoe, page_id, editor_url)
    approve(max_, page_id)
    assert public(site, page_id)["facts"]["price"]["amount"] == "298000.00"

    phone = person(WIDTHS["phone"]).sign_in(login_of("marketer"))
    quick_change(phone, "under_offer")
    assert public(site, page_id)["facts"]["status"] == "under_offer"
    quick_change(phone, "sold")
    facts = public(site, page_id)["facts"]
    assert facts["status"] == "sold"
    assert facts["price"]["amount"] is None
    visitor = person(WIDTHS["phone"])
    visitor.page.goto(facts["url"])
    text = visitor.page.inner_text("main")
    assert "298" not in text
    assert visitor.overflow() == 0
    visitor.picture("day-8-sold", whole=True)
    for one in (zoe, max_, phone):
        assert [error for error in one.errors if "/img/" not in error] == []


def compose_without_certificate(zoe) -> str:
    """The short form; returns the address of the editor, which opens at what is missing."""
    page = zoe.open("/admin/properties/new/")
    page.select_option("[name=transaction]", "sale")
    page.select_option("[name=category]", "house")
    fields = {"street": STREET, "house_number": "7", "postal_code": "5000", "city": "Namur"}
    fields |= {"price": "298000", "bedrooms": "2", "living_area": "96"}
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.set_input_files("[name=photos]", [photo_upload("jour.jpg", "#8899aa")])
    page.click("[data-immo-quick-form] button[type=submit]")
    page.wait_for_url("**/edit/**")
    return page.url.split("#")[0]


def send_back(max_, page_id: str) -> None:
    """Read it in the review, and say what is missing."""
    page = max_.open(f"/admin/approvals/{page_id}/")
    assert page.locator(".immo-gaps__item--error").count() >= 1
    page.fill("[name=comment]", COMMENT)
    max_.picture("day-2-review", whole=True)
    page.click("[name=do][value=send_back]")
    page.wait_for_url("**/admin/approvals/**")


def mend(zoe, page_id: str, editor_url: str) -> None:
    """It is back on the dashboard, with what was said; add the certificate and send again."""
    page = zoe.open("/admin/")
    back = page.locator("#panel-immo-back-section, #immo-back-section, [id*=immo-back]").first
    assert COMMENT in back.inner_text()
    zoe.picture("day-3-back", whole=True)
    page.goto(f"{editor_url}#field-body-energy")
    add_certificate(zoe, editor_url)
    submit(zoe)


def approve(max_, page_id: str) -> None:
    """What was asked for is there: approve."""
    page = max_.open(f"/admin/approvals/{page_id}/")
    page.wait_for_selector(".immo-change")
    max_.picture("day-4-review-again", whole=True)
    page.click(".immo-decide__buttons [name=do][value=approve]")
    page.wait_for_url(lambda address: f"/{page_id}/" not in address)


def quick_change(phone, status: str) -> None:
    """Two taps in the list."""
    page = phone.open(f"/admin/properties/?q={STREET.replace(' ', '+')}")
    phone.picture(f"day-5-list-{status}")
    page.locator(".immo-quick-link").first.tap()
    page.locator(f".immo-quick__status[value={status}]").tap()
    page.wait_for_selector(".messages .success")
    phone.picture(f"day-6-{status}")
