"""Rows 8, 9 and 10 of the surface table: tags, which all agencies keep in one table."""

import json

import pytest
from django.test import Client

from immo_agencies.boundary.own import own_tags, popular_own_tags
from immo_agencies.tenancy import work_for


@pytest.fixture
def tagged(agency, other_agency, make_photo, make_document):
    """Own and foreign tags, on photos and documents; one tag is common to both agencies."""
    for tags in (["façade", "commun"], ["façade"]):
        make_photo(agency).tags.add(*tags)
    make_document(agency).tags.add("facture")
    for name in ("fGCANARY", "commun", "fa-GCANARY"):
        make_photo(other_agency).tags.add(name)
        make_document(other_agency).tags.add(name)


@pytest.fixture
def marketer(agency, make_member, member_client) -> Client:
    return member_client(make_member(agency, "marketer"))


@pytest.mark.parametrize(
    "path", ["/admin/tag-autocomplete/", "/admin/tag-autocomplete/taggit/tag/"]
)
def test_row_10_autocomplete_answers_own_tags_only(tagged, marketer, path):
    def answers(term):
        return sorted(json.loads(marketer.get(path, {"term": term}).content))

    assert answers("f") == answers("FA") == ["facture", "façade"]
    assert answers("comm") == ["commun"]
    for term in ("", "fGCANARY", "\x00"):
        assert answers(term) == []


def test_row_10_other_models_are_no_tags(tagged, marketer):
    for model in ("users/user", "wagtailcore/page", "no/thing"):
        assert marketer.get(f"/admin/tag-autocomplete/{model}/", {"term": "f"}).status_code == 404


def test_row_10_needs_the_admin(tagged, django_user_model):
    client = Client(HTTP_HOST="localhost")
    assert client.get("/admin/tag-autocomplete/", {"term": "f"}).status_code == 302
    client.force_login(django_user_model.objects.create_user("nobody@example.org", "x" * 12))
    answer = client.get("/admin/tag-autocomplete/", {"term": "f"})
    assert answer.status_code in {302, 403, 404}


@pytest.mark.parametrize("path", ["/admin/images/", "/admin/images/results/"])
def test_row_9_photo_list_offers_own_tags(tagged, marketer, path):
    text = marketer.get(path).content.decode()
    assert "GCANARY" not in text
    if "results" not in path:
        assert 'value="façade"' in text


def test_row_9_document_list_offers_own_tags(tagged, marketer):
    text = marketer.get("/admin/documents/").content.decode()
    assert 'value="facture"' in text
    assert "GCANARY" not in text


def test_row_9_the_filter_filters_and_refuses_a_foreign_tag(tagged, marketer):
    found = marketer.get("/admin/images/", {"tag": "commun"})
    assert len(found.context["object_list"]) == 1
    foreign, absent = (
        (marketer.get("/admin/images/", {"tag": t}), t) for t in ("fGCANARY", "fNONE")
    )
    assert told(*foreign) == told(*absent)


def told(answer, name):
    """The answer without the name that the question contained."""
    return [
        len(answer.context["object_list"]),
        str(answer.context["filters"].form.errors).replace(name, ""),
    ]


def test_row_8_photo_chooser_offers_own_popular_tags(tagged, marketer):
    html = json.loads(marketer.get("/admin/images/chooser/").content)["html"]
    assert "façade" in html
    assert "GCANARY" not in html


def test_popular_tags_count_own_uses(tagged, agency, rf, make_member):
    from wagtail.images import get_image_model

    request = _request(rf, make_member(agency, "marketer"), agency)
    popular = popular_own_tags(request, get_image_model())
    assert [(tag.name, tag.uses) for tag in popular] == [("façade", 2), ("commun", 1)]


def test_who_works_for_two_agencies_gets_the_tags_of_the_active_one(
    tagged, agency, other_agency, make_member, rf
):
    from immo_agencies.actions import add_member
    from immo_agencies.roles import Role

    user = make_member(agency, "marketer")
    add_member(other_agency, user, role=Role("marketer"))
    names = {tag.name for tag in own_tags(_request(rf, user, agency))}
    assert names == {"façade", "commun", "facture"}
    theirs = {tag.name for tag in own_tags(_request(rf, user, other_agency))}
    assert theirs == {"fGCANARY", "commun", "fa-GCANARY"}


def test_without_an_agency_there_are_no_tags(tagged, rf, django_user_model):
    operator = django_user_model.objects.create_superuser("op@example.org", "x" * 12)
    assert not own_tags(_request(rf, operator, None)).exists()


def test_cost_does_not_grow(agency, marketer, make_photo, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for round_ in range(2):
        make_photo(agency).tags.add(*(f"tag{round_}{i}" for i in range(1 + 2 * round_)))
        marketer.get("/admin/tag-autocomplete/", {"term": "tag"})
        with CaptureQueriesContext(
            connection,
        ) as queries:
            marketer.get("/admin/tag-autocomplete/", {"term": "tag"})
        counts.append(len(queries))
    assert counts[0] == counts[1]


def _request(rf, user, agency):
    request = rf.get("/admin/")
    request.user, request.session = user, {}
    if agency is not None:
        work_for(request, agency)
    return request


def test_row_10_a_project_that_forgets_our_addresses_is_told(settings):
    from immo_agencies.checks import shadowed_addresses_are_ours

    assert shadowed_addresses_are_ours(None) == []
    settings.ROOT_URLCONF = "tests.immo_agencies.urls_without_shadow"
    assert [error.id for error in shadowed_addresses_are_ours(None)] == ["immo.E003"]
