"""Take the pictures of docs/reference/blocks.md from a style guide that is open.

`make run`, then `python -m scripts.block_pictures http://localhost:8000/en/styleguide/`, then
`make blocks`. Needs Debian's Chromium.
"""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, sync_playwright

from scripts.blocks import PICTURES

WIDTH = 760
HIGHEST = 700
COLOURS = 32


def main(arguments: list[str]) -> int:
    """One small PNG for each type of block, of its preview."""
    [address] = arguments
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM_PATH") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        page.goto(address)
        samples = page.locator("[data-block]")
        names = samples.evaluate_all("found => found.map(one => one.dataset.block)")
        for name in dict.fromkeys(names):
            drawn = page.locator(f"[data-block={name}] .guide__drawn").first
            take(drawn, PICTURES / f"{name}.png")
        browser.close()
    return 0


def take(drawn: Locator, target: Path) -> None:
    """Few colours, so that the repository stays light."""
    picture = Image.open(io.BytesIO(drawn.screenshot())).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, HIGHEST)))
    picture.quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
