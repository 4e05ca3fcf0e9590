"""Titles in four languages."""

from typing import Any

import pytest
from django.utils.translation import override

from immo_feeds.csv_source.titles import (
    AVAILABILITY,
    CATEGORIES,
    SUBTYPES,
    availability_text,
    fill_template,
    title_for,
)
from immo_pages.vocabulary import Category, Subtype


@pytest.mark.parametrize(
    ("values", "language", "title"),
    [
        ({"category": "house", "bedrooms": 3, "city": "Namur"}, "fr", "Maison 3 chambres à Namur"),
        ({"category": "house", "bedrooms": 1, "city": "Namur"}, "fr", "Maison 1 chambre à Namur"),
        (
            {"category": "apartment", "bedrooms": 2, "city": "Gent"},
            "nl",
            "Appartement 2 slaapkamers in Gent",
        ),
        (
            {"category": "apartment", "bedrooms": 1, "city": "Gent"},
            "nl",
            "Appartement 1 slaapkamer in Gent",
        ),
        (
            {"category": "house", "bedrooms": 3, "city": "Eupen"},
            "de",
            "Haus mit 3 Schlafzimmern in Eupen",
        ),
        (
            {"category": "house", "bedrooms": 3, "city": "Uccle"},
            "en",
            "House with 3 bedrooms in Uccle",
        ),
        (
            {"category": "apartment", "subtype": "studio", "bedrooms": 1, "city": "Liège"},
            "fr",
            "Studio à Liège",
        ),
        ({"category": "house", "subtype": "mansion", "city": "Mons"}, "fr",
         "Maison de maître à Mons"),
        ({"category": "house", "subtype": "mansion", "city": "Aalst"}, "nl", "Herenhuis in Aalst"),
        ({"category": "house", "subtype": "other", "bedrooms": 0}, "fr", "Maison"),
        ({"category": "house", "city": "Le Roeulx"}, "fr", "Maison au Roeulx"),
        ({"category": "house", "city": "Les Bons Villers"}, "fr", "Maison aux Bons Villers"),
        ({"category": "house", "city": "Le Roeulx"}, "nl", "Huis in Le Roeulx"),
        ({"category": "house", "city": "Leuven"}, "fr", "Maison à Leuven"),
        ({"category": "other"}, "fr", "Bien"),
        ({}, "nl", "Pand"),
    ],
)  # fmt: skip
def test_a_title(values: dict[str, Any], language: str, title: str) -> None:
    assert title_for(values, language) == title


def test_a_title_fits_its_column() -> None:
    assert len(title_for({"category": "house", "city": "x" * 400}, "fr")) == 255


def test_every_kind_of_property_has_a_noun() -> None:
    assert set(CATEGORIES) | {"other"} == set(Category.values)
    assert set(SUBTYPES) | {"other", "flat"} == set(Subtype.values)


@pytest.mark.parametrize("language", ["fr", "nl", "de"])
def test_no_noun_is_left_in_english(language: str) -> None:
    same = {"Villa", "Bungalow", "Chalet", "Studio", "Duplex", "Triplex", "Penthouse", "Loft"}
    nouns = [*CATEGORIES.values(), *SUBTYPES.values(), *AVAILABILITY.values()]
    with override("en"):
        english = [str(noun) for noun in nouns]
    with override(language):
        here = [str(noun) for noun in nouns]
    kept = {word for word, other in zip(english, here, strict=True) if word == other}
    assert kept <= same | ({"Appartement"} if language != "de" else set())


def test_availability_is_worded_in_the_language() -> None:
    assert availability_text("at_deed", "fr") == "à l’acte"
    assert availability_text("immediately", "nl") == "onmiddellijk"
    assert availability_text("to_be_agreed", "en") == "to be agreed"


def test_a_template_leaves_no_gap_for_the_unknown() -> None:
    values = {"category": "house", "city": "Namur"}
    filled = fill_template("{kind} {street} {city} ({reference})", values, "R1", "fr")
    assert filled == "Maison Namur (R1)"
