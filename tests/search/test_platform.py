"""The platform's host: all agencies that are to be seen, and no other; the cost of a page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scopes_disabled
from wagtail.models import Site

from immo_agencies.models import Agency
from immo_listings.reading.platform import Platform
from immo_pages.models import StatusRules
from tests.conftest import energy_block, gallery_block
from tests.search.test_search import cards, page_of


def everywhere(visitor, query="", language="nl"):
    return cards(page_of(visitor, query, host="localhost", language=language))


@pytest.fixture
def both(agency, other_agency, make_property):
    make_property(agency, title="Waals huis", language="nl")
    make_property(other_agency, title="Vlaams huis")


def test_a_suspended_agency_is_left_out(both, other_agency, visitor):
    assert set(everywhere(visitor)) == {"Waals huis", "Vlaams huis"}
    Agency.objects.filter(pk=other_agency.pk).update(service_state="suspended")
    assert everywhere(visitor) == ["Waals huis"]


def test_an_agency_without_a_live_home_or_a_site_is_left_out(both, agency, other_agency, visitor):
    other_agency.home_in("nl").unpublish()
    assert everywhere(visitor) == ["Waals huis"]
    Site.objects.filter(hostname="namur.localhost").delete()
    assert everywhere(visitor) == []


def test_what_is_under_offer_follows_the_rules_of_its_agency(
    agency, other_agency, make_property, visitor
):
    make_property(agency, title="Waals huis", language="nl", status="under_offer")
    make_property(other_agency, title="Vlaams huis", status="under_offer")
    with scopes_disabled():
        StatusRules.objects.update_or_create(agency=agency, defaults={"lists_reserved": False})
    assert everywhere(visitor) == ["Vlaams huis"]


def test_nobody_is_nothing(db, visitor):
    assert Platform.of("fr").names == Platform.nothing().names == {}
    assert everywhere(visitor) == []


READS = [
    ("", 3),
    ("category=house&price_min=1&bedrooms=1", 3),
    ("q=maison", 3),
    ("view=map", 3),
    ("place=Namur", 4),
    ("sort=price", 4),
    ("q=maisom", 5),
]


def reads(client, query):
    """Queries to the read model. The frame of the page has its own, some of them from caches that
    the clock empties."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/fr/search/?{query}").status_code == 200
    sql = [one["sql"] for one in queries.captured_queries]
    ours = [text for text in sql if "immo_listings_listing l" in text or "v.page_id" in text]
    return len(ours)


@pytest.mark.parametrize("host", ["namur.localhost", "localhost"])
def test_queries_are_few_and_the_same_for_any_number(
    agency, make_property, make_photo, visitor, host
):
    client, body = visitor(host), [gallery_block(make_photo(agency)), energy_block()]
    found = []
    for more in (1, 2, 17):
        for _turn in range(more):
            make_property(agency, body=body)
        client.get("/fr/search/")
        found.append([reads(client, query) for query, _most in READS])
    assert found[0] == found[1] == found[2]
    # An agency's ranking is made first, and remembered; over all of them it is made with the slice.
    more = {"q=maison": 1} if host != "localhost" else {}
    assert found[2] == [count + more.get(query, 0) for query, count in READS]
