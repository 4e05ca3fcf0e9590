"""Quotes, calls to action, plans, recordings and models: validation, API, search, translation."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from wagtail.admin.telepath import JSContext
from wagtail.models import Page, Site

from immo_blocks.api import BodySchema, MediaIndex, collect_references, serialize_body
from immo_blocks.contact_links import link_target
from immo_blocks.references import document_ids, first_photo_id, page_ids, photo_ids
from immo_blocks.stream import PropertyBodyBlock
from tests.immo_blocks.conftest import block, documents, gallery, item

STREAM = PropertyBodyBlock()
NAMES = ["quote", "call_to_action", "floor_plan", "video", "virtual_tour", "audio", "model_3d"]
VIDEO, TOUR = "https://youtu.be/a-b_c3D4e5F", "https://my.matterport.com/show/?m=SxQL3iGyoDo"
NO_PAGE = {"title": "", "text": "", "button": "Go", "page": None, "url": ""}


@pytest.fixture
def home(db):
    site = Site.objects.filter(is_default_site=True).first()
    if site:
        return site.root_page
    page = Page.get_first_root_node().add_child(title="Home", slug="home-of-tests")
    Site.objects.create(hostname="testserver", root_page=page, is_default_site=True)
    return page


@pytest.fixture
def recording(make_document):
    def make(title="Walk", name="walk.mp3", **options):
        row = make_document(title, **options)
        type(row).objects.filter(pk=row.pk).update(file=f"documents/{name}")
        row.refresh_from_db()
        return row

    return make


def plan(image, **words):
    plain = {"image": image.pk, "level": "1", "area_m2": "62.50", "note": "left"}
    return block("floor_plan", {"title": "", "plans": [item(plain | words)]})


def every_block(image, row, page):
    return [
        block("quote", {"text": "Light.", "author": "Camille", "role": "architect"}),
        block("call_to_action", NO_PAGE | {"title": "See it", "page": page.pk}),
        plan(image),
        block("video", {"url": VIDEO, "title": "Garden", "poster": image.pk}),
        block("virtual_tour", {"url": TOUR, "title": "Inside", "poster": image.pk}),
        block("audio", {"document": row.pk, "title": "", "transcript": "We come in."}),
        block("model_3d", {"url": "https://m.example/1", "title": "Model", "text": "Turn it."}),
    ]


def values_of(raw):
    body = serialize_body(raw, MediaIndex.load([raw]))
    assert BodySchema.model_validate(body)
    return {one["type"]: one["value"] for one in body}


def codes(name, value):
    child = STREAM.child_blocks[name]
    try:
        child.clean(child.to_python(value))
    except ValidationError as error:
        found = error.block_errors.items()
        return {key: [one.code for one in each.error_list] for key, each in found}
    return {}


@pytest.mark.parametrize(
    ("name", "value", "field", "code"),
    [
        ("quote", {"text": "", "author": ""}, "text", "required"),
        ("quote", {"text": "x" * 601}, "text", "max_length"),
        ("call_to_action", NO_PAGE, "url", "required"),
        ("call_to_action", NO_PAGE | {"button": "", "url": "https://a.be"}, "button", "required"),
        ("call_to_action", NO_PAGE | {"url": "javascript:alert(1)"}, "url", "address"),
        ("call_to_action", NO_PAGE | {"url": "http://a.be"}, "url", "address"),
        ("model_3d", {"url": "http://a.example"}, "url", "address"),
        ("model_3d", {"url": "https://a.example/<b>"}, "url", "address"),
        ("model_3d", {"url": "https://user@a.example/"}, "url", "address"),
    ],
)
def test_what_is_refused(name, value, field, code, db):
    assert codes(name, value) == {field: [code]}


def test_a_button_leads_to_one_place(home):
    both = NO_PAGE | {"page": home.pk, "url": "https://a.be"}
    assert codes("call_to_action", both) == {"url": ["both"]}
    assert codes("call_to_action", NO_PAGE | {"page": home.pk}) == {}
    child = STREAM.child_blocks["call_to_action"]
    assert child.clean_deferred(child.to_python(NO_PAGE))["url"] == ""


@pytest.mark.parametrize(
    ("written", "target"),
    [("https://a.be/x?y=1#z", "https://a.be/x?y=1#z"), ("www.a.be", "https://www.a.be"),
     ("info@a.be", "mailto:info@a.be"), ("mailto:info@a.be", "mailto:info@a.be"),
     ("+32 (0)81 12.34.56", "tel:+32081123456"), ("tel:+3281123456", "tel:+3281123456"),
     ("http://a.be", ""), ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("12", ""),
     ("mailto:a@b.be?bcc=c@d.be", ""), ("https://a.be/\nx", ""), ('https://a.be/"x', ""),
     ("//a.be", ""), ("", "")],
)  # fmt: skip
def test_what_may_stand_in_a_link(written, target):
    assert link_target(written) == target


@pytest.mark.parametrize(("area", "refused"), [("62.5", False), ("0", True), ("-4", True)])
def test_areas_of_plans(area, refused, make_image):
    raw = plan(make_image(), area_m2=area)["value"]
    child = STREAM.child_blocks["floor_plan"]
    if refused:
        with pytest.raises(ValidationError):
            child.clean(child.to_python(raw))
    else:
        assert child.clean(child.to_python(raw))["plans"][0]["area_m2"] == Decimal("62.5")


def test_only_recordings_play(recording, make_document):
    letter = make_document("Letter")
    assert codes("audio", {"document": letter.pk}) == {"document": ["no_audio"]}
    assert codes("audio", {"document": recording().pk}) == {}
    raw = [block("audio", {"document": letter.pk, "title": "x", "transcript": ""})]
    assert values_of(raw)["audio"]["document"] is None
    assert "<audio" not in STREAM.to_python(raw).render_as_block({})


def test_a_recording_is_heard_only_when_public(recording, monkeypatch):
    row = recording()
    raw = [block("audio", {"document": row.pk, "title": "", "transcript": "We come in."})]
    html = STREAM.to_python(raw).render_as_block({})
    assert "<audio" in html
    assert 'preload="none"' in html
    assert "We come in." in html
    monkeypatch.setattr(type(row), "access", "on_request", raising=False)
    stream = STREAM.to_python(raw)
    stream[0].value["document"].access = "on_request"
    assert "<audio" not in stream.render_as_block({})
    stream = STREAM.to_python(raw)
    stream[0].value["document"].access = "private"
    assert stream.render_as_block({}).strip().startswith("<div")
    assert "We come in." not in stream.render_as_block({})


# --- the API ----------------------------------------------------------------------------------


def test_the_api_says_it_in_full(make_image, recording, home):
    image, row = make_image("Plan"), recording()
    values = values_of(every_block(image, row, home))
    assert list(values) == NAMES
    assert values["quote"] == {"text": "Light.", "author": "Camille", "role": "architect"}
    assert values["call_to_action"]["url"] == home.url
    one = values["floor_plan"]["plans"][0]
    assert (one["level"], one["level_label"], one["area_m2"]) == ("1", "1st floor", 62.5)
    assert set(one["image"]["presets"]) == {"thumb", "card", "hero", "full"}
    assert values["video"]["service"] == "youtube"
    assert values["video"]["embed_url"].startswith("https://www.youtube-nocookie.com/embed/")
    assert values["virtual_tour"]["poster"]["id"] == image.pk
    assert values["audio"]["document"]["id"] == row.pk
    assert values["audio"]["content_type"] == "audio/mpeg"
    assert values["model_3d"]["url"] == "https://m.example/1"


def test_wagtails_api_says_the_same(make_image, recording, home):
    raw = every_block(make_image(), recording(), home)
    theirs = STREAM.get_api_representation(STREAM.to_python(raw))
    assert {one["type"]: one["value"] for one in theirs} == values_of(raw)


def test_what_is_gone_leaves_no_trace(make_image, recording, home):
    image, row = make_image(), recording()
    page = home.add_child(instance=Page(title="Draft", slug="draft-of-blocks", live=False))
    raw = every_block(image, row, page)
    image.delete()
    row.delete()
    values = values_of(raw)
    assert values["call_to_action"]["url"] is None
    assert values["floor_plan"]["plans"] == []
    assert values["video"]["poster"] is values["audio"]["document"] is None
    html = STREAM.to_python(raw).render_as_block({})
    for name in ("immo-action", "immo-plans", "immo-audio"):
        assert name not in html


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "value",
    [None, [], "x", 3, {}, {"url": 3, "page": "x", "poster": True, "document": [], "plans": "x"},
     {"plans": [None, item(None), item({"image": 1, "area_m2": "NaN"})], "text": None}],
)  # fmt: skip
def test_malformed_values_are_read_with_blanks(name, value, db):
    raw = [block(name, value)]
    assert name in values_of(raw)


def test_what_a_body_refers_to(make_image, recording, home):
    """The cover stays the first photo of a gallery."""
    plans, facade, row = make_image("Plan"), make_image("Facade"), recording()
    raw = [*every_block(plans, row, home), gallery([facade])]
    assert first_photo_id(raw) == facade.pk
    assert photo_ids(raw) == [facade.pk, plans.pk]
    assert document_ids(raw) == [row.pk]
    assert page_ids(raw) == [home.pk]
    assert first_photo_id(raw[:-1]) is None
    found = collect_references([raw])
    assert (found.images, found.documents, found.pages) == (
        {plans.pk, facade.pk}, {row.pk}, {home.pk})  # fmt: skip


@pytest.mark.parametrize("times", [1, 3])
def test_one_query_for_each_kind_of_thing(
    times, make_image, recording, home, django_assert_max_num_queries
):
    rows = [(make_image(f"Photo {n}"), recording(f"Walk {n}")) for n in range(times)]
    raw = [one for image, row in rows for one in every_block(image, row, home)]
    raw += [gallery([image for image, _row in rows]), documents([row for _image, row in rows])]
    serialize_body(raw, MediaIndex.load([raw]))  # stock renditions are made once
    cache.clear()
    Site.get_site_root_paths()
    with django_assert_max_num_queries(4):
        serialize_body(raw, MediaIndex.load([raw]))


# --- search, translation, the editor ----------------------------------------------------------


def test_search_finds_the_words_and_nothing_else(make_image, recording, home):
    raw = every_block(make_image(), recording(), home)
    words = STREAM.get_searchable_content(STREAM.to_python(raw))
    found = {word for word in words if word}
    assert found == {"Light.", "Camille", "architect", "See it", "left", "Garden", "Inside",
                     "We come in.", "Model", "Turn it."}  # fmt: skip


def test_summaries_have_their_words(db):
    parts = {"floor_plan": "count", "video": "services", "virtual_tour": "services"}
    for name, part in parts.items():
        packed = str(JSContext().pack(STREAM.child_blocks[name]))
        assert "immo_blocks.SummarisedBlock" in packed
        assert f"'{part}'" in packed


@pytest.mark.parametrize("name", NAMES)
def test_every_field_explains_itself(name):
    child = STREAM.child_blocks[name]
    assert child.meta.form_layout is not None
    assert any(field.field.help_text for field in child.child_blocks.values()
               if hasattr(field, "field")) or name == "floor_plan"  # fmt: skip
