"""What visitors see of each block; and previews with an empty database."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation

from immo_blocks.stream import ContentBodyBlock, PropertyBodyBlock
from tests.immo_blocks.conftest import block, documents, energy, full_body, gallery, item

STREAM = PropertyBodyBlock()
NAMES = ["heading", "rich_text", "gallery", "energy", "documents", "location"]
VOID = {"img", "source", "link", "meta", "hr", "br"}


def render(raw, **context):
    return STREAM.to_python(raw).render_as_block(context)


class Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids = [], []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"attribute twice in {tag}"
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def check_html(html):
    balance = Balance()
    balance.feed(html)
    assert balance.open == []
    assert len(balance.ids) == len(set(balance.ids))
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", html)
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)


@pytest.fixture
def page_body(make_image, make_document):
    images = [make_image(f"Photo {number}") for number in range(7)]
    return [*full_body(images, [make_document("Plan")]), gallery(images[:2], "Garden")]


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_a_whole_page_is_valid_and_has_nothing_inline(page_body, language):
    with translation.override(language):
        check_html(render(page_body))


def test_types_of_the_two_bodies():
    assert set(STREAM.child_blocks) == set(NAMES)
    assert set(ContentBodyBlock().child_blocks) == {"heading", "rich_text", "gallery", "documents"}


def test_gallery_shows_first_photo_large_and_a_way_to_all(page_body):
    html = render(page_body[:1])
    assert html.count("<li") == 7
    assert "All 7 photos" in html
    anchor = page_body[0]["id"]
    assert f'id="photos-{anchor}"' in html
    assert f'href="#photos-{anchor}"' in html
    assert html.count('loading="eager"') == 1


def test_photo_alternatives(make_image):
    image = make_image("DSC_0001")
    values = [
        {"photo": image.pk, "caption": "From the street", "room": "facade"},
        {"photo": image.pk, "caption": "", "room": "kitchen"},
        {"photo": image.pk, "caption": "", "room": "other"},
    ]
    html = render([block("gallery", {"title": "", "photos": [item(value) for value in values]})])
    assert re.findall(r'alt="([^"]*)"', html) == ["From the street", "kitchen", "DSC_0001"]


def test_deleted_photos_and_empty_blocks_show_nothing(make_image):
    image = make_image()
    raw = [gallery([image])]
    image.delete()
    assert "<section" not in render(raw)
    assert "<section" not in render([gallery([]), documents([]), energy(status="missing")])


def test_a_deleted_document_is_no_error(make_document):
    row = make_document()
    raw = [documents([row]), energy(document=row.pk)]
    row.delete()
    assert "immo-documents" not in render(raw)


def test_certificate_words_and_figures(db):
    raw = [energy(total_kwh_year="16234", co2_kg_m2_year="29", issued_on="2024-06-11",
                  certificate_number="20240611008480")]  # fmt: skip
    with translation.override("fr"):
        html = render(raw)
    for text in ("Certificat PEB", "301 kWh/m².an", "29 kg CO₂/m².an",
                 "20240611008480", "11 juin 2034"):  # fmt: skip
        assert text in html
    # A project may write thousands its own way, as they do in Belgium.
    assert re.search(r"16[.\s]234 kWh/an", html)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"status": "exempt", "exemption_reason": "Worship."}, "energy certificate. Worship."),
        ({"status": "not_required"}, "No energy certificate is required"),
        ({"status": "expired"}, "expired"),
        ({"status": "valid", "valid_until": "2020-01-01"}, "Expired on"),
    ],
)  # fmt: skip
def test_states_of_a_certificate(fields, text, db):
    assert text in render([energy(**fields)])


def test_location_with_and_without_facts(db):
    raw = [block("location", {"text": "Schools.\n\nShops.", "show_map": True})]
    alone = render(raw)
    assert alone.count("<p>") == 2
    assert "openstreetmap" not in alone
    facts = SimpleNamespace(
        address=SimpleNamespace(line="Rue de Fer 1", postal_code="5000", city="Namur"),
        location=SimpleNamespace(latitude=50.46, longitude=4.86, precision="area"),
    )
    with translation.override("fr"):
        html = render(raw, facts=facts)
    assert "Rue de Fer 1, 5000 Namur" in html
    assert "mlat=50.46&amp;mlon=4.86" in html
    assert "Situation approximative" in html
    hidden = [block("location", {"text": "", "show_map": False})]
    assert "openstreetmap" not in render(hidden, facts=facts)


def test_malformed_page_values_render(db):
    raw = [block("heading", {}), block("gallery", {}), block("energy", {}), block("location", {}),
           block("documents", {}), block("rich_text", "")]  # fmt: skip
    check_html(render(raw))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_previews_need_nothing_in_the_database(name, language, db):
    child = STREAM.child_blocks[name]
    assert child.is_previewable
    with translation.override(language):
        value = child.get_preview_value()
        context = {"block_def": child, "bound_block": child.bind(value), "page_title": "Preview"}
        context = child.get_preview_context(value, context)
        html = render_to_string(child.get_preview_template(value, context), context)
    check_html(html.replace("<!DOCTYPE html>", ""))
    assert "immo_blocks/blocks.css" in html
    assert len(re.sub(r"<[^>]+>|\s", "", html)) > 20


@pytest.mark.parametrize("name", NAMES)
def test_every_block_introduces_itself(name):
    child = STREAM.child_blocks[name]
    assert child.label
    assert child.get_description()
    assert child.meta.icon != "placeholder"


def test_half_filled_drafts_are_saved(db):
    photo = item({"photo": None, "caption": "", "room": ""})
    raw = [block("heading", {"text": "", "level": "h2"}), energy(jurisdiction="", energy_class=""),
           block("gallery", {"title": "", "photos": [photo]}),
           block("documents", {"title": "", "documents": [item({"document": None, "label": ""})]}),
           block("location", {"text": "", "show_map": True}), block("rich_text", "")]  # fmt: skip
    value = STREAM.to_python(raw)
    assert len(STREAM.clean_deferred(value)) == 6
    with pytest.raises(ValidationError):
        STREAM.clean(value)


def texts(child):
    if hasattr(child, "child_blocks"):
        for each in child.child_blocks.values():
            yield from texts(each)
    elif hasattr(child, "child_block"):
        yield from texts(child.child_block)
    else:
        yield child


def test_texts_default_to_blank_for_wagtail_localize():
    kinds = ("CharBlock", "TextBlock", "URLBlock")
    found = [child for child in texts(STREAM) if type(child).__name__ in kinds]
    assert len(found) == 10
    assert all(child.get_default() == "" for child in found)
