"""The search page: one agency on its host, all of them on the platform's."""

import re

from django.utils.html import strip_tags


def page_of(visitor, query="", host="namur.localhost", language="fr"):
    answer = visitor(host).get(f"/{language}/search/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def cards(html):
    """Titles in the order of the page."""
    found = re.findall(r'<a class="card__link"[^>]*>(.*?)</a>', html, re.S)
    return [strip_tags(title) for title in found]


def test_all_words_must_be_found(agency, make_property, visitor):
    make_property(agency, title="Maison avec jardin", city="Namur")
    make_property(agency, title="Maison avec cour", city="Jambes")
    assert cards(page_of(visitor, "q=maison+jardin")) == ["Maison avec jardin"]


def test_town_postal_code_reference_and_street(agency, make_property, visitor):
    make_property(
        agency,
        title="Celle-ci",
        postal_code="5100",
        city="Jambes",
        reference="RX-77",
        street="Rue des Fougères",
    )
    make_property(agency, title="Celle-là")
    for words in ("5100", "jambes", "RX-77", "fougères"):
        html = page_of(visitor, f"q={words}")
        assert "Celle-ci" in html, words
        assert "Celle-là" not in html, words


def test_transaction_narrows(agency, make_property, visitor):
    make_property(agency, title="Maison familiale")
    make_property(agency, title="Location", transaction="rent", rent_monthly="900")
    html = page_of(visitor, "transaction=rent")
    assert "Location" in html
    assert "Maison familiale" not in html


def test_an_agency_finds_its_own_and_the_platform_all(agency, other_agency, make_property, visitor):
    make_property(agency, title="Maison wallonne", language="nl")
    make_property(other_agency, title="Huis GCANARY")
    assert "CANARY" not in page_of(visitor, language="nl")
    everything = page_of(visitor, host="localhost", language="nl")
    assert "Maison wallonne" in everything
    assert "Huis GCANARY" in everything
    assert "Immobilière des Deux Rives" in everything


def test_only_what_is_public_is_found(agency, make_property, visitor):
    from wagtail.models import PageViewRestriction

    make_property(agency, title="Brouillon CANARY", live=False)
    gone = make_property(agency, title="Partie CANARY")
    gone.unpublish()
    private = make_property(agency, title="Privée CANARY")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    make_property(agency, title="Retirée CANARY", status="withdrawn")
    hidden = {"address_visibility": "city", "street": "Rue SCANARY"}
    make_property(agency, title="Ouverte", price="765432", price_display="on_request", **hidden)
    for host in ("namur.localhost", "localhost"):
        html = page_of(visitor, host=host)
        assert "Ouverte" in html
        assert "CANARY" not in html
        assert "765" not in html
    assert "Ouverte" not in page_of(visitor, "q=scanary")


def test_only_the_language_of_the_address(agency, make_property, visitor):
    make_property(agency, title="En français")
    make_property(agency, title="In het Nederlands", language="nl")
    assert "In het Nederlands" not in page_of(visitor)
    assert "In het Nederlands" in page_of(visitor, language="nl")


def test_odd_questions_are_answered(agency, make_property, visitor):
    make_property(agency)
    odd = ["q=%00", "q=" + "a" * 5000, "q=%25_'\"", "page=x", "page=99", "transaction=%00", "q=-"]
    for query in odd:
        page_of(visitor, query)
        page_of(visitor, query, host="localhost")


def test_words_of_a_visitor_are_text(agency, visitor):
    assert "<script>alert" not in page_of(visitor, "q=%3Cscript%3Ealert(1)%3C/script%3E")


def test_the_page_is_the_same_for_everybody(agency, make_property, visitor):
    make_property(agency)
    for host in ("namur.localhost", "localhost"):
        first, second = visitor(host).get("/fr/search/"), visitor(host).get("/fr/search/")
        assert first.content == second.content
        assert not first.cookies
        assert "cookie" not in first.get("Vary", "").lower()
