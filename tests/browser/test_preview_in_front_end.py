"""What is typed stands on another site, in the frame of the editor, without loading it again."""

import pytest

from tests.browser.conftest import WIDTHS
from tests.browser.front_end import front_end

pytestmark = pytest.mark.browser
ADD = "/admin/preview-addresses/new/"
MANAGER = "manager@namur.example.org"
# What is typed before Wagtail has noted the form, two seconds after loading, is no edit to it.
WATCHING = """() => {
  const form = document.querySelector("[data-edit-form]");
  const unsaved = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
  return Boolean(unsaved?.initialFormData);
}"""
# What is typed between an automatic saving and its answer is no edit to Wagtail until the next one.
SAVED = "[data-edit-form][data-w-unsaved-has-edits-value=false]"


@pytest.fixture
def front(site):
    """The other site."""
    with front_end(f"http://localhost:{site.port}") as running:
        yield running


def _beside_the_editor(mia, front):
    """The editor of a property with the other site beside it, at rest."""
    page = mia.open("/admin/preview-addresses/")
    there = page.locator("main a[href*='/preview-addresses/edit/']")
    mia.open(there.first.get_attribute("href") if there.count() else ADD)
    page.fill("[name=url]", front.url)
    mia.picture("preview-1-address")
    page.click("main form [type=submit]")
    page.wait_for_url("**/admin/preview-addresses/")
    mia.picture("preview-2-addresses")
    page.goto(mia.site.url("/admin/properties/"))
    page.goto(mia.site.url(page.locator("main a[href$='/edit/']").first.get_attribute("href")))
    page.click("[data-side-panel-toggle=preview]")
    page.select_option("#id_preview_mode", "front-end")
    frame = page.frame_locator("#w-preview-iframe")
    frame.locator("h1").get_by_text(page.input_value("[name=title]")).wait_for()
    page.wait_for_function(WATCHING)
    page.wait_for_timeout(500)
    return page, frame


def test_it_is_refreshed_while_typing(person, front):
    mia = person(WIDTHS["desktop"]).sign_in(MANAGER)
    page, frame = _beside_the_editor(mia, front)
    loads = front.loads
    page.fill("[name=title]", "Une maison qui change")
    frame.locator("h1").get_by_text("Une maison qui change").wait_for()
    page.wait_for_selector(SAVED)
    page.fill("[name=title]", "Une maison qui a changé")
    frame.locator("h1").get_by_text("Une maison qui a changé").wait_for()
    mia.picture("preview-3-editor")
    assert front.loads == loads
    with mia.context.expect_page() as tab:
        page.click("[data-w-preview-target=newTab]")
    tab.value.locator("h1").get_by_text("Une maison qui a changé").wait_for()
    assert front.loads == loads + 1
    assert [error for error in mia.errors if "Content Security Policy" in error] == []
