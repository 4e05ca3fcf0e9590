"""What is remembered of a ranking is the order; who may be seen is asked each time."""

import pytest
from django.db import connection
from django_scopes import scopes_disabled
from wagtail.models import Page

from immo_listings.reading import ranked
from immo_listings.reading.counts import forget_counts
from immo_listings.reading.facets import read_facets
from immo_listings.reading.slices import read_slice
from immo_listings.reading.space import Space
from immo_listings.reading.wanted import RELEVANCE, Wanted

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no rank.")
HOUSES = Wanted("fr", text="maison")


@pytest.fixture(autouse=True)
def _all_agencies():
    forget_counts()
    with scopes_disabled():
        yield
    forget_counts()


@pytest.fixture
def best(agency, make_property):
    """Three houses, the best match first."""
    titles = ("Maison, maison, maison", "Maison de maître", "Villa")
    return [make_property(agency, title=title, summary="Une maison.") for title in titles]


def slice_of(agency, **options):
    return read_slice(Space.of(agency.slug), HOUSES, order=RELEVANCE, **options)


def test_the_best_come_first_and_are_ranked_once_a_state(
    agency, best, make_property, django_assert_num_queries
):
    keys = [page.pk for page in best]
    with django_assert_num_queries(3):
        assert slice_of(agency).ids == keys
    with django_assert_num_queries(2):
        again = slice_of(agency, offset=1, limit=1)
    assert (again.ids, again.total) == (keys[1:2], 3)
    new = make_property(agency, title="Maison maison maison maison", summary="Maison.")
    assert slice_of(agency).ids == [new.pk, *keys]


def test_who_is_hidden_without_a_word_leaves_a_remembered_ranking(agency, best):
    assert len(slice_of(agency).ids) == 3
    Page.objects.filter(pk=best[0].pk).update(live=False)
    assert slice_of(agency).ids == [page.pk for page in best[1:]]


def test_further_pages_than_are_remembered_are_ranked_anew(agency, best, monkeypatch):
    monkeypatch.setattr(ranked, "MOST_RANKED", 2)
    assert slice_of(agency, limit=1).ids == [best[0].pk]
    assert slice_of(agency, limit=1, offset=2).ids == [best[2].pk]


def test_words_that_nothing_has_cost_no_second_look(agency, best, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = read_slice(Space.of(agency.slug), Wanted("fr", text="piscine"), order=RELEVANCE)
    assert (found.ids, found.total) == ([], 0)


def test_facets_are_counted_once_a_state(agency, best, make_property, django_assert_num_queries):
    assert read_facets(Space.of(agency.slug), HOUSES).total == 3
    with django_assert_num_queries(1):
        assert read_facets(Space.of(agency.slug), HOUSES).total == 3
    make_property(agency, title="Maison")
    assert read_facets(Space.of(agency.slug), HOUSES).total == 4
