"""What changed, in words: each change is named."""

import pytest

from immo_pages.models import PropertyPage
from immo_pages.moderation.changes import changes
from immo_pages.moderation.versions import judged
from tests.conftest import documents_block, energy_block, gallery_block
from tests.immo_pages.moderation_world import (
    edited,
    pair,
    raw,
    sent,
    url,
    with_ids,
)


@pytest.fixture
def people(agency, make_member, member_client):
    return pair(agency, make_member, member_client)


def compared(page, body=None, **facts):
    after = edited(page, body, **facts)
    row = PropertyPage.objects.get(pk=page.pk)
    return changes(judged(row), judged(after.get_latest_revision_as_object()))


def told(found):
    return [(change.code, change.kind.value) for change in found]


def test_nothing_changed_is_no_change(agency, make_property, make_photo, make_document):
    body = with_ids(
        energy_block(), gallery_block(make_photo(agency)), documents_block(make_document(agency))
    )
    page = make_property(agency, body=body)
    assert compared(page, raw(page)) == []


@pytest.mark.parametrize(
    ("facts", "code", "before", "after"),
    [
        ({"price": "340000"}, "price", "350.000\u00a0€", "340.000\u00a0€"),
        ({"status": "under_offer"}, "status", "disponible", "sous option"),
        ({"living_area": "141.5"}, "living_area", "140\u00a0m²", "141,5\u00a0m²"),
        ({"year_built": 1998}, "year_built", "", "1998"),
        ({"is_heritage": True}, "is_heritage", "", "oui"),
        ({"features": ["lift"]}, "features", "", "ascenseur"),
        ({"title": "Belle maison"}, "title", "Maison", "Belle maison"),
    ],
)
def test_each_fact_is_named_with_its_unit(agency, make_property, facts, code, before, after):
    page = make_property(agency, title="Maison")
    (change,) = compared(page, **facts)
    assert (change.code, change.before, change.after) == (code, before, after)
    assert change.after in change.words or change.is_text
    assert change.path == code


def test_photos_are_named(agency, make_property, make_photo):
    one, two, three = (make_photo(agency, title=name) for name in ("Façade", "Jardin", "Cuisine"))
    page = make_property(agency, body=with_ids(energy_block(), gallery_block(one, two)))
    found = compared(page, with_ids(energy_block(), gallery_block(three, one)))
    assert told(found) == [("photo_removed", "removed"), ("photo_added", "added")]
    assert (found[0].before, found[1].after) == ("Jardin", "Cuisine")
    assert [medium.pk for medium in found[0].media_before] == [two.pk]
    found = compared(page, with_ids(energy_block(), gallery_block(two, one)))
    assert told(found) == [("photo_order", "reordered")]
    assert [medium.pk for medium in found[0].media_after] == [two.pk, one.pk]
    captioned = gallery_block(one, two)
    captioned["value"]["photos"][1]["value"]["caption"] = "Au sud"
    (change,) = compared(page, with_ids(energy_block(), captioned))
    assert (change.code, change.after) == ("photo_caption", "Au sud")


def test_certificate_documents_and_texts_are_named(agency, make_property, make_document):
    paper = make_document(agency, title="PEB")
    text = {"type": "rich_text", "value": "<p>Grand jardin au nord.</p>"}
    page = make_property(agency, body=with_ids(energy_block(), text))
    body = with_ids(energy_block(energy_class="D", kwh_m2_year="301.00"), text)
    assert told(compared(page, body)) == [
        ("energy.energy_class", "changed"),
        ("energy.kwh_m2_year", "changed"),
    ]
    found = compared(
        page, [*raw(page), *with_ids(energy_block(), text, documents_block(paper))[2:]]
    )
    assert told(found) == [("document_added", "added")]
    assert found[0].after == "PEB"
    (change,) = compared(
        page, with_ids(energy_block(), text | {"value": "<p>Grand jardin au sud.</p>"})
    )
    assert (change.code, change.is_text) == ("rich_text", True)
    assert change.path == f"body.{raw(page)[1]['id']}"


def test_new_and_mended_missing_mentions_are_named(agency, make_property):
    page = make_property(agency, body=with_ids(energy_block(certificate_number="")))
    known = {gap.gap.code for gap in compared(page, body=[]) if gap.kind == "new_gap"}
    assert "energy_certificate_missing" in known
    found = compared(page, with_ids(energy_block()))
    mended = [change.code for change in found if change.kind == "mended_gap"]
    assert mended == ["energy_certificate_number_missing"]


def test_words_are_marked_on_each_side(agency, people, make_property):
    page = make_property(agency, summary="Grand jardin au nord")
    edited(page, summary="Grand jardin au sud")
    sent(page, people.marketer)
    (row,) = people.client.get(url(page)).context["rows"]
    assert "nord</del>" in row.sides.before
    assert "sud" not in row.sides.before
    assert "sud</ins>" in row.sides.after
