"""What the delivery API says of properties, and what it refuses."""

import json

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from immo_delivery.schemas import FacetsAnswer, MapAnswer, PropertyDetail, PropertyList
from tests.conftest import documents_block, energy_block, gallery_block

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(agency):
    """Start of the addresses of the agency in French."""
    return f"{agency.slug}/fr/"


def ids(body):
    return [item["id"] for item in body["items"]]


def test_a_list_has_cards_a_total_and_the_address_of_each(ask, at, agency, make_property):
    page = make_property(agency, title="Maison de maître", reference="NAM-1")
    status, body = ask(f"{at}properties")
    PropertyList.model_validate(body)
    assert (status, body["page"]["total"], ids(body)) == (200, 1, [page.pk])
    card = body["items"][0]
    assert (card["title"], card["url"]) == ("Maison de maître", page.full_url)
    assert card["url"].endswith(card["path"])
    assert "body" not in card


def test_other_agencies_drafts_and_locked_pages_are_absent(
    ask, at, agency, other_agency, make_property
):
    make_property(other_agency)
    make_property(agency, live=False)
    locked = make_property(agency)
    PageViewRestriction.objects.create(page=locked, restriction_type="password", password="x")
    assert ask(f"{at}properties")[1]["items"] == []
    assert ask(f"{at}properties/{locked.pk}")[0] == 404


def test_detail_has_facts_and_blocks(ask, at, agency, make_property, make_photo, make_document):
    secret = make_document(agency, title="DCANARY", access="private")
    body = [energy_block(), gallery_block(make_photo(agency)), documents_block(secret)]
    page = make_property(agency, reference="NAM-7", body=body)
    for name in ("NAM-7", str(page.pk)):
        status, found = ask(f"{at}properties/{name}")
        PropertyDetail.model_validate(found)
        assert (status, found["id"]) == (200, page.pk)
    assert [block["type"] for block in found["body"]] == ["energy", "gallery", "documents"]
    assert "DCANARY" not in json.dumps(found)


def test_a_foreign_reference_answers_like_an_absent_one(
    ask, at, agency, other_agency, make_property
):
    foreign = make_property(other_agency, reference="GEN-1")
    absent = ask(f"{at}properties/ABSENT")
    for name in ("GEN-1", str(foreign.pk)):
        status, body = ask(f"{at}properties/{name}")
        assert status == absent[0] == 404
        assert body | {"instance": ""} == absent[1] | {"instance": ""}


@pytest.mark.parametrize("site", ["nobody", "nobody.example", "NAMUR", "-", "a%00b"])
def test_an_unknown_site_is_absent(ask, agency, site):
    assert ask(f"{site}/fr/properties")[0] == 404


def test_a_language_without_home_is_absent(ask, agency):
    assert ask(f"{agency.slug}/sv/properties")[0] == 404


def test_ranges_and_choices_narrow(ask, at, agency, make_property):
    cheap = make_property(agency, price="100000", category="apartment")
    make_property(agency, price="300000", category="house")
    asked = "price__gte=100000&price__lte=200000&category__in=apartment,house&order=price"
    assert ids(ask(f"{at}properties?{asked}")[1]) == [cheap.pk]


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("price_gte=1", "price_gte", "price__gte"),
        ("citty__in=x", "citty__in", "city__in"),
        ("zzzzzz=1", "zzzzzz", None),
    ],
)
def test_an_unknown_parameter_is_named_with_the_nearest(ask, at, agency, query, parameter, nearest):
    status, body = ask(f"{at}properties?{query}")
    assert (status, body["parameter"], body["nearest"]) == (400, parameter, nearest)
    assert body["type"].endswith("/invalid-parameter")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("price__gte=cheap", "price__gte"),
        ("bedrooms__gte=-1", "bedrooms__gte"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("offset=10001", "offset"),
        ("order=price,DROP", "order"),
        ("category__in=castle", "category__in"),
        ("category__in=,", "category__in"),
        ("features__all=moat", "features__all"),
        ("bbox=1,2,3", "bbox"),
        ("bbox=nan,1,2,3", "bbox"),
        ("bbox=5,1,4,3", "bbox"),
        ("near=91,4", "near"),
        ("radius_km=3", "radius_km"),
        ("near=50,4&radius_km=101", "radius_km"),
        ("order=relevance", "order"),
        ("order=distance", "order"),
        ("cursor=abc", "cursor"),
        ("cursor=abc&offset=3", "cursor"),
        ("fields=owner_name", "fields"),
        ("price__gte=1&price__gte=2", "price__gte"),
        ("agent=99999999999999999999", "agent"),
        (f"q={'x' * 101}", "q"),
    ],
)
def test_a_bad_value_is_named(ask, at, agency, query, parameter):
    status, body = ask(f"{at}properties?{query}")
    assert (status, body["parameter"]) == (400, parameter)


def test_fields_choose_what_is_sent(ask, at, agency, make_property):
    make_property(agency)
    item = ask(f"{at}properties?fields=title,price")[1]["items"][0]
    assert set(item) == {"url", "path", "id", "title", "price"}
    assert "body" in ask(f"{at}properties?fields=full")[1]["items"][0]


def test_facets_and_map_answer_in_their_shapes(ask, at, agency, make_property):
    page = make_property(agency, price="123000", latitude="50.4", longitude="4.8")
    facets = ask(f"{at}properties/facets")[1]
    FacetsAnswer.model_validate(facets)
    assert facets["prices"]["columns"] == [{"from": 100000, "count": 1}]
    points = ask(f"{at}properties/map?zoom=12&bbox=4,50,5,51")[1]
    MapAnswer.model_validate(points)
    assert points["features"][0]["properties"] == {"count": 1, "id": page.pk, "price": "123000.00"}


def test_json_ld_is_that_of_the_page(ask, at, agency, make_property):
    page = make_property(agency, reference="NAM-9")
    said = ask(f"{at}properties/NAM-9.jsonld")[1]
    assert (said["@type"], said["url"]) == ("RealEstateListing", page.full_url)


def test_who_has_the_state_gets_304_for_one_query(
    at, agency, make_property, django_assert_num_queries
):
    page = make_property(agency)
    url = f"/api/immo/v1/{at}properties?limit=5&order=price"
    first = Client().get(url)
    with django_assert_num_queries(1):
        again = Client(headers={"If-None-Match": first["ETag"]}).get(url)
    assert (again.status_code, again.content) == (304, b"")
    other_order = Client(headers={"If-None-Match": first["ETag"]}).get(
        f"/api/immo/v1/{at}properties?order=price&limit=5"
    )
    assert other_order.status_code == 304
    page.unpublish()
    fresh = Client(headers={"If-None-Match": first["ETag"]}).get(url)
    assert (fresh.status_code, json.loads(fresh.content)["items"]) == (200, [])


def test_anybody_may_keep_it_and_drop_it_by_name(at, agency, make_property):
    page = make_property(agency)
    answer = Client().get(f"/api/immo/v1/{at}properties")
    assert "s-maxage=60" in answer["Cache-Control"]
    assert answer["Vary"] == "Accept-Encoding, Origin"
    assert not answer.cookies
    assert f"property-{page.pk}" in answer["Surrogate-Key"].split()
    assert f"list-property-{agency.pk}" in answer["Cache-Tag"].split(",")


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_three_queries(at, agency, make_property, django_assert_num_queries, count):
    for _serial in range(count):
        make_property(agency)
    client = Client()
    with django_assert_num_queries(3):
        client.get(f"/api/immo/v1/{at}properties")
    with django_assert_num_queries(2):
        client.get(f"/api/immo/v1/{at}properties/facets")
    with django_assert_num_queries(2):
        client.get(f"/api/immo/v1/{at}properties/map")


def test_a_detail_costs_two_queries(
    at, agency, make_property, make_photo, django_assert_num_queries
):
    page = make_property(agency, body=[energy_block(), gallery_block(make_photo(agency))])
    with django_assert_num_queries(2):
        Client().get(f"/api/immo/v1/{at}properties/{page.pk}")
