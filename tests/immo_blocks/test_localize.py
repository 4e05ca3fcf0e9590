"""What wagtail-localize translates of a body, and what it only copies."""

import pytest
from wagtail.models import Locale
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
