"""What a list costs: the same few queries for 1 and 100 pages, for 1 and 40 photos.

A page with every block asks once for photos, once for documents, once for pages; of the files of
photos it asks nothing, they are names.
"""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scopes_disabled
from wagtail.models import Locale, Page

from immo_blocks.stream import PropertyBodyBlock
from immo_pages.models import Agent, PropertyDocument, PropertyPhoto
from tests.immo_pages.api_world import DUTCH, add_development, full_body, get
from tests.immo_pages.whole_body import whole_body

MOST = 12
Rendition = PropertyPhoto.get_rendition_model()
HEAVY = "pages/?type=immo_pages.PropertyPage&fields=*"


@pytest.fixture
def many_photos(agency, make_photo):
    """``many_photos(n)``: rows that share one file."""

    def make(count: int) -> list[Any]:
        first = make_photo(agency)
        rows = [first]
        for number in range(count - 1):
            row = PropertyPhoto.objects.get(pk=first.pk)
            row.pk, row.uuid, row.title = None, type(first)().uuid, f"Photo {number}"
            row.save()
            rows.append(row)
        return rows

    return make


@pytest.fixture
def everywhere():
    """Agents are scoped rows; requests open a scope of their own."""
    with scopes_disabled():
        yield


def queries(client: Any, path: str) -> list[str]:
    """Statements of a warm request: the caches of the process are not what is counted."""
    get(client, path)
    with CaptureQueriesContext(connection) as caught:
        get(client, path)
    return [query["sql"] for query in caught.captured_queries]


def test_the_list_costs_the_same_for_1_3_20_50_and_100_pages(
    agency, make_property, make_document, many_photos, visitor
):
    photos = many_photos(3)
    paper = make_document(agency, access="public")
    client = visitor()
    counts = {}
    made = 0
    for wanted in (1, 3, 20, 50, 100):
        while made < wanted:
            make_property(agency, body=full_body(photos, [paper]))
            made += 1
        path = f"{HEAVY}&limit={wanted}"
        assert len(get(client, path)["items"]) == wanted
        counts[wanted] = len(queries(client, path))
    # The cover of a single page is looked for among the photos of its body.
    assert counts.pop(1) == counts[3] - 1
    assert len(set(counts.values())) == 1, counts
    assert counts[20] <= MOST, "\n".join(queries(client, HEAVY))


def test_the_list_and_the_detail_cost_the_same_for_1_and_40_photos(
    agency, make_property, many_photos, visitor
):
    photos = many_photos(40)
    page = make_property(agency, body=full_body(photos[:1]))
    client = visitor()
    one = [len(queries(client, path)) for path in (HEAVY, f"pages/{page.pk}/")]
    page.body = type(page)._meta.get_field("body").to_python(full_body(photos))
    page.save_revision().publish()
    forty = [len(queries(client, path)) for path in (HEAVY, f"pages/{page.pk}/")]
    assert one == forty
    assert max(one) <= MOST, one


@pytest.fixture
def full_page(agency, make_property, make_document, many_photos):
    """A page with 40 photos and every block there is; some of them twice."""
    papers = [make_document(agency, access="public") for _number in range(3)]
    for number, paper in enumerate(papers):
        # The blocks ask a recording for its name, not for its bytes.
        type(paper).objects.filter(pk=paper.pk).update(file=f"documents/walk{number}.mp3")
    others = [make_property(agency) for _number in range(3)]
    body = whole_body(many_photos(40), papers, others)
    assert len(body) >= 20
    assert {one["type"] for one in body} == set(PropertyBodyBlock().child_blocks)
    return make_property(agency, body=body)


def test_the_detail_with_every_block_and_40_photos_costs_at_most_twelve(full_page, visitor):
    client = visitor()
    path = f"pages/{full_page.pk}/"
    body = get(client, path)["body"]
    assert len(next(one for one in body if one["type"] == "gallery")["value"]["photos"]) == 40
    asked = queries(client, path)
    assert len(asked) <= MOST, "\n".join(asked)
    assert touching(asked, Rendition) == []
    assert len(touching(asked, PropertyPhoto)) <= 2  # those of the body, the cover


def test_a_page_asks_once_for_each_kind_of_thing_its_blocks_show(full_page, visitor, settings):
    settings.DEBUG = False
    client = visitor()
    address = full_page.get_url()
    html = client.get(address).content.decode()
    for word in ("immo-plans", "immo-player", "immo-audio", "immo-action", "immo-documents"):
        assert word in html
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    asked = [query["sql"] for query in caught.captured_queries]
    assert touching(asked, Rendition) == []
    assert len(by_keys(asked, PropertyDocument)) == 1
    assert len(by_keys(asked, PropertyPhoto)) == 1
    linked = [sql for sql in touching(asked, Page) if '"translation_key" IN (SELECT' in sql]
    assert len(linked) == 1
    assert by_keys(asked, Page) == []


def touching(asked: list[str], model: Any) -> list[str]:
    """Statements that read ``model``."""
    return [sql for sql in asked if f'FROM "{model._meta.db_table}"' in sql]


def by_keys(asked: list[str], model: Any) -> list[str]:
    """Statements that read rows of ``model`` by their keys."""
    return [sql for sql in touching(asked, model) if f'"{model._meta.db_table}"."id" IN (' in sql]


@pytest.mark.usefixtures("everywhere")
def test_mixed_types_agents_units_and_translations_cost_a_bounded_number(
    agency, make_property, many_photos, visitor
):
    photos = many_photos(2)
    client = visitor()
    counts = set()
    for number in range(1, 4):
        agent = Agent.objects.create(agency=agency, name=f"A{number}", photo=photos[0])
        development = add_development(agency, slug=f"d{number}", title=f"D{number}")
        for _unit in range(number):
            make_property(agency, parent=development, agent=agent)
        page = make_property(agency, body=full_body(photos), agent=agent)
        translated = page.copy_for_translation(
            Locale.objects.get(language_code="nl"), copy_parents=True
        )
        dutch = full_body(photos, text=DUTCH)
        translated.body = type(page)._meta.get_field("body").to_python(dutch)
        translated.save_revision().publish()
        counts.add(len(queries(client, "pages/?fields=*&limit=100")))
    # One more query for each of the five page types that occur.
    assert len(counts) == 1
    assert counts.pop() <= MOST + 5


def test_images_and_documents_cost_the_same_for_1_and_3_items(
    agency, make_property, make_document, many_photos, visitor
):
    photos = many_photos(3)
    papers = [make_document(agency, access="public") for _number in range(3)]
    client = visitor()
    page = make_property(agency, body=full_body(photos[:1], papers[:1]))
    one = [len(queries(client, path)) for path in ("images/?fields=*", "documents/?fields=*")]
    page.body = type(page)._meta.get_field("body").to_python(full_body(photos, papers))
    page.save_revision().publish()
    make_property(agency, body=full_body(photos[1:], papers[1:]))
    three = [len(queries(client, path)) for path in ("images/?fields=*", "documents/?fields=*")]
    assert len(get(client, "images/")["items"]) == 3
    assert one == three
    assert max(one) <= MOST
