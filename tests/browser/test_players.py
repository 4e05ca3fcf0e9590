"""Videos and tours: no request leaves for a stranger before the click, and then the player runs."""

import re
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import WIDTHS
from tests.browser.test_journey import NAMUR, scroll_through

pytestmark = pytest.mark.browser

FRAMES = {"video": "www.youtube-nocookie.com", "tour": "my.matterport.com"}
ADD = """
from immo_pages.models import PropertyPage
pages = PropertyPage.objects.filter(agency__slug="namur", locale__language_code="fr", live=True)
page = pages.exclude(cover=None).order_by("pk")[0]
raw = [one for one in page.body.raw_data if one["type"] not in ("video", "virtual_tour")]
words = {"title": "", "poster": page.cover_id}
raw.append({"type": "video", "value": words | {"url": "https://youtu.be/a-b_c3D4e5F"}})
tour = {"title": "", "poster": None, "url": "https://my.matterport.com/show/?m=SxQL3iGyoDo"}
raw.append({"type": "virtual_tour", "value": tour})
page.body = page._meta.get_field("body").to_python(raw)
page.save_revision().publish()
print("path:", page.get_url().partition("localhost")[2].partition("/")[2])
"""


@pytest.fixture(scope="module")
def path(site) -> str:
    """Of a page with a film and a tour."""
    return "/" + re.search(r"path: (\S+)", site.manage("shell", "-c", ADD)).group(1)


@pytest.mark.parametrize("screen", WIDTHS)
def test_nothing_is_asked_of_strangers_before_the_click(person, path, screen):
    visitor = person(WIDTHS[screen])
    page, asked = visitor.page, []
    visitor.context.on("request", lambda request: asked.append(request.url))
    # No stranger is really asked by a test: what would leave is answered here.
    visitor.context.route(
        lambda url: not is_own(url),
        lambda route: route.fulfill(body="<title>player</title>", content_type="text/html"),
    )
    visitor.open(path, NAMUR)
    scroll_through(page)
    for player in page.locator("[data-immo-player]").all():
        player.scroll_into_view_if_needed()
        player.hover()
    page.wait_for_timeout(500)
    assert len(asked) > 5
    assert [url for url in asked if not is_own(url)] == []
    assert page.locator("iframe").count() == 0
    assert visitor.overflow() == 0
    visitor.picture("players-before")

    for kind, host in FRAMES.items():
        with visitor.context.expect_event("request", lambda request: not is_own(request.url)):
            page.locator(f".immo-player--{kind} button").click()
        frame = page.locator(f".immo-player--{kind} iframe")
        assert urlsplit(frame.get_attribute("src")).hostname == host
        assert "allow-top-navigation" not in frame.get_attribute("sandbox")
        # The page's own policy lets it in: the answer above is what the frame holds.
        inside = frame.element_handle().content_frame()
        inside.wait_for_function("() => document.title === 'player'")
    gone = {urlsplit(url).hostname for url in asked if not is_own(url)}
    assert gone == set(FRAMES.values())
    assert [error for error in visitor.errors if "/img/" not in error] == []


def is_own(url: str) -> bool:
    """Whether ``url`` is of the platform itself."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or (parts.hostname or "").endswith("localhost")
