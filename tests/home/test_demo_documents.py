"""Specimen documents: PDFs that say what they are."""

import pytest

from home.demo.content import PROPERTIES
from home.demo.documents import KINDS, UnknownDocument, pdf, title


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_specimen_is_a_pdf_that_says_so(kind, language):
    data = pdf(kind, language=language)
    assert data.startswith(b"%PDF")
    assert b"SPECIMEN" in data
    assert "imen" in title(kind, language)


def test_each_region_has_its_own_energy_scale():
    regions = ("be-wal", "be-vlg", "be-bru")
    assert len({pdf("energy", language="fr", region=region) for region in regions}) == 3


def test_every_document_the_properties_name_exists():
    wanted = {(doc.kind, doc.language) for one in PROPERTIES for doc in one.documents}
    assert all(title(kind, language) for kind, language in wanted)


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownDocument):
        pdf("deed", language="fr")
