"""/api/v2/images/ and /documents/: only what live public pages of the agency use."""

import json

import pytest
from wagtail.models import PageViewRestriction, ReferenceIndex

from immo_pages.models import PropertyPage
from tests.immo_pages.api_world import full_body, get


def ids(client, endpoint):
    return [item["id"] for item in get(client, f"{endpoint}/?limit=100")["items"]]


def test_images_on_live_pages_in_named_sizes_never_the_original(
    agency, make_property, make_photo, visitor
):
    shown, unused, on_draft = (make_photo(agency) for _number in range(3))
    make_property(agency, body=full_body([shown]))
    make_property(agency, live=False, body=full_body([on_draft]))
    assert ids(visitor(), "images") == [shown.pk]
    found = get(visitor(), f"images/{shown.pk}/")
    assert set(found["presets"]) == {"thumb", "card", "hero", "full"}
    assert "original" not in json.dumps(found)
    assert "download_url" not in found["meta"]
    for photo in (unused, on_draft):
        get(visitor(), f"images/{photo.pk}/", status=404)


def test_the_photo_of_a_home_page_counts_as_used(agency, make_photo, visitor):
    photo = make_photo(agency)
    home = agency.home_in("nl")
    home.hero = photo
    home.save_revision().publish()
    assert ids(visitor(), "images") == [photo.pk]
    assert ids(visitor("localhost"), "images") == []


def test_documents_must_be_public_and_used(agency, make_property, make_document, visitor):
    public = make_document(agency, access="public", kind="energy")
    private = make_document(agency, title="PRIVATECANARY", access="private")
    on_request = make_document(agency, title="REQUESTCANARY", access="on_request")
    unused = make_document(agency, access="public")
    make_property(agency, body=full_body([], [public, private, on_request]))
    assert ids(visitor(), "documents") == [public.pk]
    found = get(visitor(), f"documents/{public.pk}/")
    assert found["kind"] == "energy"
    assert found["meta"]["download_url"].startswith("http://namur.localhost/documents/")
    for document in (private, on_request, unused):
        get(visitor(), f"documents/{document.pk}/", status=404)


@pytest.mark.parametrize("endpoint", ["images", "documents"])
def test_another_agencys_files_answer_like_absent_ones(
    agency, other_agency, make_property, make_photo, make_document, visitor, endpoint
):
    make = {"images": make_photo, "documents": make_document}[endpoint]
    access = {"access": "public"} if endpoint == "documents" else {}
    foreign = make(other_agency, title="GCANARY", **access)
    parts = ([foreign], []) if endpoint == "images" else ([], [foreign])
    make_property(other_agency, body=full_body(*parts)[:1] + full_body(*parts)[3:])
    assert ids(visitor("gent.localhost"), endpoint) == [foreign.pk]
    # Shown on a page of the first agency by a smuggled reference: still not the agency's file.
    page = make_property(agency)
    page.body = type(page)._meta.get_field("body").to_python(full_body(*parts))
    PropertyPage.objects.filter(pk=page.pk).update(body=page.body)
    ReferenceIndex.create_or_update_for_object(page)
    absent = visitor().get(f"/api/v2/{endpoint}/999999/")
    for host in ("namur.localhost", "localhost", "unknown.example"):
        assert ids(visitor(host), endpoint) == []
        answer = visitor(host).get(f"/api/v2/{endpoint}/{foreign.pk}/")
        assert (answer.status_code, answer.content) == (404, absent.content)


def test_what_left_the_stored_page_is_gone_though_the_reference_index_is_late(
    agency, make_property, make_photo, make_document, visitor
):
    photo, paper = make_photo(agency), make_document(agency, access="public")
    page = make_property(agency, body=full_body([photo], [paper]))
    assert ids(visitor(), "images") == [photo.pk]
    empty = PropertyPage._meta.get_field("body").to_python([])
    PropertyPage.objects.filter(pk=page.pk).update(body=empty, cover=None)
    assert ReferenceIndex.get_references_to(paper).exists()
    assert ids(visitor(), "images") == []
    assert ids(visitor(), "documents") == []
    get(visitor(), f"images/{photo.pk}/", status=404)


@pytest.mark.parametrize("hide", ["unpublish", "restrict"])
def test_what_only_hidden_pages_use_is_absent(agency, make_property, make_photo, visitor, hide):
    photo = make_photo(agency)
    page = make_property(agency, body=full_body([photo]))
    if hide == "unpublish":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert ids(visitor(), "images") == []
    get(visitor(), f"images/{photo.pk}/", status=404)


@pytest.mark.parametrize(
    "query", ["search=x", "title=x", "fields=file", "fields=tags", "order=title", "collection=1"]
)
def test_nothing_else_may_be_asked(agency, visitor, query):
    for endpoint in ("images", "documents"):
        get(visitor(), f"{endpoint}/?{query}", status=400)
