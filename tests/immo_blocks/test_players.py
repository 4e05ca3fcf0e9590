"""Which addresses become a player; nothing of a stranger is on a page before a click."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from immo_blocks.players import SERVICES, AddressRefused, frame_sources, player_from
from immo_blocks.stream import PropertyBodyBlock
from tests.immo_blocks.conftest import block

STREAM = PropertyBodyBlock()
YT = ("https://www.youtube.com/watch?v=a-b_c3D4e5F",
      "https://www.youtube-nocookie.com/embed/a-b_c3D4e5F?autoplay=1&rel=0")  # fmt: skip
HASH = ("https://vimeo.com/123456789/0a1b2c3d4e",
        "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1&h=0a1b2c3d4e")  # fmt: skip
MATTERPORT = ("https://my.matterport.com/show/?m=SxQL3iGyoDo",
              "https://my.matterport.com/show/?m=SxQL3iGyoDo&play=1")  # fmt: skip
ACCEPTED = [
    ("https://www.youtube.com/watch?v=a-b_c3D4e5F&t=42s&list=PL1", YT),
    ("http://m.youtube.com/watch?list=PL1&v=a-b_c3D4e5F", YT),
    (" https://youtu.be/a-b_c3D4e5F?si=tracking ", YT),
    ("youtu.be/a-b_c3D4e5F", YT),
    ("https://youtube.com/shorts/a-b_c3D4e5F", YT),
    ('<iframe width="5" src="//www.youtube.com/embed/a-b_c3D4e5F?x=1&amp;y=2"></iframe>', YT),
    ("https://vimeo.com/123456789/0a1b2c3d4e", HASH),
    ("https://player.vimeo.com/video/123456789?h=0a1b2c3d4e&badge=0", HASH),
    ("https://my.matterport.com/show/?m=SxQL3iGyoDo&brand=0", MATTERPORT),
    ("https://my.matterport.com/models/SxQL3iGyoDo", MATTERPORT),
]
SAME_PAGE = [
    ("https://vimeo.com/channels/houses/123456789", "https://vimeo.com/123456789"),
    ("https://dai.ly/x8abcde", "https://www.dailymotion.com/video/x8abcde"),
    ("https://www.dailymotion.com/video/x8abcde_a-house", "https://www.dailymotion.com/video/x8abcde"),
    ("https://kuula.co/share/collection/7lVLq?fs=1&logo=1", "https://kuula.co/share/collection/7lVLq"),
    ("https://kuula.co/post/NdYDq", "https://kuula.co/share/NdYDq"),
    ("https://www.nodalview.com/s/0000abcdEFGH1234_-xyzw", "https://nodalview.com/s/0000abcdEFGH1234_-xyzw"),
    ("https://www.klapty.com/tour/tunnel/AbCdEf1234", "https://www.klapty.com/tour/AbCdEf1234"),
    ("https://tour.giraffe360.com/rue-haute-1", "https://tour.giraffe360.com/rue-haute-1/"),
    ("https://my.floorfy.com/tour/417174", "https://floorfy.com/tour/417174"),
    ("https://app.cloudpano.com/tours/a_B-c1D2?sceneId=x", "https://app.cloudpano.com/tours/a_B-c1D2"),
]  # fmt: skip
REFUSED = [
    ("", "address"),
    ("a film of the house", "address"),
    ("javascript://www.youtube.com/watch?v=a-b_c3D4e5F", "address"),
    ("ftp://youtu.be/a-b_c3D4e5F", "address"),
    ("https://youtu.be:444/a-b_c3D4e5F", "address"),
    ("https://youtu.be@evil.example/a-b_c3D4e5F", "address"),
    ("https://[", "address"),
    ("https://youtu.be.evil.example/a-b_c3D4e5F", "service"),
    ("https://evil.example/?https://youtu.be/a-b_c3D4e5F", "service"),
    ("https://notyoutube.com/watch?v=a-b_c3D4e5F", "service"),
    ("https://www.youtube.com/@agency", "shape"),
    ("https://www.youtube.com/watch?v=short", "shape"),
    ("https://www.youtube.com/watch?v=a-b_c3D4e5F%22%3E", "shape"),
    ("https://www.youtube.com/embed/a-b_c3D4e5F/../x", "shape"),
    ("https://my.matterport.com/show/?m=../../evil1", "shape"),
    ("https://kuula.co/share/a/../../b", "shape"),
    ("https://vimeo.com/agency", "shape"),
]


@pytest.mark.parametrize(("pasted", "expected"), ACCEPTED)
def test_what_people_paste_becomes_one_address(pasted, expected):
    player = player_from(pasted)
    assert (player.page_url, player.embed_url) == expected


@pytest.mark.parametrize(("pasted", "page"), SAME_PAGE)
def test_every_service(pasted, page):
    assert player_from(pasted).page_url == page


@pytest.mark.parametrize(("pasted", "reason"), REFUSED)
def test_everything_else_is_refused(pasted, reason):
    with pytest.raises(AddressRefused) as caught:
        player_from(pasted)
    assert caught.value.reason == reason


@pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.code)
def test_rows_of_the_table_agree(service):
    """What a block stores is read again as the same, and its frame is one the policy allows."""
    player = player_from(service.example)
    assert player.service == service
    assert player_from(player.page_url) == player
    origin = re.match(r"https://[^/]+", player.embed_url).group()
    assert origin in service.frames


VIDEO, TOUR = "https://youtu.be/a-b_c3D4e5F", "https://my.matterport.com/show/?m=SxQL3iGyoDo"


@pytest.mark.parametrize(
    ("name", "url", "code"),
    [("video", TOUR, "kind"), ("virtual_tour", VIDEO, "kind"), ("video", "x", "address"),
     ("video", "https://a.example/b", "service"), ("video", "https://vimeo.com/a", "shape"),
     ("virtual_tour", "", "required")],
)  # fmt: skip
def test_the_editor_says_what_is_wrong(name, url, code):
    child = STREAM.child_blocks[name]
    value = child.to_python({"url": url, "title": "", "poster": None})
    with pytest.raises(ValidationError) as caught:
        child.clean(value)
    error = caught.value.block_errors["url"]
    assert getattr(error, "code", None) == code or error.error_list[0].code == code
    if code in ("kind", "shape", "service"):
        assert len(error.messages[0]) > 40
    with_draft = child.to_python({"url": "", "title": "", "poster": None})
    assert child.clean_deferred(with_draft)["url"] == ""


def test_the_plain_address_is_kept():
    child = STREAM.child_blocks["video"]
    pasted = f'<iframe src="{VIDEO}?si=tracking"></iframe>'
    cleaned = child.clean(child.to_python({"url": pasted, "title": "", "poster": None}))
    assert cleaned["url"] == "https://www.youtube.com/watch?v=a-b_c3D4e5F"


class Loads(HTMLParser):
    """Addresses a browser asks for by itself."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        loading = {"src", "srcset", "poster", "data", "action", "background"}
        self.found += [v for k, v in attrs if k in loading]
        assert tag not in ("iframe", "object", "embed")
        assert not (tag == "link" and dict(attrs).get("rel") != "stylesheet")


@pytest.mark.parametrize("name", ["video", "virtual_tour", "audio", "model_3d", "call_to_action"])
def test_nothing_is_loaded_from_elsewhere(name, db):
    child = STREAM.child_blocks[name]
    html = child.render(child.get_preview_value(), {})
    assert "immo-" in html
    loads = Loads()
    loads.feed(html)
    assert [url for url in loads.found if url.startswith(("http", "//"))] == []


@pytest.mark.parametrize(("name", "url"), [("video", VIDEO), ("virtual_tour", TOUR)])
def test_a_link_without_script_and_the_frame_in_waiting(name, url, make_image, db):
    raw = block(name, {"url": url, "title": "", "poster": make_image().pk})
    html = STREAM.to_python([raw]).render_as_block({})
    player = player_from(url)
    assert f'href="{player.page_url.replace("&", "&amp;")}"' in html
    assert f'data-immo-player="{player.embed_url.replace("&", "&amp;")}"' in html
    assert "<picture" in html


def test_a_page_asks_for_the_frames_of_its_own_players(db):
    request = SimpleNamespace()
    stream = STREAM.to_python([block("video", {"url": VIDEO}), block("heading", {"text": "x"})])
    stream.render_as_block({"request": request})
    assert frame_sources(request) == {"https://www.youtube-nocookie.com"}
    assert frame_sources(SimpleNamespace()) == frozenset()


@pytest.mark.parametrize("url", ["", "https://evil.example/x", None])
def test_an_address_we_do_not_know_shows_nothing(url, db):
    request = SimpleNamespace()
    html = STREAM.to_python([block("video", {"url": url})]).render_as_block({"request": request})
    assert "immo-player" not in html
    assert frame_sources(request) == frozenset()
