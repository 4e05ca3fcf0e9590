"""Twelve files dropped on the gallery: stored, ordered, two of them moved, saved, there again."""

import base64
import io
import re
from functools import cache

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.test_composing import FIND, block, toggle_of
from tests.browser.test_journey import login_of

pytestmark = pytest.mark.browser

SHOWN = ".immo-grid > div > [data-streamfield-child]:not([aria-hidden])"
DROP = """
([selector, files]) => {
  const data = new DataTransfer();
  for (const { name, content } of files) {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], name, { type: "image/jpeg" }));
  }
  const place = document.querySelector(selector);
  for (const kind of ["dragenter", "dragover", "drop"])
    place.dispatchEvent(
      new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
}
"""


@cache  # the noise is another one each time, and the same photo is dropped twice
def shot(number: int) -> dict[str, str]:
    """The later its name in the alphabet, the earlier it was taken."""
    image = Image.effect_noise((600, 400), 20 + number).convert("RGB")
    step = number % 12
    image.paste((step * 20, 90, 250 - step * 20), (step * 40, 0, step * 40 + 80, 400))
    exif = Image.Exif()
    exif.get_ifd(0x8769)[36867] = f"2026:05:02 10:{30 - number:02d}:00"
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)
    name = f"IMG_{number:04d}.jpg"
    return {"name": name, "content": base64.b64encode(buffer.getvalue()).decode()}


def titles(page) -> list[str]:
    """Of the photos in the grid, in their order."""
    found = page.locator(".immo-grid [data-chooser-title]:visible").all_inner_texts()
    return [text for text in found if text.startswith("IMG_")]


def open_gallery(someone, key):
    """The editor with its gallery unfolded."""
    page = someone.open(f"/admin/pages/{key}/edit/")
    page.wait_for_selector(".immo-drop", state="attached")
    toggle_of(block(page, "gallery")).click()
    page.wait_for_selector(".immo-drop", state="visible")
    return page


@pytest.mark.parametrize("width", [WIDTHS["desktop"]])
def test_twelve_files(person, site, width):
    key = re.search(r"page: (\d+)", site.manage("shell", "-c", FIND)).group(1)
    marie = person(width).sign_in(login_of("marketer"))
    page = open_gallery(marie, key)
    fails = {"left": 2}

    def flaky(route):
        if fails["left"]:
            fails["left"] -= 1
            route.abort()
        else:
            route.continue_()

    page.route("**/admin/photos/upload/", flaky)
    page.evaluate(DROP, [".immo-drop", [shot(n) for n in range(12)]])
    page.wait_for_function(
        "() => [...document.querySelectorAll('.immo-grid [data-chooser-title]')]"
        ".filter((one) => one.textContent.startsWith('IMG_')).length === 12",
        timeout=90_000,
    )
    page.locator(".immo-drop").first.evaluate("bar => bar.scrollIntoView()")
    marie.picture("gallery-1-dropped")
    assert titles(page) == [f"IMG_{n:04d}" for n in range(11, -1, -1)]
    cards = page.locator(SHOWN)
    last = cards.last
    last.locator("[name$='-caption']").fill("Le jardin au sud")
    last.locator("[name$='-room']").select_option("garden")
    last.locator("[data-immo-cover]").click()
    cards.nth(3).locator("[data-streamfield-action='MOVE_UP']").click()
    order = titles(page)
    assert order[0] == "IMG_0000"
    # Words are proposed from room, kind and place; one click makes them the caption.
    # Those that were there before have one; the last came in a moment ago.
    fresh = cards.nth(cards.count() - 1)
    fresh.locator("[name$='-room']").select_option("kitchen")
    fresh.locator("[data-immo-words] q").wait_for(timeout=20_000)
    proposed = fresh.locator("[data-immo-words] q").inner_text()
    assert proposed.startswith("Cuisine, ")
    page.locator(".immo-drop").first.evaluate("bar => bar.scrollIntoView()")
    marie.picture("gallery-1-words")
    fresh.locator("[data-immo-words] button").click()
    assert fresh.locator("[name$='-caption']").input_value() == proposed
    assert fresh.locator("[data-immo-words]").count() == 0
    # The library has it already: the present photo takes the place of the new one.
    page.evaluate(DROP, [".immo-drop", [shot(3)]])
    use = page.locator(".immo-drop__queue li button").first
    use.wait_for(timeout=60_000)
    marie.picture("gallery-1-same")
    before = cards.last.locator("[name$='-photo']").input_value()
    use.click()
    page.wait_for_function(
        "([shown, key]) => [...document.querySelectorAll(`${shown} [name$='-photo']`)]"
        ".every((field) => field.value !== key)",
        arg=[SHOWN, before],
    )
    assert page.locator(".immo-drop__queue li").count() == 0
    # It stands in this gallery already: the new one goes, slowly.
    shown = page.locator(".immo-grid [data-chooser-title]:visible", has_text="IMG_")
    expect(shown).to_have_count(12)
    order = titles(page)
    page.locator("[name=action-save], button.action-save").first.click()
    page.wait_for_selector(".messages .success")
    open_gallery(marie, key)
    assert titles(page) == order
    first = page.locator(".immo-grid > div > [data-streamfield-child]").first
    assert first.locator("[name$='-caption']").input_value() == "Le jardin au sud"
    assert first.locator("[name$='-room']").input_value() == "garden"
    page.locator(".immo-drop").first.evaluate("bar => bar.scrollIntoView()")
    marie.picture("gallery-2-saved")
    page.set_viewport_size({"width": WIDTHS["phone"], "height": 900})
    page.locator(".immo-grid").first.evaluate("grid => grid.scrollIntoView()")
    marie.picture("gallery-3-phone")
    assert marie.overflow() == 0
