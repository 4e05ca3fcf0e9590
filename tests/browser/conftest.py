"""A running platform with the demonstration, and people with browsers of their own."""

import io
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from home.demo.content import DEMO_PASSWORD
from tests.running_site import RunningSite, database_of_its_own, free_port

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = Path("build/pictures")
SETTLE_SECONDS = 60
WIDTHS = {"phone": 390, "desktop": 1440}


@pytest.fixture(scope="session")
def site(tmp_path_factory: Any) -> Iterator[RunningSite]:
    """The platform as ``make run`` starts it, on a database of its own."""
    folder = tmp_path_factory.mktemp("site")
    url = os.environ.get("DATABASE_URL", "sqlite:///nowhere")
    with database_of_its_own(url, folder, "browser") as database:
        running = RunningSite(database, folder, free_port())
        running.manage("migrate", "--verbosity", "0")
        running.manage("load_demo", "--port", str(running.port))
        with running.running():
            yield running
            _stored_as_it_is(running)


def _stored_as_it_is(site: RunningSite) -> None:
    """After all that people did: what is stored for readers is what would be made now."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while True:
        try:
            site.manage("check_listings")
            return
        except AssertionError:
            # The worker may still be writing what the last test changed.
            if time.monotonic() > deadline:
                raise
            time.sleep(2)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a download of Playwright's own."""
    path = os.environ.get("CHROMIUM_PATH") or "/usr/bin/chromium"
    if not Path(path).exists():
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Person:
    """Somebody with a browser window; errors of the page are remembered."""

    def __init__(self, site: RunningSite, browser: Browser, width: int) -> None:
        self.site = site
        self.width = width
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="fr-BE", has_touch=width < 600
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._note)

    def _note(self, message: Any) -> None:
        # What the accessibility checker of the preview says is about the words of a page.
        if message.type == "error" and not message.text.startswith("axe.run results"):
            self.errors.append(f"{message.text} {message.location.get('url', '')}")

    def open(self, path: str, host: str = "localhost") -> Page:
        """Go to ``path`` on ``host``."""
        self.page.goto(self.site.url(path, host))
        return self.page

    def sign_in(self, email: str) -> "Person":
        """Through the login form."""
        self.open("/accounts/login/?next=/admin/")
        self.page.fill("[name=login]", email)
        self.page.fill("[name=password]", DEMO_PASSWORD)
        self.page.click(".account-form button[type=submit]")
        self.page.wait_for_url("**/admin/")
        return self

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Keep what is on the screen in ``build/pictures``."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}-{self.width}.png", full_page=whole)

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(
            self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )


@pytest.fixture
def person(site: RunningSite, chromium: Browser) -> Iterator[Callable[..., Person]]:
    """``person(width)`` opens a window nobody has used before."""
    people: list[Person] = []

    def make(width: int = WIDTHS["desktop"]) -> Person:
        people.append(Person(site, chromium, width))
        return people[-1]

    yield make
    for one in people:
        one.context.close()


def photo_upload(name: str, color: str) -> dict[str, Any]:
    """A JPEG as a file input takes it."""
    buffer = io.BytesIO()
    Image.new("RGB", (1500, 1000), color).save(buffer, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": buffer.getvalue()}
