"""Lists, counts, maps and cursors say the same as the pages, and nothing that is hidden."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone
from django_scopes import scopes_disabled
from wagtail.models import PageViewRestriction

from immo_listings.models import Listing
from immo_listings.reading.clusters import read_clusters
from immo_listings.reading.counts import forget_counts
from immo_listings.reading.facets import read_facets
from immo_listings.reading.slices import BadCursor, read_slice
from immo_listings.reading.space import Space
from immo_listings.reading.wanted import Box, Circle, Wanted
from immo_pages.models import StatusRules

FR = Wanted("fr")


@pytest.fixture(autouse=True)
def _all_agencies():
    forget_counts()
    with scopes_disabled():
        yield
    forget_counts()


def found(agency, wanted=FR, **options):
    """Keys of the pages in the order of the answer."""
    return read_slice(Space.of(agency.slug), wanted, **options).ids


def test_an_unknown_site_is_none(agency):
    assert Space.of("nobody") is None
    assert Space.of("nobody.example") is None


def test_a_site_is_found_by_slug_and_by_host(agency):
    host = agency.sites().first().hostname
    one, other = Space.of(agency.slug), Space.of(host)
    assert (one.agency_id, other.agency_id) == (agency.pk, agency.pk)
    assert one.root_path == other.root_path == ""
    assert set(one.homes) == set(one.languages) == {"fr", "nl"}


def test_only_what_is_public_of_this_agency(agency, other_agency, make_property):
    mine = make_property(agency)
    make_property(agency, live=False)
    make_property(agency, status="withdrawn")
    make_property(other_agency)
    assert found(agency) == [mine.pk]


def test_what_is_hidden_is_gone_at_once(agency, make_property):
    page, other = make_property(agency), make_property(agency)
    before = Space.of(agency.slug).version
    page.unpublish()
    after = Space.of(agency.slug).version
    assert found(agency) == [other.pk]
    assert before != after
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert found(agency) == []
    assert Space.of(agency.slug).version != after


def test_the_clock_hides_and_changes_the_version(agency, make_property):
    page = make_property(agency, status="sold")
    before = Space.of(agency.slug)
    later = Space.of(agency.slug, timezone.now() + timedelta(days=31))
    assert read_slice(before, FR).ids == [page.pk]
    assert read_slice(later, FR).ids == []
    assert before.version != later.version


def test_new_rules_of_the_status_hold_at_once(agency, make_property):
    page = make_property(agency, status="sold")
    type(page).objects.filter(pk=page.pk).update(
        status_changed_at=timezone.now() - timedelta(days=5)
    )
    Listing.objects.update(closed_at=timezone.now() - timedelta(days=5))
    StatusRules.objects.create(agency=agency, days_shown=3)
    assert found(agency) == []


def test_ranges_include_both_ends_and_leave_out_what_is_unknown(agency, make_property):
    cheap = make_property(agency, price="100000", bedrooms=2)
    dear = make_property(agency, price="300000", bedrooms=None)
    make_property(agency, price="200000", price_display="on_request", bedrooms=3)
    between = Wanted("fr", lowest={"price": Decimal(100000)}, highest={"price": Decimal(300000)})
    assert set(found(agency, between)) == {cheap.pk, dear.pk}
    assert found(agency, Wanted("fr", lowest={"bedrooms": Decimal(2)}), order="price") == [cheap.pk]


def test_a_price_on_request_is_in_no_order_of_price(agency, make_property):
    shown = make_property(agency, price="100000")
    make_property(agency, price="200000", price_display="on_request")
    assert found(agency, order="price") == found(agency, order="-price") == [shown.pk]
    assert read_slice(Space.of(agency.slug), FR, order="price").total == 1
    assert read_slice(Space.of(agency.slug), FR).total == 2


def test_cursors_walk_the_whole_list_once(agency, make_property):
    pages = [make_property(agency, price=str(100000 + 1000 * (n % 3))) for n in range(7)]
    for order in ("-published_at", "price", "-price", "living_area"):
        seen, cursor = [], ""
        while True:
            part = read_slice(Space.of(agency.slug), FR, order=order, limit=2, cursor=cursor)
            seen += part.ids
            cursor = part.next_cursor
            if not cursor:
                break
        assert sorted(seen) == sorted(page.pk for page in pages), order


@pytest.mark.parametrize("cursor", ["x", "e30", "WyJwcmljZSIsIjEiLDFd", "////"])
def test_a_cursor_of_somebody_else_is_refused(agency, make_property, cursor):
    with pytest.raises(BadCursor):
        read_slice(Space.of(agency.slug), FR, cursor=cursor)


def test_facets_count_what_matches(agency, make_property):
    make_property(agency, price="100000", postal_code="5000", city="Namur", bedrooms=2)
    make_property(agency, price="120000", postal_code="5000", city="Namur", bedrooms=3)
    make_property(agency, price="999999", price_display="on_request", bedrooms=3)
    facets = read_facets(Space.of(agency.slug), FR)
    assert facets.total == 3
    assert facets.counts["bedrooms"] == {"2": 1, "3": 2}
    assert facets.prices == [(100000, 2)]
    assert sum(count for _code, _city, count in facets.places) == 3


def test_clusters_add_up_and_a_lonely_point_names_its_page(agency, make_property):
    near = {"latitude": "50.4670", "longitude": "4.8720"}
    make_property(agency, **near)
    make_property(agency, **near)
    lonely = make_property(agency, latitude="51.0500", longitude="3.7200")
    clusters = read_clusters(Space.of(agency.slug), FR, 8)
    assert [cluster.count for cluster in clusters] == [2, 1]
    assert (clusters[0].page_id, clusters[1].page_id) == (None, lonely.pk)


def test_boxes_and_circles_see_the_snapped_point(agency, make_property):
    page = make_property(
        agency, latitude="50.467381", longitude="4.871985", address_visibility="city"
    )
    around = Wanted("fr", circle=Circle(50.47, 4.87, 0.1))
    exact = Wanted("fr", circle=Circle(50.467381, 4.871985, 0.05))
    assert found(agency, around, order="distance") == [page.pk]
    assert found(agency, exact) == []
    assert found(agency, Wanted("fr", box=Box(4.869, 50.469, 4.871, 50.471))) == [page.pk]


def test_words_are_found_by_stem_and_without_accents(agency, make_property):
    page = make_property(agency, title="Maisons de maître rénovées", city="Liège")
    make_property(agency, title="Appartement")
    # Stems are PostgreSQL's; elsewhere words are found letter by letter.
    stems = ("maison", "renovee") if connection.vendor == "postgresql" else ("renovees",)
    for text in (*stems, "liege", "maisons Liège"):
        assert found(agency, Wanted("fr", text=text), order="relevance") == [page.pk], text


def test_a_slice_costs_the_same_for_few_and_many(agency, make_property, django_assert_num_queries):
    for count in (1, 3):
        make_property(agency)
        for _serial in range(count - 1):
            make_property(agency)
        Space.of(agency.slug)
        with django_assert_num_queries(3):
            read_slice(Space.of(agency.slug), FR, limit=20)
