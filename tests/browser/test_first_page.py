"""How long an editor's first complete page takes: ``make first-page``, build/first-page.json.

A robot does what a person would do, without reading or thinking: what is left is the waiting of the
machine and the number of acts. Nothing is asserted of the seconds, they are read by people.
"""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from immo_blocks.stream import PropertyBodyBlock
from tests.browser.conftest import WIDTHS
from tests.browser.test_composing import block, toggle_of
from tests.browser.test_gallery_drop import DROP, shot
from tests.browser.test_journey import add_certificate, login_of, submit

pytestmark = pytest.mark.browser

RESULT = Path("build/first-page.json")
PHOTOS = 12
FACTS = {
    "street": "Rue de la Première",
    "house_number": "3",
    "postal_code": "5000",
    "city": "Namur",
    "bedrooms": "3",
    "bathrooms": "1",
    "living_area": "142",
}
TEXT = "Maison lumineuse de trois chambres, jardin au sud, à dix minutes de la gare."
PAPER = {"name": "controle.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%1\n%%EOF\n"}


class Stopwatch:
    """Seconds of each step, and how often somebody clicked, chose or typed."""

    def __init__(self) -> None:
        self.steps: list[dict[str, Any]] = []

    @contextmanager
    def step(self, name: str, acts: int) -> Iterator[None]:
        """Time what happens inside."""
        begun = time.monotonic()
        yield
        taken = round(time.monotonic() - begun, 2)
        self.steps.append({"step": name, "seconds": taken, "acts": acts})

    def report(self) -> dict[str, Any]:
        """The whole, for the file."""
        return {
            "what": "waiting of the machine and acts of a robot; no reading, no thinking",
            "photos": PHOTOS,
            "seconds": round(sum(step["seconds"] for step in self.steps), 2),
            "acts": sum(step["acts"] for step in self.steps),
            "steps": self.steps,
        }


def test_from_nothing_to_sent(person):
    marie = person(WIDTHS["desktop"]).sign_in(login_of("marketer"))
    page, watch = marie.page, Stopwatch()
    with watch.step("new property: what, where, size, price", len(FACTS) + 5):
        editor = new_property(marie)
    with watch.step(f"{PHOTOS} photos dropped", 3):
        drop_photos(page)
    with watch.step("energy certificate", 4):
        add_certificate(marie, editor)
    with watch.step("text", 2):
        write_text(page)
    with watch.step("document", 7):
        add_document(page)
    marie.picture("first-page-composed", whole=True)
    # A robot's click may fall into an automatic saving; a person reads "Saved" first.
    page.locator(".w-autosave-indicator__state--saved:visible").wait_for()
    with watch.step("save", 1):
        page.locator("[name=action-save], button.action-save").first.click()
        page.wait_for_selector(".messages .success")
    assert page.locator(".immo-gaps__item--error").count() == 0
    with watch.step("send for approval", 2):
        submit(marie)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(watch.report(), indent=2) + "\n")


def new_property(marie) -> str:
    """The short form; returns the address of the editor."""
    page = marie.open("/admin/properties/new/")
    page.select_option("[name=transaction]", "sale")
    page.select_option("[name=category]", "house")
    for name, value in (FACTS | {"price": "325000"}).items():
        page.fill(f"[name={name}]", value)
    page.click("[data-immo-quick-form] button[type=submit]")
    page.wait_for_url("**/edit/**")
    page.wait_for_selector("[data-streamfield-child]")
    return page.url.split("#")[0]


def open_block(page, kind) -> Any:
    """The block of this type, open; added with the picker when the page has none."""
    child = block(page, kind)
    if not child.count():
        with translation.override("fr"):
            label = str(PropertyBodyBlock().child_blocks[kind].label)
        page.locator("button.c-sf-add-button").first.click()
        page.locator("[role=option]").filter(has_text=re.compile(f"^{re.escape(label)}$")).click()
        child.wait_for(state="attached")
    if toggle_of(child).get_attribute("aria-expanded") == "false":
        toggle_of(child).click()
    return child


def drop_photos(page) -> None:
    """All at once on the gallery; done when the last one is stored."""
    open_block(page, "gallery")
    page.wait_for_selector(".immo-drop", state="visible")
    page.evaluate(DROP, [".immo-drop", [shot(12 + number) for number in range(PHOTOS)]])
    page.wait_for_function(
        "wanted => [...document.querySelectorAll('.immo-grid [data-chooser-title]')]"
        ".filter((one) => one.textContent.startsWith('IMG_')).length === wanted",
        arg=PHOTOS,
        timeout=120_000,
    )


def write_text(page) -> None:
    """A description in the text that a new page starts with."""
    text = open_block(page, "rich_text").locator("[contenteditable=true]")
    text.click()
    page.keyboard.insert_text(TEXT)


def add_document(page) -> None:
    """A report from the computer, through the chooser."""
    child = open_block(page, "documents")
    if not child.locator("[data-chooser-action-choose]:visible").count():
        child.locator("button[data-streamfield-list-add]").last.click()
    child.locator("[data-chooser-action-choose]:visible").first.click()
    page.locator(".modal [role=tab][href='#tab-upload']").click()
    page.set_input_files(".modal [name$=file]", PAPER)
    page.wait_for_function("() => document.querySelector('.modal [name$=title]').value")
    page.locator(".modal #tab-upload [type=submit]").click()
    child.locator("[data-chooser-title]", has_text="controle").wait_for()
