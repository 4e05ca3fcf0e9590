"""The whole thread, as its people walk it, in French, on a desktop and on a phone."""

import re
import time

import pytest
import requests

from home.demo.content import LOGINS
from tests.browser.conftest import WIDTHS, photo_upload

pytestmark = pytest.mark.browser

NAMUR = "namur.localhost"


def login_of(role: str) -> str:
    """The account with ``role`` in the Namur agency and nothing else."""
    return next(
        login.email
        for login in LOGINS
        if [r for _agency, r in login.roles] == [role] and "namur" in login.email
    )


def compose(marketer, city_street: str) -> str:
    """Fill the short form; returns the address of the editor."""
    page = marketer.open("/admin/properties/new/")
    marketer.picture("journey-1-new-property", whole=True)
    page.select_option("[name=transaction]", "sale")
    page.select_option("[name=category]", "house")
    page.fill("[name=street]", city_street)
    page.fill("[name=house_number]", "12")
    page.fill("[name=postal_code]", "5000")
    page.fill("[name=city]", "Namur")
    page.fill("[name=price]", "325000")
    page.fill("[name=bedrooms]", "3")
    page.fill("[name=living_area]", "142")
    page.set_input_files(
        "[name=photos]", [photo_upload("a.jpg", "#aa8877"), photo_upload("b.jpg", "#88aa77")]
    )
    page.click("[data-immo-quick-form] button[type=submit]")
    page.wait_for_url("**/edit/**")
    return page.url.split("#")[0]


def add_certificate(marketer, editor_url: str) -> None:
    """The editor opened at the missing certificate: fill it and save."""
    page = marketer.page
    page.wait_for_selector("text=Certificat")
    marketer.picture("journey-2-editor")
    fields = {"energy_class": "C", "kwh_m2_year": "201", "certificate_number": "20240611012345"}
    for name, value in fields.items():
        page.locator(f"[name^=body][name$=-value-{name}]").fill(value)
    page.locator("[name^=body][name$=-value-status]").select_option("valid")


def submit(marketer) -> None:
    """Send for approval from the editor's menu."""
    page = marketer.page
    # A robot is quicker than the editor's scripts and its automatic saving.
    page.wait_for_load_state("networkidle")
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator("[name=action-submit]").click()
    listing = re.compile(r"/admin/(properties|pages)/(\d+/)?$")
    page.wait_for_url(listing, wait_until="commit", timeout=60_000)
    page.wait_for_load_state()


def approve(editor, editor_url: str) -> None:
    """Open the page that waits, and approve it."""
    page = editor.page
    editor.picture("journey-3-dashboard")
    page.goto(editor_url)
    editor.picture("journey-4-moderation")
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator("[data-workflow-action-name=approve]").first.click()
    # The next page that waits, or the empty queue.
    page.wait_for_url(lambda address: editor_url not in address)


@pytest.mark.parametrize("screen", WIDTHS)
def test_from_the_short_form_to_the_public(site, person, screen):
    width = WIDTHS[screen]
    street = f"Rue du Parcours {width}"
    marketer = person(width).sign_in(login_of("marketer"))
    editor_url = compose(marketer, street)
    add_certificate(marketer, editor_url)
    page_id = editor_url.rstrip("/").split("/")[-2]
    assert not public(site, page_id)
    submit(marketer)

    editor = person(width).sign_in(login_of("editor"))
    approve(editor, editor_url)
    found = public(site, page_id)
    facts = found["facts"]
    assert facts["address"]["street"] == street
    assert facts["energy"]["energy_class"] == "C"
    assert facts["price"]["amount"] == "325000.00"

    visitor = person(width)
    page = visitor.page
    page.goto(facts["url"])
    assert page.locator("h1").inner_text()
    assert street in page.inner_text("body")
    assert "325" in page.inner_text("body")
    assert visitor.overflow() == 0
    wait_for_photo(visitor)
    visitor.picture("journey-5-public", whole=True)
    assert not visitor.errors
    assert_mails(site)


def public(site, page_id: str) -> dict:
    """Facts of the page in the Wagtail API on the agency's host; empty while it is not public."""
    host = {"Host": f"{NAMUR}:{site.port}"}
    answer = requests.get(site.url(f"/api/v2/pages/{page_id}/"), headers=host, timeout=20)
    assert answer.status_code in {200, 404}
    return answer.json() if answer.ok else {}


def wait_for_photo(visitor) -> None:
    """The worker makes the sizes after upload; the page is good before, better after."""
    script = "[...document.images].every(image => image.complete && image.naturalWidth > 0)"
    for _attempt in range(40):
        visitor.errors.clear()
        visitor.page.reload()
        scroll_through(visitor.page)
        if visitor.page.evaluate(script):
            return
        time.sleep(0.5)
    raise AssertionError("The photos were never all shown.")


def scroll_through(page) -> None:
    """Photos below the fold load when they come near the window."""
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.wait_for_load_state("networkidle")


def assert_mails(site) -> None:
    """Both ways, in French: to the reviewers, and back to who sent the page."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        text = "\n".join(path.read_text() for path in site.mails.glob("*"))
        if text.count("Subject:") >= 2:
            break
        time.sleep(0.5)
    assert login_of("editor") in text
    assert login_of("marketer") in text


@pytest.mark.parametrize("screen", WIDTHS)
@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("localhost", "/fr/"),
        (NAMUR, "/fr/"),
        (NAMUR, "/fr/biens/"),
        (NAMUR, "/nl/"),
        (NAMUR, "/fr/nulle-part/"),
        ("gent.localhost", "/nl/panden/"),
        ("brussels.localhost", "/fr/biens/"),
    ],
)
def test_public_pages_fit_their_screen(person, host, path, screen):
    visitor = person(WIDTHS[screen])
    page = visitor.open(path, host)
    assert page.locator("h1").count() == 1
    assert visitor.overflow() == 0
    scroll_through(page)
    name = f"{host.split('.')[0]}{path.replace('/', '-')}".rstrip("-")
    visitor.picture(f"public-{name}", whole=True)
    # The demonstration's photos are ready, those that another test sends may not be.
    known = ["/img/", *(["404"] if "nulle-part" in path else [])]
    assert [error for error in visitor.errors if not any(word in error for word in known)] == []
