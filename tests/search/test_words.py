"""Words: ranked, marked, forgiven; towns suggested under any of their names."""

from urllib.parse import quote

import pytest
from django.db import connection

from search.marks import excerpt, marked
from search.place_names import names_of
from search.places import where_is
from search.spelling import corrected, slips
from tests.search.test_search import cards, page_of

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL alone ranks"
)


def towns(visitor, typed, host="namur.localhost", language="fr"):
    answer = visitor(host).get(f"/{language}/search/places/", {"q": typed})
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.json()["places"]


def test_a_slip_finds_the_word_and_says_so(agency, make_property, visitor):
    make_property(agency, title="Belle villa à rénover")
    make_property(agency, title="Appartement neuf")
    html = page_of(visitor, "q=vila")
    assert cards(html) == ["Belle villa à rénover"]
    assert "vila" in html
    assert "<mark>villa</mark>" in html
    assert cards(page_of(visitor, "q=apartement")) == ["Appartement neuf"]
    assert cards(page_of(visitor, "q=zzzzzz")) == []


def test_a_word_that_is_a_town_elsewhere_is_proposed(agency, make_property, visitor):
    make_property(agency)
    html = page_of(visitor, "q=Namen")
    assert "?place=5000+Namur" in html


def test_known_words_are_not_corrected(agency, make_property, visitor):
    make_property(agency, title="Villa")
    make_property(agency, title="Ville")
    assert cards(page_of(visitor, "q=ville")) != []
    assert corrected("ville verte", ["Villa", "Ville verte"]) == ""


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("vila", "villa", 1), ("namru", "namur", 1), ("a", "a", 0), ("maison", "masin", 2)],
)
def test_slips(one, other, count):
    assert slips(one, other, 2) == count


@on_postgresql
def test_a_word_in_the_title_comes_before_one_in_the_text(agency, make_property, visitor):
    make_property(agency, title="Verger ancien")
    make_property(agency, title="Maison", summary="Avec un verger.")
    make_property(agency, title="Ferme")
    assert cards(page_of(visitor, "q=verger")) == ["Verger ancien", "Maison"]
    assert cards(page_of(visitor, "q=verger&sort=newest")) == ["Maison", "Verger ancien"]


def test_words_are_marked_and_text_is_text():
    assert marked("Maisons <b>à</b>", ["maison", "b"]) == (
        "<mark>Maisons</mark> &lt;<mark>b</mark>&gt;à&lt;/<mark>b</mark>&gt;"
    )
    assert marked("Élégant", ["elegant"]) == "<mark>Élégant</mark>"
    long = "mot " * 100 + "<i>verger</i> " + "fin " * 100
    assert "&lt;i&gt;<mark>verger</mark>" in excerpt(long, ["verger"])
    assert len(excerpt(long, ["verger"])) < 300
    assert excerpt(long, ["x"]) == ""


def test_towns_under_all_their_names(agency, make_property, visitor):
    make_property(agency)
    make_property(agency)
    make_property(agency, city="Jambes", postal_code="5100")
    namur = {"value": "5000 Namur", "also": "Namen", "count": 2}
    for typed in ("nam", "Namur", "namen", "NAMRU", "5000", "5000 nam"):
        assert towns(visitor, typed) == [namur], typed


def test_accents_and_other_languages(agency, make_property, visitor):
    make_property(agency, city="Liège", postal_code="4000")
    for typed in ("liege", "Luik", "LÜTTICH", "lieg", "liegr"):
        assert [town["value"] for town in towns(visitor, typed)] == ["4000 Liège"], typed
        assert len(cards(page_of(visitor, f"place={typed}"))) == 1, typed


def test_only_towns_with_something_to_show(agency, other_agency, make_property, visitor):
    make_property(agency, live=False)
    make_property(agency, city="Dinant", postal_code="5500", status="withdrawn")
    make_property(other_agency)
    assert towns(visitor, "") == towns(visitor, "gent", language="nl") == []
    everywhere = towns(visitor, "", host="localhost", language="nl")
    assert [town["value"] for town in everywhere] == ["9000 Gent"]


def test_odd_towns(agency, make_property, visitor):
    make_property(agency)
    for typed in ("\x00", "a" * 5000, "%", "<script>", "5000 ", " "):
        towns(visitor, typed)
        assert "<script>" not in page_of(visitor, f"place={quote(typed[:200])}")


def test_every_name_leads_to_the_others():
    assert names_of("Liège")[1:] == ("Luik", "Lüttich")
    assert set(names_of("Luik")) == set(names_of("liège".title()))
    assert names_of("Jambes") == ("Jambes",)
    assert where_is("Luik", []).is_nowhere
