"""From invitation to work, switching, removal and support, in French, with a phone and a screen."""

import re
import time
from pathlib import Path

import pytest

from home.demo.content import DEMO_PASSWORD
from tests.browser.conftest import WIDTHS, photo_upload

pytestmark = pytest.mark.browser
PASSWORD = "un-long-mot-de-passe-42"


def newest_mail(site, address: str, after: float) -> str:
    """Text of the newest mail to ``address`` since ``after``; waits for the worker."""
    for _try in range(100):
        for file in sorted(Path(site.mails).glob("*"), key=lambda f: -f.stat().st_mtime):
            text = file.read_text(errors="replace")
            if file.stat().st_mtime >= after and f"To: {address}" in text:
                return text.replace("=\n", "").replace("=3D", "=")
        time.sleep(0.3)
    raise AssertionError(f"no mail to {address}")


def invite(manager, role: str, address: str, properties: int) -> str:
    """Through the form; returns the link of the mail."""
    before = time.time() - 1
    page = manager.open("/admin/invitations/new/")
    page.check(f"[name=role][value={role}]")
    page.fill("[name=email]", address)
    boxes = page.locator("[name=page_keys]")
    for number in range(properties):
        boxes.nth(number).check()
    page.fill("[name=message]", "Merci pour les photos de demain.")
    manager.picture(f"people-1-invite-{role}", whole=True)
    page.click("main form button[type=submit]")
    page.wait_for_selector(".messages .success")
    mail = newest_mail(manager.site, address, before)
    return re.search(r"/invitation/[\w-]+/", mail).group(0)


def test_two_people_are_invited_and_work(person):
    manager = person().sign_in("manager@namur.example.org")
    new = invite(manager, "photographer", "nouvelle@photo.example.org", 2)
    known = invite(manager, "notary", "marketer@gent.example.org", 1)

    anna = person(WIDTHS["phone"])
    page = anna.open(new)
    anna.picture("people-2-new-account", whole=True)
    assert anna.overflow() == 0
    page.fill("[name=first_name]", "Anna")
    page.fill("[name=last_name]", "Exemple")
    page.select_option("[name=language]", "fr")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_selector("[name=login]")
    page.fill("[name=login]", "nouvelle@photo.example.org")
    page.fill("[name=password]", PASSWORD)
    page.click(".account-form button[type=submit]")
    page.wait_for_url("**/admin/**")
    anna.picture("people-3-photographer-home", whole=True)
    cards = page.locator(".immo-card")
    assert cards.count() == 2
    page.locator("a[href$='/photos/']").first.click()
    page.wait_for_selector("[data-photos-input]", state="attached")
    rows = page.locator("[data-photo-row]")
    before = rows.count()
    page.set_input_files("[data-photos-input]", [photo_upload("salon.jpg", "#998877")])
    page.wait_for_function(
        "count => document.querySelectorAll('[data-photo-row]').length === count", arg=before + 1
    )
    page.click("[data-photos-save]")
    page.wait_for_selector(".messages .success")
    answer = page.goto(anna.site.url("/admin/people/"))
    assert answer.status == 403
    anna.picture("people-4-kind-refusal", whole=True)
    assert anna.overflow() == 0

    nora = person(WIDTHS["phone"])
    page = nora.open(known)
    page.click("main a.button")
    page.fill("[name=login]", "marketer@gent.example.org")
    page.fill("[name=password]", DEMO_PASSWORD)
    page.click(".account-form button[type=submit]")
    page.wait_for_url("**/invitation/**")
    nora.picture("people-5-existing-account", whole=True)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/admin/**")
    page.locator("a[href$='/legal/']").first.click()
    page.fill("[name=planning_extract_on]", "2026-03-04")
    page.click(".immo-job__save button")
    page.wait_for_selector(".messages .success")
    nora.picture("people-6-notary-done", whole=True)

    manager.open("/admin/people/")
    manager.picture("people-7-collaborators", whole=True)
    manager.open("/admin/invitations/")
    manager.picture("people-8-invitations", whole=True)


def test_a_member_of_two_agencies_switches(person):
    margot = person().sign_in("both@example.org")
    page = margot.open("/admin/my-agencies/")
    margot.picture("people-9-my-agencies", whole=True)
    before = page.locator("main").inner_text()
    page.locator("main form[action*='/agency/switch/'] button").first.click()
    page.wait_for_load_state()
    page = margot.open("/admin/properties/")
    margot.picture("people-10-switched")
    assert "Gent" in page.content() or "Gent" in before


def test_a_removed_member_is_out(person):
    gone = person().sign_in("viewer@namur.example.org")
    manager = person().sign_in("manager@namur.example.org")
    page = manager.open("/admin/people/?q=viewer@namur")
    page.locator("main table tbody a[href*='/people/']").first.click()
    page.wait_for_url(re.compile(r"/people/\d+/$"))
    page.goto(page.url + "remove/")
    manager.picture("people-11-remove", whole=True)
    page.click("main form button[type=submit]")
    page.wait_for_selector(".messages .success")
    answer = gone.page.goto(gone.site.url("/admin/"))
    gone.picture("people-12-out", whole=True)
    assert answer.status == 403


def test_an_operator_is_let_in(person):
    operator = person().sign_in("operator@example.org")
    page = operator.open("/admin/support/agencies/")
    operator.picture("support-1-desk", whole=True)
    page.locator("main a", has_text="Deux Rives").first.click()
    agency_url = page.url
    page.fill("[name=ask-reason]", "Votre certificat ne s’affiche pas.")
    operator.picture("support-2-ask", whole=True)
    page.locator("form", has=page.locator("[name=ask-reason]")).locator("button").click()
    page.wait_for_selector(".messages .success")

    manager = person().sign_in("manager@namur.example.org")
    manager.picture("support-3-consent", whole=True)
    page = manager.open("/admin/support/access/")
    page.locator("main form[action$='/allow/'] button").first.click()
    page.wait_for_selector(".messages .success")
    manager.picture("support-4-allowed", whole=True)

    page = operator.page
    page.goto(agency_url)
    page.locator("form[action$='/enter/'] button").first.click()
    page.wait_for_load_state()
    page = operator.open("/admin/properties/")
    operator.picture("support-5-banner")
    assert page.locator(".immo-banner").count()
    manager.open("/admin/log/")
    manager.picture("support-6-log", whole=True)
