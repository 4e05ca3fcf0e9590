import pytest

from immo_blocks.references import document_ids, first_energy, first_photo_id, photo_ids
from immo_blocks.stream import PropertyBodyBlock
from tests.immo_blocks.conftest import block, energy, item

RAW = [
    block("heading", {"text": "x", "level": "h2"}),
    block("gallery", {"title": "", "photos": [item({"photo": None}), item({"photo": 7})]}),
    block("gallery", {"title": "", "photos": [item({"photo": 7}), item({"photo": 5})]}),
    energy(energy_class="b ", kwh_m2_year="157.00", document=3),
    energy(energy_class="C"),
    block("documents", {"title": "", "documents": [item({"document": 4}), item({"document": 3})]}),
]


@pytest.mark.parametrize("form", ["raw list", "stream value"])
def test_read_in_the_order_of_the_page_without_a_query(form, db, django_assert_num_queries):
    stream = RAW if form == "raw list" else PropertyBodyBlock().to_python(RAW)
    with django_assert_num_queries(0):
        assert first_photo_id(stream) == 7
        assert photo_ids(stream) == [7, 5]
        assert document_ids(stream) == [3, 4]
        facts = first_energy(stream)
    assert (facts.jurisdiction, facts.energy_class, facts.document_id) == ("be-wal", "B", 3)


def test_values_filled_by_a_form(make_image):
    stream = PropertyBodyBlock()
    image = make_image()
    value = stream.to_python([])
    value.append(("gallery", stream.child_blocks["gallery"].normalize(
        {"title": "", "photos": [{"photo": image, "caption": "", "room": ""}]}
    )))  # fmt: skip
    value.append(("energy", stream.child_blocks["energy"].to_python(energy()["value"])))
    assert first_photo_id(value) == image.pk
    assert first_energy(value).energy_class == "D"


@pytest.mark.parametrize(
    "stream",
    [None, [], "", "[]", {}, [None], [{"type": "gallery"}], [{"type": "gallery", "value": None}],
     [{"type": "gallery", "value": {"photos": "x"}}], [{"type": None, "value": {}}],
     [{"type": "gallery", "value": {"photos": [item(None), item({"photo": True})]}}]],
)  # fmt: skip
def test_nothing_to_find(stream):
    assert first_photo_id(stream) is None
    assert photo_ids(stream) == document_ids(stream) == []
    assert first_energy(stream) is None


def test_an_empty_certificate_is_still_the_first():
    assert first_energy([{"type": "energy", "value": None}, energy()]).energy_class == ""
