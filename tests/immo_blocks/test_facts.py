"""Blocks of facts: they show what the page says, and nothing where it says nothing."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from immo_blocks.api import BodySchema, MediaIndex, serialize_body
from immo_blocks.facts.parts import PARTS_OF, parts_shown
from immo_blocks.facts.protocol import FactGroup, KeyFact, PageFacts, facts_of
from immo_blocks.facts.sample import SampleFacts
from immo_blocks.stream import (
    ONCE,
    ONCE_IN_A_DEVELOPMENT,
    ContentBodyBlock,
    DevelopmentBodyBlock,
    PropertyBodyBlock,
)
from tests.immo_blocks.conftest import block, item

PROPERTY, DEVELOPMENT = PropertyBodyBlock(), DevelopmentBodyBlock()
FACTS = ["key_facts", "features", "financials", "urban_planning", "open_houses", "contact"]


class House(PageFacts):
    """A page that says a little."""

    def key_facts(self, codes):
        return [KeyFact("bedrooms", "Bedrooms", "3")]

    def groups(self, codes):
        return [FactGroup(code, code.upper(), rows=((code, "said"),)) for code in codes]


def render(kind, value, **context):
    return (
        PROPERTY.child_blocks[kind]
        .bind(PROPERTY.child_blocks[kind].to_python(value))
        .render(context)
    )


@pytest.mark.parametrize("kind", FACTS)
def test_a_page_without_facts_shows_nothing(kind):
    assert render(kind, {}).strip() == ""
    assert render(kind, {}, page=SimpleNamespace(block_facts=lambda: "nonsense")).strip() == ""
    assert "page itself" in str(PROPERTY.child_blocks[kind].meta.help_text)


def test_facts_come_from_the_context_else_from_the_page():
    page = SimpleNamespace(block_facts=House)
    assert isinstance(facts_of({"page": page}), House)
    assert isinstance(facts_of({"page": page, "block_facts": SampleFacts()}), SampleFacts)
    assert "3" in render("key_facts", {}, page=page)


def test_a_block_shows_the_parts_it_was_told_to():
    html = render("financials", {"parts": ["taxes", "areas", "x"]}, block_facts=House())
    assert html.count("said") == 1
    assert "<dt>taxes</dt>" in html


@pytest.mark.parametrize("value", [{}, None, "x", {"parts": None}])
def test_a_value_that_says_no_parts_shows_all(value):
    raw = [block("financials", value), block("heading", {"text": "x", "level": "h2"})]
    assert parts_shown(raw) == {part.value for part in PARTS_OF["financials"]}


def test_no_part_is_told_by_two_blocks():
    told = [part for parts in PARTS_OF.values() for part in parts]
    assert len(told) == len(set(told))


def test_parts_and_numbers_are_checked():
    financials, key_facts = (PROPERTY.child_blocks[name] for name in ("financials", "key_facts"))
    with pytest.raises(ValidationError):
        financials.clean(financials.to_python({"parts": []}))
    codes = [code for code, _label in key_facts.child_blocks["facts"].field.choices]
    assert key_facts.clean(key_facts.to_python({"facts": codes[:8]}))
    with pytest.raises(ValidationError):
        key_facts.clean(key_facts.to_python({"facts": codes[:9]}))


def rooms(*values):
    return {"rooms": [item(value) for value in values]}


def test_rooms_of_a_kind_are_numbered_and_have_words_of_the_language():
    value = rooms(
        {"room": "bedroom", "level": "1", "area": "12.50"},
        {"room": "kitchen", "level": "", "area": None},
        {"room": "bedroom", "level": "ground", "area": "9"},
        {"room": "", "level": "", "area": None},
    )
    with translation.override("en"):
        html = render("rooms", value | {"show_facts": False})
        found = PROPERTY.child_blocks["rooms"].to_python(value).rows
    assert [row.name for row in found] == ["Bedroom 1", "Kitchen", "Bedroom 2"]
    assert [row.area for row in found] == ["12.5\u00a0m²", "", "9\u00a0m²"]
    assert "Ground floor" in html
    assert render("rooms", rooms()).strip() == ""


def test_a_room_has_an_area_that_can_be():
    child = PROPERTY.child_blocks["rooms"]
    for area in ("-1", "0"):
        with pytest.raises(ValidationError):
            child.clean(child.to_python(rooms({"room": "bedroom", "level": "1", "area": area})))


def test_places_nearby_say_how_far():
    places = [
        item({"kind": "school", "name": "Sint-Jan", "minutes": 5, "way": "walk"}),
        item({"kind": "station", "name": "", "minutes": None, "way": ""}),
    ]
    html = render("neighbourhood", {"places": places})
    for word in ("Sint-Jan", "School", "5 minutes on foot", "Railway station"):
        assert word in html


def test_units_belong_to_developments_and_facts_of_one_property_do_not():
    assert "units" not in PROPERTY.child_blocks
    assert set(ONCE_IN_A_DEVELOPMENT) <= set(DEVELOPMENT.child_blocks)
    assert set(ONCE) - set(DEVELOPMENT.child_blocks) == {
        "key_facts", "rooms", "features", "financials", "urban_planning", "open_houses",
    }  # fmt: skip
    assert not set(ONCE) & set(ContentBodyBlock().child_blocks)


def test_units_that_are_gone_may_be_left_out():
    child = DEVELOPMENT.child_blocks["units"]
    for shown, count in ((True, 2), (False, 1)):
        html = child.bind(child.to_python({"show_closed": shown})).render(
            {"block_facts": SampleFacts()}
        )
        assert html.count('class="immo-units__row') == count


def test_the_api_says_how_facts_are_shown_and_never_what_they_are():
    raw = [block(kind, {}) for kind in (*ONCE, "units")]
    raw[2]["value"] = rooms({"room": "bedroom", "level": "1", "area": Decimal("12.5")})
    raw[4]["value"] = {"parts": ["price", "nonsense"], "show_heading": False}
    body = serialize_body(raw, MediaIndex())
    assert BodySchema.model_validate(body)
    values = {one["type"]: one["value"] for one in body}
    assert values["rooms"]["rooms"][0] | {"id": ""} == {
        "id": "",
        "room": "bedroom",
        "room_label": "Bedroom",
        "level": "1",
        "level_label": "1st floor",
        "area": 12.5,
    }
    assert values["financials"] == {"parts": ["price"], "show_heading": False}


@pytest.mark.parametrize("value", [None, [], "x", 3, {"rooms": [None], "places": 4, "facts": "x"}])
def test_half_filled_values_are_read_with_blanks(value):
    raw = [block(kind, value) for kind in (*ONCE, "units")]
    assert BodySchema.model_validate(serialize_body(raw, MediaIndex()))


def test_facts_have_no_words_to_search_or_translate():
    for kind in (*FACTS, "rooms"):
        child = PROPERTY.child_blocks[kind]
        value = child.get_preview_value()
        assert child.get_searchable_content(value) == []
        assert child.get_translatable_segments(value) == []
        assert child.restore_translated_segments(value, []) is value
