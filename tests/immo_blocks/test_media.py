from types import SimpleNamespace

import pytest
from django.template import Context, Template

from immo_blocks.media import (
    PRESETS,
    PresetImage,
    document_facts,
    document_public_url,
    image_preset_url,
)


class OwnImage:
    """An image that knows its addresses, as PropertyPhoto does."""

    pk, title, description, width, height = 1, "Facade", "", 3000, 2000

    def immo_preset(self, preset):
        width, height = PRESETS[preset].size_of(self.width, self.height)
        return PresetImage(f"/img/{preset}.jpg", width, height, f"/img/{preset}.avif")


def picture(code, image):
    return Template("{% load immo_media %}" + code).render(Context({"image": image}))


@pytest.mark.parametrize(
    ("preset", "size", "expected"),
    [
        ("card", (3000, 2000), (720, 480)),
        ("card", (2000, 3000), (720, 480)),
        ("card", (90, 60), (90, 60)),
        ("card", (90, 90), (90, 60)),
        ("full", (4800, 1200), (2400, 600)),
        ("full", (100, 50), (100, 50)),
        ("thumb", (0, 0), (360, 240)),
    ],
)
def test_sizes_of_presets(preset, size, expected):
    assert PRESETS[preset].size_of(*size) == expected


def test_an_unknown_preset():
    with pytest.raises(KeyError):
        image_preset_url(OwnImage(), "huge")


def test_sizes_are_those_wagtail_makes(make_image):
    for size in ((801, 533), (500, 900)):
        image = make_image("Size", size=size)
        for name, preset in PRESETS.items():
            found = image_preset_url(image, name)
            width, height = preset.size_of(*size)
            assert abs(found.width - width) <= 1
            assert abs(found.height - height) <= 1


def test_picture_offers_avif_and_widths_of_the_same_ratio():
    image = OwnImage()
    image.title = 'A "B"'
    html = picture('{% picture_preset image "card" sizes="50vw" %}', image)
    assert 'type="image/avif" srcset="/img/thumb.avif 360w, /img/card.avif 720w' in html
    assert 'src="/img/card.jpg"' in html
    assert 'width="720" height="480"' in html
    assert 'alt="A &quot;B&quot;"' in html
    assert 'loading="lazy"' in html
    assert "full" not in html


def test_picture_without_sizes_or_avif(make_image):
    file = SimpleNamespace(url="/x", width=3, height=2)
    image = SimpleNamespace(title="T", description="", immo_preset=lambda name: file)
    html = picture('{% picture_preset image "card" %}', image)
    assert "<source" not in html
    assert "srcset" not in html
    assert 'alt="T"' in html
    assert picture('{% picture_preset image "card" %}', None) == ""


def test_stock_images_use_renditions(make_image):
    found = image_preset_url(make_image(size=(1000, 1000)), "thumb")
    assert found.url
    assert (found.width, found.height) == (360, 240)


@pytest.mark.parametrize("access", ["on_request", "private", "mistyped", "", None])
def test_no_address_unless_public(access):
    document = SimpleNamespace(access=access, url="/x", pk=1, title="T", file_size=5)
    assert document_public_url(document) is None
    facts = document_facts(document)
    assert (facts is None) == (access != "on_request")
    if facts:
        assert facts.url is None
        assert facts.size is None


def test_documents_without_our_fields_are_public():
    facts = document_facts(SimpleNamespace(url="/d.pdf", pk=1, title="T", file_size=5))
    assert (facts.url, facts.access, facts.kind, facts.size) == ("/d.pdf", "public", "", 5)


def test_own_addresses_win():
    document = SimpleNamespace(access="public", url="/a", immo_public_url=lambda: "/b")
    assert document_public_url(document) == "/b"
