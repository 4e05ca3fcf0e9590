"""The search page as a visitor uses it: a town by keyboard, filters, order, back, no script."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.test_journey import NAMUR

pytestmark = pytest.mark.browser

UNNAMED = """() => [...document.querySelectorAll("main input, main select, main button, main a")]
  .filter(one => one.type !== "hidden" && !one.closest("[hidden]"))
  .filter(one => !(one.labels?.length || one.ariaLabel || one.textContent.trim()))
  .map(one => one.outerHTML)"""
TWICE = """() => { const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at); }"""


@pytest.mark.parametrize("screen", WIDTHS)
def test_a_town_by_keyboard_then_order_then_back(person, screen):
    visitor = person(WIDTHS[screen])
    page = visitor.open("/fr/search/", NAMUR)
    title = page.locator("#results-title")
    everything = title.inner_text()
    place = page.locator("#finder-place")
    place.press_sequentially("namn")
    expect(page.locator("[role=option]").first).to_contain_text("Namur")
    assert place.get_attribute("aria-expanded") == "true"
    place.press("ArrowDown")
    assert place.get_attribute("aria-activedescendant") == "finder-town-0"
    place.press("Enter")
    page.wait_for_url("**place=*Namur*")
    expect(title).not_to_have_text(everything)
    in_namur = title.inner_text()
    expect(page.locator("[data-finder-status]")).to_have_text(in_namur)
    assert page.evaluate("document.activeElement.id") == "finder-place"

    page.locator("#finder-sort").select_option("price")
    page.wait_for_url("**sort=price*")
    page.go_back()
    page.wait_for_url(lambda address: "sort=" not in address)
    expect(title).to_have_text(in_namur)
    page.go_back()
    expect(title).to_have_text(everything)
    expect(page.locator("#finder-place")).to_have_value("")
    assert visitor.overflow() == 0
    assert page.evaluate(UNNAMED) == []
    assert page.evaluate(TWICE) == []
    visitor.picture("search", whole=True)
    assert [error for error in visitor.errors if "/img/" not in error] == []


def test_the_handles_of_the_price_move_its_fields(person):
    visitor = person()
    page = visitor.open("/fr/search/?transaction=sale", NAMUR)
    handle = page.locator("[data-handle-of=finder-price_min]")
    handle.press("ArrowRight")
    page.wait_for_url("**price_min=50000*")
    expect(page.locator("#finder-price_min")).to_have_value("50000")
    assert "50" in page.locator("[data-handle-of=finder-price_min]").get_attribute("aria-valuetext")


def test_without_a_script_the_form_is_sent(site, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url("/fr/search/", NAMUR))
    page.fill("#finder-place", "Namen")
    page.select_option("#finder-sort", "price")
    page.click("[data-finder-apply]")
    assert "place=Namen" in page.url
    assert page.locator(".card").count() > 0
    assert page.locator(".applied__filter").count() == 1
    context.close()
