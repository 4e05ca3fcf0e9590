"""A page is read, asked about, sent back and approved, by thumb and by mouse, in French."""

import pytest

from home.demo.content import DEMO_PASSWORD
from tests.browser.conftest import WIDTHS

pytestmark = pytest.mark.browser

# Two people of the Namur agency; a published property that one of them changed and sent.
MAKE = """
import copy
from django.contrib.auth import get_user_model
from cms.users.addresses import prove_address
from immo_agencies.actions import add_member
from immo_agencies.models import Agency
from immo_agencies.roles import Role
from immo_agencies.scope import agency_scope
from immo_pages.models import PropertyPage

agency = Agency.objects.get(slug="namur")
people = {}
for role, first in (("marketer", "Anna"), ("editor", "Jean")):
    user = get_user_model().objects.create_user(
        f"{role}@approval.example.org", PASSWORD, first_name=first, last_name="Exemple",
        language="fr",
    )
    prove_address(user, user.email)
    add_member(agency, user, role=Role(role))
    people[role] = user
pages = PropertyPage.objects.filter(agency=agency, locale__language_code="fr", live=True)
page = next(p for p in pages.order_by("pk") if p.cover_id and p.price)
with agency_scope(agency):
    draft = page.get_latest_revision_as_object()
    raw = copy.deepcopy(list(draft.body.raw_data))
    for block in raw:
        if block["type"] == "gallery":
            photos = block["value"]["photos"]
            block["value"]["photos"] = [photos[2], photos[0], *photos[3:]]
        if block["type"] == "energy":
            block["value"]["certificate_number"] = ""
        if block["type"] == "rich_text":
            block["value"] = block["value"].replace("jardin", "grand jardin clos")
    draft.body = PropertyPage._meta.get_field("body").to_python(raw)
    draft.price -= 15000
    draft.summary = "Maison familiale au calme, jardin au sud et garage."
    draft.save_revision(user=people["marketer"])
    page = PropertyPage.objects.get(pk=page.pk)
    page.get_workflow().start(page, people["marketer"])
print("page:", page.pk)
"""


@pytest.fixture(scope="module")
def page_id(site) -> str:
    """Key of the page that waits."""
    printed = site.manage("shell", "-c", f"PASSWORD = {DEMO_PASSWORD!r}\n{MAKE}")
    return printed.rsplit("page:", 1)[1].strip()


def test_a_page_is_reviewed(person, page_id):
    jean = person(WIDTHS["desktop"]).sign_in("editor@approval.example.org")
    page = jean.open("/admin/approvals/")
    jean.picture("moderation-1-queue", whole=True)
    page.click(f".immo-rows__title[href*='/{page_id}/']")
    page.wait_for_selector(".immo-change")
    page.locator("[data-preview-frame]").scroll_into_view_if_needed()
    page.frame_locator("[data-preview-frame]").locator("h1").first.wait_for()
    jean.picture("moderation-2-review", whole=True)
    page.click("[data-preview-width='1440']")
    assert page.locator("[data-preview-frame]").evaluate("frame => frame.clientWidth") == 1440
    jean.picture("moderation-3-preview")
    page.fill("#question", "Le garage est-il compris dans le prix ?")
    page.click("[name=do][value=ask]")
    page.wait_for_selector(".immo-thread__entry--message")

    anna = person(WIDTHS["phone"]).sign_in("marketer@approval.example.org")
    answers = anna.open(f"/admin/approvals/{page_id}/sent/")
    answers.fill("#answer", "Oui, il est compris.")
    answers.click(".immo-say button")
    answers.wait_for_selector(".messages .success")
    anna.picture("moderation-4-sent", whole=True)
    assert anna.overflow() == 0

    thumb = person(WIDTHS["phone"]).sign_in("editor@approval.example.org")
    phone = thumb.open(f"/admin/approvals/{page_id}/")
    thumb.picture("moderation-5-thumb")
    assert thumb.overflow() == 0
    thumb.picture("moderation-5-review", whole=True)
    phone.locator(".immo-remark summary").first.click()
    phone.locator(".immo-remark textarea").first.fill("À vérifier avec le propriétaire.")
    phone.click(".immo-thumb-bar a")
    phone.click(".immo-decide__buttons [value=send_back]")
    # The next page that waits, or the empty queue.
    phone.wait_for_url(lambda address: f"/{page_id}/" not in address)
    thumb.picture("moderation-6-decided")
    answers.goto(anna.site.url(f"/admin/approvals/{page_id}/sent/"))
    assert "À vérifier avec le propriétaire." in answers.locator(".immo-review").inner_text()
    anna.picture("moderation-7-sent-back", whole=True)

    desk = person(WIDTHS["desktop"]).sign_in("marketer@approval.example.org")
    desk.open(f"/admin/pages/{page_id}/edit/")
    desk.page.wait_for_selector("[data-comment-add]", state="attached")
    desk.picture("moderation-8-editor")
    away = jean.open("/admin/approvals/away/")
    jean.picture("moderation-9-away", whole=True)
    assert away.locator("select[name=deputy]").count() == 1
    assert jean.errors == []
