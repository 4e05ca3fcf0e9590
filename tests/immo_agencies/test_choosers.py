"""Rows 5, 7, 8, 22, 31 and 32 of the surface table: choosers, filters and admin API."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Site

from tests.conftest import gallery_block

ABSENT = 987_654


@pytest.fixture
def pages(agency, other_agency, make_property):
    """One property a side; the foreign one tells by its title."""
    own = make_property(agency, title="Maison propre")
    theirs = make_property(other_agency, title="Huis GCANARY", slug="huis-gcanary")
    return own, theirs


@pytest.fixture
def editor(agency, make_member, member_client) -> Client:
    return member_client(make_member(agency, "editor"))


def html(answer) -> str:
    """The body, unpacked when it is a chooser's JSON."""
    text = answer.content.decode()
    return json.loads(text).get("html", text) if text.startswith("{") else text


# --- row 7: the page chooser -----------------------------------------------------------------


@pytest.mark.parametrize(
    "query", [{}, {"page_type": "immo_pages.propertypage"}, {"locale": "nl"}, {"multiple": "1"}]
)
def test_row_7_opens_at_the_agencys_home(agency, pages, editor, query):
    answer = editor.get("/admin/choose-page/", query)
    data = json.loads(answer.content)
    home = agency.home_in("nl" if "locale" in query else "fr")
    assert data["parent_page_id"] == home.pk
    assert home.title in data["html"]
    assert "GCANARY" not in data["html"]


def test_row_7_type_that_only_another_agency_uses(agency, other_agency, make_property, editor):
    make_property(other_agency, title="Huis GCANARY")
    answer = editor.get("/admin/choose-page/", {"page_type": "immo_pages.propertypage"})
    assert answer.status_code == 200
    assert "GCANARY" not in html(answer)


def test_row_7_browses_own_pages_to_the_bottom(agency, pages, editor):
    own, _theirs = pages
    found = editor.get(f"/admin/choose-page/{own.get_parent().pk}/")
    assert "Maison propre" in html(found)
    assert editor.get(f"/admin/choose-page/{agency.home_in('fr').pk}/").status_code == 200
    root = editor.get(f"/admin/choose-page/{Page.get_first_root_node().pk}/")
    assert json.loads(root.content)["parent_page_id"] == agency.home_in("fr").pk
    assert "GCANARY" not in html(found) + html(root)


def test_row_7_foreign_parent_is_answered_as_absent(pages, editor):
    _own, theirs = pages
    absent = editor.get(f"/admin/choose-page/{ABSENT}/")
    for page in (theirs, theirs.get_parent()):
        answer = editor.get(f"/admin/choose-page/{page.pk}/")
        assert answer.status_code == absent.status_code == 404
        assert answer.content == absent.content


def test_row_7_search_finds_own_pages_only(pages, editor):
    found = editor.get("/admin/choose-page/search/", {"q": "Maison"})
    assert "Maison propre" in html(found)
    foreign = editor.get("/admin/choose-page/search/", {"q": "Huis"})
    assert "huis-gcanary" not in html(foreign)
    assert "GCANARY" not in html(foreign)


def test_row_7_several_chosen_leave_the_foreign_one_out(pages, editor):
    own, theirs = pages
    ids = [own.pk, theirs.pk, ABSENT, "x", "9" * 30]
    answer = editor.get("/admin/choose-page/chosen-multiple/", {"id": ids})
    if answer.status_code == 404:  # the boundary refuses the whole list
        ids = [own.pk]
        answer = editor.get("/admin/choose-page/chosen-multiple/", {"id": ids})
    result = json.loads(answer.content)["result"]
    assert [chosen["id"] for chosen in result] == [own.pk]
    assert "GCANARY" not in answer.content.decode()


def test_row_7_typed_address_becomes_a_link_on_own_sites_only(pages, editor):
    own, theirs = pages
    name = "external-link-chooser"

    def typed(url):
        data = {f"{name}-url": url, f"{name}-link_text": "ici"}
        answer = editor.post("/admin/choose-external-link/", data)
        return json.loads(answer.content)

    assert typed(own.full_url)["result"]["id"] == own.pk
    foreign = typed(theirs.full_url)
    assert foreign["step"] == "external_link_chosen"
    assert foreign["result"]["url"] == theirs.full_url
    assert "id" not in foreign["result"]
    assert "GCANARY" not in json.dumps(foreign)


def test_row_7_member_of_two_agencies_sees_the_active_one(
    agency, other_agency, pages, make_member, member_client
):
    from immo_agencies.actions import add_member
    from immo_agencies.roles import Role

    user = make_member(agency, "editor")
    add_member(other_agency, user, role=Role("editor"))
    browser = member_client(user)
    browser.post(reverse("immo_agencies_switch"), {"agency": agency.pk})
    own, theirs = pages
    assert "GCANARY" not in html(browser.get("/admin/choose-page/"))
    assert browser.get(f"/admin/choose-page/{theirs.pk}/").status_code == 404
    browser.post(reverse("immo_agencies_switch"), {"agency": other_agency.pk})
    assert browser.get(f"/admin/choose-page/{theirs.get_parent().pk}/").status_code == 200
    assert browser.get(f"/admin/choose-page/{own.get_parent().pk}/").status_code == 404


# --- row 8: the choosers of photos and documents ---------------------------------------------


@pytest.mark.parametrize(
    ("kind", "make"), [("images", "make_photo"), ("documents", "make_document")]
)
def test_row_8_file_choosers(kind, make, request, agency, other_agency, editor):
    create = request.getfixturevalue(make)
    own, theirs = create(agency, title="Propre"), create(other_agency, title="Secret GCANARY")
    base = f"/admin/{kind}/chooser/"
    for path in (base, f"{base}results/"):
        assert "Propre" in html(editor.get(path))
        for query in ({}, {"q": "Secret"}, {"collection_id": other_agency.collection_id}):
            assert "GCANARY" not in html(editor.get(path, query))
    assert json.loads(editor.get(f"{base}chosen/{own.pk}/").content)["result"]["id"] == str(own.pk)
    absent = editor.get(f"{base}chosen/{ABSENT}/")
    foreign = editor.get(f"{base}chosen/{theirs.pk}/")
    assert foreign.status_code == absent.status_code == 404
    assert foreign.content == absent.content
    assert editor.get(f"{base}chosen/no-key/").status_code == 404


def test_row_8_several_files_leave_foreign_ones_out(agency, other_agency, make_photo, editor):
    own, theirs = make_photo(agency), make_photo(other_agency, title="GCANARY")
    path = "/admin/images/chooser/chosen-multiple/"
    answer = editor.get(path, {"id": [own.pk, theirs.pk]})
    assert "GCANARY" not in answer.content.decode()
    answer = editor.get(path, {"id": [own.pk]})
    assert [chosen["id"] for chosen in json.loads(answer.content)["result"]] == [str(own.pk)]


def test_row_8_upload_lands_in_the_own_collection(agency, other_agency, make_member, member_client):
    from wagtail.images import get_image_model

    from immo_agencies.actions import add_member
    from immo_agencies.roles import Role
    from tests.conftest import photo_file

    user = make_member(agency, "marketer")
    add_member(other_agency, user, role=Role("marketer"))
    browser = member_client(user)
    browser.post(reverse("immo_agencies_switch"), {"agency": agency.pk})
    prefix = "image-chooser-upload"
    data = {f"{prefix}-title": "Neuve", f"{prefix}-file": photo_file()}
    browser.post("/admin/images/chooser/create/", data)
    photo = get_image_model().objects.get(title="Neuve")
    assert photo.collection_id == agency.collection_id
    data = {f"{prefix}-title": "Ailleurs", f"{prefix}-file": photo_file()}
    data[f"{prefix}-collection"] = other_agency.collection_id
    browser.post("/admin/images/chooser/create/", data)
    assert not get_image_model().objects.filter(collection=other_agency.collection).exists()


def test_a_refused_form_shows_nothing_of_the_foreign_choice(
    agency, other_agency, pages, make_photo, make_member, member_client
):
    """The form of an estate agent is sent with a foreign photo, and comes back."""
    admin = member_client(make_member(agency, "administrator"))
    own, theirs = make_photo(agency, title="Propre"), make_photo(other_agency, title="GCANARY")
    path = "/admin/agents/new/"
    shown = admin.post(path, {"name": "", "photo": own.pk})
    assert "Propre" in shown.content.decode()
    refused = admin.post(path, {"name": "", "photo": theirs.pk})
    assert "GCANARY" not in refused.content.decode()


# --- row 5: filters of page lists ------------------------------------------------------------


@pytest.fixture
def edited(agency, other_agency, pages, make_member):
    """Pages that have owners and editors on both sides."""
    own, theirs = pages
    people = [
        make_member(agency, "marketer", last_name="Propriétaire"),
        make_member(agency, "editor", last_name="Correctrice"),
        make_member(other_agency, "marketer", last_name="OwnerGCANARY"),
        make_member(other_agency, "editor", last_name="EditorGCANARY"),
    ]
    for page, owner, editor in ((own, *people[:2]), (theirs, *people[2:])):
        Page.objects.filter(pk=page.pk).update(owner=owner)
        page.save_revision(user=editor, log_action=True)
    return own


def test_row_5_explorer_filters_name_own_people_and_sites(agency, edited, editor):
    for path in (
        f"/admin/pages/{agency.home_in('fr').pk}/",
        f"/admin/pages/{edited.get_parent().pk}/",
        "/admin/pages/usage/immo_pages/propertypage/",
        "/admin/properties/",
    ):
        answer = editor.get(path)
        if answer.status_code == 404:  # closed by the boundary: shows nothing at all
            assert "usage" in path
            continue
        text = answer.content.decode()
        assert answer.status_code == 200
        assert "GCANARY" not in text
        assert "gent.localhost" not in text
        if path.startswith("/admin/pages/"):
            assert "Propriétaire" in text
            assert "Correctrice" in text


def test_row_5_filters_filter(agency, edited, editor):
    home = agency.home_in("fr").pk
    owner = edited.owner_id or Page.objects.get(pk=edited.pk).owner_id
    found = editor.get(f"/admin/pages/{home}/", {"owner": owner})
    assert [page.pk for page in found.context["object_list"]] == [edited.pk]


def test_row_5_site_filter_appears_with_two_own_sites(agency, edited, editor):
    path = f"/admin/pages/{agency.home_in('fr').pk}/"
    Site.objects.create(hostname="maison.localhost", root_page=edited, site_name="Maison")
    text = editor.get(path).content.decode()
    assert "Maison" in text
    assert "GCANARY" not in text


def test_row_17_page_history_names_own_people(agency, edited, editor):
    answer = editor.get(f"/admin/pages/{edited.pk}/history/")
    assert "Correctrice" in answer.content.decode()
    assert "GCANARY" not in answer.content.decode()


# --- row 9: where a file is used -------------------------------------------------------------


def test_row_9_usage_names_no_page_of_another_agency(
    agency, other_agency, make_property, make_photo, editor
):
    photo = make_photo(agency, title="Propre")
    make_property(agency, title="Maison propre", live=False, body=[gallery_block(photo)])
    theirs = make_property(other_agency, title="Huis GCANARY", live=False)
    # Saving it would be refused; an index row stands for a use from before that.
    for row in ReferenceIndex.get_references_to(photo):
        row.pk, row.object_id = None, str(theirs.pk)
        row.save()
    answer = editor.get(f"/admin/images/usage/{photo.pk}/")
    assert "Maison propre" in answer.content.decode()
    assert "GCANARY" not in answer.content.decode()


# --- rows 31 and 32: admin API, public API -----------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "make"), [("images", "make_photo"), ("documents", "make_document")]
)
def test_row_31_admin_api_of_files(kind, make, request, agency, other_agency, editor):
    create = request.getfixturevalue(make)
    own, theirs = create(agency, title="Propre"), create(other_agency, title="GCANARY")
    path = f"/admin/api/main/{kind}/"
    listing = editor.get(path)
    assert [item["id"] for item in listing.json()["items"]] == [own.pk]
    assert editor.get(f"{path}{own.pk}/").json()["title"] == "Propre"
    absent = editor.get(f"{path}{ABSENT}/")
    assert editor.get(f"{path}{theirs.pk}/").status_code == absent.status_code == 404
    for title, found in (("GCANARY", []), ("Propre", [own.pk])):
        for name in ("title", "search"):
            items = editor.get(path, {name: title}).json()["items"]
            assert [item["id"] for item in items] == found


def test_row_31_endpoints_are_scoped_themselves(agency, other_agency, make_photo, make_member, rf):
    """Without the boundary in front."""
    from wagtail.admin.api.urls import admin_api

    from immo_agencies.tenancy import work_for

    own = make_photo(agency)
    make_photo(other_agency, title="GCANARY")
    request = rf.get("/admin/api/main/images/")
    request.user, request.session = make_member(agency, "editor"), {}
    request._dont_enforce_csrf_checks = True
    work_for(request, agency)
    request.wagtailapi_router = admin_api
    view = admin_api._endpoints["images"].as_view({"get": "listing_view"})
    assert [item["id"] for item in view(request).data["items"]] == [own.pk]


def test_row_32_public_api_refuses_the_site_of_another_agency(pages, visitor):
    for site in ("gent.localhost", "gent.localhost:80", "nowhere.localhost"):
        answer = visitor().get("/api/v2/pages/", {"site": site})
        assert answer.status_code == 400
        assert "GCANARY" not in answer.content.decode()
    own = visitor().get("/api/v2/pages/", {"site": "namur.localhost"})
    assert own.status_code == 200
    assert own.json()["items"]


# --- what it costs ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/admin/choose-page/{parent}/", "/admin/images/chooser/"])
def test_cost_of_choosers_does_not_grow_with_other_agencies(
    path, agency, pages, editor, make_property, make_photo, make_member
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from immo_agencies.actions import open_agency

    path = path.format(parent=agency.home_in("fr").pk)
    counts = []
    for round_ in range(2):
        editor.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(path).status_code == 200
        counts.append(len(queries))
        for serial in range(2):
            name = f"more{round_}{serial}"
            more = open_agency(name=name, languages=["nl"], hostname=f"{name}.localhost")
            make_photo(more).tags.add(name)
            make_member(more, "editor")
    assert counts[0] == counts[1]
