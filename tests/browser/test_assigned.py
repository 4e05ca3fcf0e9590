"""A photographer on a phone and a notary do their one job, in French."""

import pytest

from home.demo.content import DEMO_PASSWORD
from tests.browser.conftest import WIDTHS, photo_upload

pytestmark = pytest.mark.browser

# Three people of the Namur agency: each has a list of one draft and one live property.
MAKE = """
from django.contrib.auth import get_user_model
from cms.users.addresses import prove_address
from immo_agencies.actions import add_member
from immo_agencies.models import Agency
from immo_agencies.roles import Role
from immo_pages.models import PropertyPage

agency = Agency.objects.get(slug="namur")
pages = PropertyPage.objects.filter(agency=agency, locale__language_code="fr").order_by("pk")
page = pages.filter(live=True)[0]
chosen = [page.translation_key, pages.filter(live=False).first().translation_key]
for role in ("photographer", "notary", "viewer"):
    user = get_user_model().objects.create_user(
        f"{role}@one-job.example.org", PASSWORD, first_name="Anna", last_name="Exemple",
        language="fr",
    )
    prove_address(user, user.email)
    membership = add_member(agency, user, role=Role(role))
    membership.whole_agency = False
    membership.save()
    membership.choose_pages(chosen)
print("page:", page.pk)
"""


@pytest.fixture(scope="module")
def page_id(site) -> str:
    """Key of the live property on the list of each of them."""
    printed = site.manage("shell", "-c", f"PASSWORD = {DEMO_PASSWORD!r}\n{MAKE}")
    return printed.rsplit("page:", 1)[1].strip()


def test_a_photographer_on_a_phone(person, page_id):
    anna = person(WIDTHS["phone"]).sign_in("photographer@one-job.example.org")
    page = anna.page
    anna.picture("assigned-1-home", whole=True)
    assert page.locator(".immo-card").count() == 2
    assert anna.overflow() == 0
    page.click(f"a[href$='/my-properties/{page_id}/photos/']")
    page.wait_for_selector("[data-photos-input]", state="attached")
    rows = page.locator("[data-photo-row]")
    before = rows.count()
    page.set_input_files(
        "[data-photos-input]",
        [
            photo_upload("facade.jpg", "#aa8877"),
            {"name": "notes.txt", "mimeType": "image/jpeg", "buffer": b"no photo"},
            photo_upload("jardin.jpg", "#88aa77"),
        ],
    )
    page.wait_for_function(
        "count => document.querySelectorAll('[data-photo-row]').length === count", arg=before + 2
    )
    page.wait_for_selector("[data-photos-queue] .is-error")
    assert "notes.txt" in page.locator("[data-photos-queue]").inner_text()
    anna.picture("assigned-2-photos-sent", whole=True)

    last = rows.last
    last.locator("input[type=text]").fill("Le jardin au sud")
    last.locator("select").select_option("garden")
    last.locator("[data-photo-move=first]").click()
    assert rows.first.locator("input[type=text]").input_value() == "Le jardin au sud"
    page.keyboard.press("Tab")
    dragged = rows.nth(2).locator("[name=item]").input_value()
    drag_up(page, rows.nth(2))
    assert rows.nth(1).locator("[name=item]").input_value() == dragged
    rows.last.locator("[data-photo-remove]").check()
    anna.picture("assigned-3-photos-arranged")
    order = [rows.nth(n).locator("[name=item]").input_value() for n in range(rows.count() - 1)]
    page.click("[data-photos-save]")
    page.wait_for_selector(".messages .success")
    assert [rows.nth(n).locator("[name=item]").input_value() for n in range(rows.count())] == order
    assert rows.first.locator("input[type=text]").input_value() == "Le jardin au sud"
    assert anna.overflow() == 0
    anna.picture("assigned-4-photos-saved", whole=True)

    answer = page.goto(anna.site.url(f"/admin/pages/{page_id}/edit/"))
    anna.picture("assigned-5-refused")
    assert answer is not None
    assert answer.status == 403
    assert [e for e in anna.errors if "422" not in e and "403" not in e and "/img/" not in e] == []


def drag_up(page, row) -> None:
    """With the mouse: the row goes above the one before it."""
    row.scroll_into_view_if_needed()
    grip = row.locator("[data-photo-grip]").bounding_box()
    above = row.locator("xpath=preceding-sibling::*[1]").bounding_box()
    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(above["x"] + 30, max(above["y"] + 40, 100), steps=6)
    page.mouse.up()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_notary_completes_the_file(person, page_id, width):
    nora = person(width).sign_in("notary@one-job.example.org")
    page = nora.open(f"/admin/my-properties/{page_id}/legal/")
    page.select_option("[name=planning_permit]", "yes" if width == 390 else "no")
    page.fill("[name=planning_extract_on]", "2026-03-04")
    page.click("[data-legal-more]")
    file = {"name": "acte.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    page.select_option("[name=new-1-kind]", "deed")
    page.set_input_files("[name=new-1-file]", file)
    page.fill("[name=note]", "Il manque l’attestation de sol.")
    nora.picture("assigned-6-legal", whole=True)
    page.click(".immo-job__save button")
    page.wait_for_selector(".messages .success")
    assert "acte" in page.locator(".immo-papers").inner_text()
    assert page.input_value("[name=planning_extract_on]") == "2026-03-04"
    assert nora.overflow() == 0
    nora.picture("assigned-7-legal-saved", whole=True)
    assert nora.errors == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_reader_reads(person, page_id, width):
    vera = person(width).sign_in("viewer@one-job.example.org")
    vera.picture("assigned-8-home", whole=True)
    page = vera.open(f"/admin/my-properties/{page_id}/read/")
    frame = page.frame_locator(".immo-read")
    assert frame.locator("h1").inner_text()
    assert vera.overflow() == 0
    vera.picture("assigned-9-read", whole=True)
    page = vera.open("/admin/my-properties/?q=introuvable")
    vera.picture("assigned-10-nothing-found")


@pytest.mark.parametrize("width", [1280])
def test_photos_on_a_desktop(person, page_id, width):
    anna = person(width).sign_in("photographer@one-job.example.org")
    anna.picture("assigned-11-home", whole=True)
    anna.open(f"/admin/my-properties/{page_id}/photos/")
    anna.picture("assigned-12-photos", whole=True)
    assert anna.overflow() == 0
