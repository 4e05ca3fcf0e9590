"""The editor while one types: missing mentions without saving, folded blocks, the outline."""

import re

import pytest

from tests.browser.conftest import WIDTHS
from tests.browser.test_journey import login_of

pytestmark = pytest.mark.browser

FIND = """
from immo_pages.models import PropertyPage
pages = PropertyPage.objects.filter(agency__slug="namur", locale__language_code="fr", live=True)
page = pages.exclude(cover=None).exclude(epc_class="").filter(transaction="sale").order_by("pk")[0]
print("page:", page.pk, page.revisions.count())
"""
COUNT = """
from immo_pages.models import PropertyPage
print('n:', PropertyPage.objects.get(pk={}).revisions.count())
"""
OUTLINE = "[data-side-panel-toggle='immo-outline']"


@pytest.fixture(scope="module")
def page_id(site) -> str:
    """Key of a live property with photos and a certificate."""
    return re.search(r"page: (\d+)", site.manage("shell", "-c", FIND)).group(1)


def revisions(site, page_id) -> str:
    return site.manage("shell", "-c", COUNT.format(page_id)).rsplit("n:", 1)[1].strip()


def block(page, kind):
    return page.locator(
        f"[data-streamfield-child]:has(> input[name$='-type'][value='{kind}'])"
    ).first


def toggle_of(child):
    return child.locator("> section > .w-panel__header [data-panel-toggle]")


def test_missing_mentions_follow_what_is_typed_and_nothing_is_saved(person, site, page_id):
    marc = person(WIDTHS["desktop"]).sign_in(login_of("marketer"))
    page = marc.page
    # Without Wagtail's automatic saving: only the checklist may answer.
    page.route(
        f"**/admin/pages/{page_id}/edit/**",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    before = revisions(site, page_id)
    marc.open(f"/admin/pages/{page_id}/edit/")
    page.wait_for_selector("[data-immo-outline-list] button", state="attached")
    gallery, energy = block(page, "gallery"), block(page, "energy")
    assert toggle_of(gallery).get_attribute("aria-expanded") == "false"
    summary = "> section > .w-panel__header [data-panel-heading-text]"
    assert re.fullmatch(r"\d+ photos?( · .+)?", gallery.locator(summary).inner_text())
    assert re.search(r"^\S+ [A-G][+]* · [\d\s,]+ kWh/m²$", energy.locator(summary).inner_text())
    marc.picture("composing-1-folded")

    with page.expect_response("**/composing/checklist/**"):
        page.fill("[name=price]", "")
    page.wait_for_selector("#immo-advert-gaps a[href='#field-price']")
    page.click(OUTLINE)
    counter = page.locator(
        "[data-side-panel-toggle='immo-outline'] [data-side-panel-toggle-counter]"
    )
    page.wait_for_function(
        "e => e.textContent.trim() !== '0' && !e.hidden", arg=counter.element_handle()
    )
    marc.picture("composing-2-missing")

    energy_link = page.locator(".immo-outline__link--block", has_text="kWh/m²")
    energy_link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.activeElement.closest('[data-streamfield-child]') !== null"
    )
    assert toggle_of(energy).get_attribute("aria-expanded") == "true"
    energy.locator("[name$='-energy_class']").fill("")
    energy.locator("[name$='-kwh_m2_year']").fill("")
    page.wait_for_selector("#immo-advert-gaps a[href='#field-body-energy']")
    page.click("#immo-advert-gaps a[href='#field-price']")
    page.wait_for_function("() => document.activeElement.name === 'price'")
    assert revisions(site, page_id) == before
    assert [e for e in marc.errors if "ERR_FAILED" not in e] == []


def test_the_outline_on_a_phone(person, page_id):
    marc = person(WIDTHS["phone"]).sign_in(login_of("marketer"))
    page = marc.page
    marc.open(f"/admin/pages/{page_id}/edit/")
    page.wait_for_selector("[data-immo-outline-list] button", state="attached")
    marc.picture("composing-3-phone")
    page.click(OUTLINE)
    page.wait_for_selector("[data-immo-outline-list] button")
    marc.picture("composing-4-phone-outline")

    page.locator(".immo-outline__link--block").first.click()

    page.wait_for_function(
        "() => document.activeElement.closest('[data-streamfield-child]') !== null"
    )
    page.wait_for_selector("[data-immo-outline-list] button", state="hidden")
    assert marc.overflow() == 0


def test_a_duplicate_in_one_tap(person, page_id):
    marc = person(WIDTHS["desktop"]).sign_in(login_of("marketer"))
    page = marc.page
    marc.open("/admin/properties/")
    marc.picture("composing-5-list")
    page.locator(
        "[data-controller='w-action'][data-w-action-url-value*='/duplicate/']"
    ).first.click()
    page.wait_for_url("**/edit/**")
    assert page.locator("[name=reference]").input_value() == ""
    marc.picture("composing-6-copy")
    marc.open("/admin/properties/new/")
    marc.picture("composing-7-new")
    marc.open("/admin/property-templates/")
    marc.picture("composing-8-templates")
