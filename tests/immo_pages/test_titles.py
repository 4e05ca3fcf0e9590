"""The title proposed by the short form, in the language of the page."""

import pytest

from immo_pages.titles import proposed_title

HOUSE = {"category": "house", "subtype": "", "bedrooms": 3, "city": "Namur"}


@pytest.mark.parametrize(
    ("facts", "language", "title"),
    [
        (HOUSE, "fr", "Maison 3 chambres à Namur"),
        (HOUSE | {"city": "Le Rœulx"}, "fr", "Maison 3 chambres au Rœulx"),
        (HOUSE | {"city": "Les Bons Villers"}, "fr", "Maison 3 chambres aux Bons Villers"),
        (HOUSE | {"bedrooms": 1, "city": "Gent"}, "nl", "Huis 1 slaapkamer in Gent"),
        (HOUSE | {"subtype": "studio"}, "fr", "Studio à Namur"),
        (HOUSE | {"bedrooms": None, "city": ""}, "fr", "Maison"),
    ],
)
def test_a_proposed_title(facts, language, title):
    assert " ".join(proposed_title(facts, language).split()) == title
