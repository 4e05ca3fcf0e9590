"""Filters, counts, orders and the address of the search page, and what it says when it is wrong."""

import re

import pytest

from tests.search.test_search import cards, page_of


def count_at(html, name, value):
    """The number beside one choice of a filter; None when it is not offered."""
    found = re.search(rf'for="finder-{name}-{value}">[^<]*<span[^>]*>(\d+)<', html)
    return int(found[1]) if found else None


@pytest.fixture
def three(agency, make_property):
    """A house in Namur, an apartment in Jambes, a rental in Jambes whose price is not shown."""
    make_property(
        agency,
        title="Villa claire",
        price="250000",
        subtype="villa",
        features=["garden"],
        bedrooms=4,
    )
    jambes = {"city": "Jambes", "postal_code": "5100", "category": "apartment"}
    make_property(agency, title="Appartement vert", price="180000", bedrooms=2, **jambes)
    make_property(
        agency, title="Discret", price="777000", price_display="on_request", bedrooms=1, **jambes
    )


NARROWED = [
    ("category=house", {"Villa claire"}),
    ("category=house&category=apartment", {"Villa claire", "Appartement vert", "Discret"}),
    ("subtype=villa", {"Villa claire"}),
    ("place=5100", {"Appartement vert", "Discret"}),
    ("place=Namen", {"Villa claire"}),
    ("place=5000+Namur", {"Villa claire"}),
    ("place=namru", {"Villa claire"}),
    ("price_min=200.000", {"Villa claire"}),
    ("price_max=200000&price_min=100000", {"Appartement vert"}),
    ("price_min=200000&price_max=100000", {"Appartement vert"}),
    ("price_min=700000&price_max=800000", set()),
    ("bedrooms=3", {"Villa claire"}),
    ("area=100&area_max=139", set()),
    ("epc=B&place=jambes", {"Appartement vert", "Discret"}),
    ("epc=A", set()),
    ("features=garden", {"Villa claire"}),
    ("features=garden&features=lift", set()),
    ("status=available&bedrooms=2", {"Villa claire", "Appartement vert"}),
    ("box=4,50,5,51", set()),
]


def test_filters(three, visitor):
    for query, titles in NARROWED:
        assert set(cards(page_of(visitor, query))) == titles, query


def test_counts_take_their_own_filter_out(three, visitor):
    html = page_of(visitor, "category=house")
    assert count_at(html, "category", "apartment") == 2
    assert count_at(html, "category", "house") == 1
    assert count_at(html, "subtype", "villa") == 1
    assert count_at(page_of(visitor, "category=apartment"), "subtype", "villa") is None


def test_a_price_on_request_is_in_no_filter_order_or_column(three, visitor):
    assert cards(page_of(visitor, "sort=price")) == ["Appartement vert", "Villa claire"]
    assert cards(page_of(visitor, "sort=price_desc")) == ["Villa claire", "Appartement vert"]
    html = page_of(visitor, "transaction=sale")
    assert len(cards(html)) == 3
    assert html.count('<rect class="narrow__column') == 2
    assert 'max="300000"' in html


def test_an_empty_answer_says_what_to_leave_out(three, visitor):
    html = page_of(visitor, "category=house&place=5100&price_max=300000")
    links = dict(re.findall(r'class="nothing__link" href="\?([^"]*)">\s*(.*?)\s*</a>', html, re.S))
    assert set(links) == {
        "place=5100&amp;price_max=300000",
        "category=house&amp;price_max=300000",
    }
    assert cards(page_of(visitor, "place=5100&price_max=300000")) == ["Appartement vert"]


def test_each_filter_has_a_link_without_it(three, visitor):
    html = page_of(visitor, "q=villa&category=house&category=apartment&bedrooms=2")
    without = re.findall(r'class="applied__filter" href="\?([^"]*)"', html)
    assert [query.replace("&amp;", "&") for query in without] == [
        "category=house&category=apartment&bedrooms=2",
        "q=villa&category=apartment&bedrooms=2",
        "q=villa&category=house&bedrooms=2",
        "q=villa&category=house&category=apartment",
    ]


NONSENSE = """
bedrooms=x price_min=1e9 category=castle box=1,2,3 box=nan,1,2,3 sort=worst epc=Z area=-5
price_max=99999999999 status=withdrawn features=%00
"""


def test_what_is_not_understood_is_left_out_and_said(three, visitor):
    for query in [*NONSENSE.split(), "bedrooms=" + "9" * 400]:
        html = page_of(visitor, query)
        assert len(cards(html)) == 3, query
        assert 'class="notice"' in html, query


def test_pages_have_links_and_odd_numbers_lead_to_a_page(agency, make_property, visitor):
    make_property(agency)
    from search import found

    before, found.PAGE_SIZE = found.PAGE_SIZE, 1
    try:
        make_property(agency)
        make_property(agency)
        middle = page_of(visitor, "page=2&category=house")
        assert re.findall(r'rel="(prev|next)"\s+href="\?([^"]*)"', middle) == [
            ("prev", "category=house&amp;page=1"),
            ("next", "category=house&amp;page=3"),
        ]
        seen = {cards(page_of(visitor, f"page={number}"))[0] for number in (1, 2, 3)}
        assert len(seen) == 3
        assert cards(page_of(visitor, "page=99")) == cards(page_of(visitor, "page=3"))
    finally:
        found.PAGE_SIZE = before


def test_only_the_plain_page_is_for_search_engines(three, visitor):
    plain, narrowed = page_of(visitor), page_of(visitor, "category=house")
    assert 'rel="canonical" href="http://namur.localhost/fr/search/"' in plain
    assert "noindex" not in plain
    assert 'content="noindex, follow"' in narrowed
    assert 'rel="canonical"' not in narrowed
    assert "noindex" in page_of(visitor, "page=2&q=x")


def test_the_map_asks_nobody_before_a_click(agency, make_property, visitor):
    make_property(agency, latitude="50.466", longitude="4.867", address_visibility="city")
    make_property(agency, latitude="50.466", longitude="4.867")
    make_property(agency)
    answer = visitor().get("/fr/search/?view=map")
    html = answer.content.decode()
    assert "<iframe" not in html
    assert not re.search(r'(src|srcset)="https?://', html)
    assert "openstreetmap.org" in answer["Content-Security-Policy"]
    assert "openstreetmap.org" not in visitor().get("/fr/search/")["Content-Security-Policy"]
    box = re.search(r'finder__area-link" href="\?(box=[^"]*)"', html)[1]
    assert len(cards(page_of(visitor, box))) == 2
