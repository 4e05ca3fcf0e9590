"""What wagtail-localize translates of a body, and what it only copies."""

import pytest
from wagtail.models import Locale
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from immo_blocks.stream import PropertyBodyBlock
from tests.immo_blocks.conftest import full_body

pytestmark = pytest.mark.django_db
STREAM = PropertyBodyBlock()


@pytest.fixture
def body(make_image, make_document):
    raw = full_body([make_image()], [make_document()])
    raw[3]["value"] |= {"status": "exempt", "exemption_reason": "Worship"}
    raw[4]["value"]["title"] = "Reports"
    return STREAM.to_python(raw)


def test_words_are_translated_facts_and_documents_are_copied(body):
    segments = StreamFieldSegmentExtractor(None).handle_stream_block(body)
    kinds = {block.id: block.block_type for block in body}
    translated = {kinds[segment.path.split(".")[0]] for segment in segments}
    assert translated == {"gallery", "heading", "rich_text", "location"}


def test_half_filled_old_content_is_no_error(db):
    raw = [{"type": name, "id": name, "value": {}} for name in ("heading", "energy", "location")]
    assert StreamFieldSegmentExtractor(None).handle_stream_block(STREAM.to_python(raw)) is not None


def test_a_certificate_survives_a_translation(body):
    energy, documents = body[3], body[4]
    writer = StreamFieldSegmentsWriter(None, Locale.get_default(), Locale.get_default())
    for block in (energy, documents):
        assert writer.handle_block(block.block, block.value, []) == block.value


STORY = {
    "quote": ({"text": "Light.", "author": "Camille", "role": "architect"}, 3),
    "call_to_action": ({"title": "a", "text": "b", "button": "c", "url": "https://a.be"}, 3),
    "video": ({"url": "https://youtu.be/a-b_c3D4e5F", "title": "Garden"}, 1),
    "virtual_tour": ({"url": "https://kuula.co/share/7lVLq", "title": "Inside"}, 1),
    "audio": ({"title": "Walk", "transcript": "We come in."}, 2),
    "model_3d": ({"url": "https://a.be/m", "title": "Model", "text": "Turn it."}, 2),
}


@pytest.mark.parametrize("name", STORY)
def test_words_are_translated_and_addresses_copied(name, db):
    value, words = STORY[name]
    stream = STREAM.to_python([{"type": name, "id": name, "value": value}])
    strings = [s.string.data for s in StreamFieldSegmentExtractor(None).handle_stream_block(stream)]
    assert len(strings) == words
    assert not any("://" in string for string in strings)


def test_notes_of_plans_are_translated_levels_and_areas_copied(make_image):
    plan = {"image": make_image().pk, "level": "1", "area_m2": "62.50", "note": "left"}
    value = {"title": "", "plans": [{"type": "item", "id": "p", "value": plan}]}
    stream = STREAM.to_python([{"type": "floor_plan", "id": "f", "value": value}])
    segments = StreamFieldSegmentExtractor(None).handle_stream_block(stream)
    words = [one for one in segments if isinstance(one, StringSegmentValue) and one.string.data]
    assert [one.path for one in words] == ["f.plans.p.note"]
