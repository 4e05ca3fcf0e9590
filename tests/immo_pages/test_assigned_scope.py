"""A list of properties narrows the whole admin: lists, explorer, library, files, actions."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from immo_agencies.access import access_in
from immo_agencies.models import AgencyModerationTask
from immo_agencies.permissions import may
from immo_agencies.tenancy import covered_by
from immo_pages.extension_points import PageAction
from immo_pages.models import DevelopmentPage, PropertyDocument, PropertyPage, PropertyPhoto
from tests.conftest import documents_block, energy_block, gallery_block
from tests.immo_pages.assigned_world import draft_of, give


@pytest.fixture
def own(agency, make_property, make_photo, make_document):
    """The property on the list, a draft with a photo that no visitor saw."""
    page = make_property(agency, title="Sur la liste", body=[energy_block()])
    draft = draft_of(page)
    body = [gallery_block(make_photo(agency)), documents_block(make_document(agency))]
    draft.body = type(page)._meta.get_field("body").to_python(body)
    draft.save_revision()
    return page


@pytest.fixture
def other(agency, make_property, make_photo, make_document):
    """A property of the same agency that is not on the list."""
    photo, document = make_photo(agency, title="Ailleurs"), make_document(agency, title="Ailleurs")
    body = [energy_block(), gallery_block(photo), documents_block(document)]
    return make_property(agency, title="Hors liste", body=body)


@pytest.fixture
def arno(agency, own, make_member):
    """An agent with a list of one."""
    user = make_member(agency, "agent")
    give(agency, user, own)
    return user


@pytest.fixture
def client(arno, member_client):
    return member_client(arno)


def photo_of(page) -> PropertyPhoto:
    body = draft_of(page).body.raw_data
    gallery = next(block for block in body if block["type"] == "gallery")
    return PropertyPhoto.objects.get(pk=gallery["value"]["photos"][0]["value"]["photo"])


def document_of(page) -> PropertyDocument:
    body = draft_of(page).body.raw_data
    block = next(block for block in body if block["type"] == "documents")
    return PropertyDocument.objects.get(pk=block["value"]["documents"][0]["value"]["document"])


@pytest.mark.parametrize("name", ["immo_properties:index", "wagtailadmin_home"])
def test_lists_show_the_list_only(client, own, other, name):
    text = client.get(reverse(name)).content.decode()
    assert "Hors liste" not in text
    assert name == "wagtailadmin_home" or "Sur la liste" in text


def test_the_explorer_and_its_search_show_the_list_only(client, own, other):
    parent = own.get_parent()
    for address, data in (
        (reverse("wagtailadmin_explore", args=[parent.pk]), {}),
        (reverse("wagtailadmin_pages:search"), {"q": "liste"}),
    ):
        text = client.get(address, data).content.decode()
        assert "Hors liste" not in text, address
        assert "Sur la liste" in text, address


@pytest.mark.parametrize("what", ["edit", "delete", "copy", "move", "history"])
def test_a_page_off_the_list_is_absent(client, other, what):
    assert client.get(reverse(f"wagtailadmin_pages:{what}", args=[other.pk])).status_code == 404


def test_bulk_actions_reach_the_list_only(client, other):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert client.get(address, {"id": other.pk}).status_code == 404


def test_what_she_creates_is_hers(agency, client, arno, other):
    data = {"postal_code": "5000", "city": "Namur", "transaction": "sale", "category": "house"}
    data |= {"price_display": "exact", "title": "Ma création"}
    answer = client.post(reverse("immo_properties:new"), data)
    page = PropertyPage.objects.get(title="Ma création")
    assert page.owner == arno
    assert answer["Location"].startswith(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert client.get(answer["Location"]).status_code == 200
    assert "Ma création" in client.get(reverse("immo_properties:index")).content.decode()


def test_the_library_holds_files_of_the_list_and_own_ones(
    agency, client, arno, own, other, make_photo, make_document
):
    mine = make_photo(agency, title="Envoyée par moi", uploaded_by_user=arno)
    for model, kept, hidden in (
        (PropertyPhoto, {photo_of(own).pk, mine.pk}, photo_of(other)),
        (PropertyDocument, {document_of(own).pk}, document_of(other)),
    ):
        policy = policy_registry.get_by_type(model)
        found = policy.instances_user_has_any_permission_for(arno, ["choose"])
        assert set(found.values_list("pk", flat=True)) == kept
        assert not policy.user_has_permission_for_instance(arno, "choose", hidden)
    chooser = client.get(reverse("wagtailimages_chooser:choose_results")).content.decode()
    assert "Envoyée par moi" in chooser
    assert "Ailleurs" not in chooser
    chosen = reverse("wagtailimages_chooser:chosen", args=[photo_of(other).pk])
    assert client.get(chosen).status_code == 404


def test_the_whole_agency_sees_the_whole_library(agency, make_member, own, other):
    user = make_member(agency, "marketer")
    policy = policy_registry.get_by_type(PropertyPhoto)
    found = policy.instances_user_has_any_permission_for(user, ["choose"])
    assert {photo_of(own).pk, photo_of(other).pk} <= set(found.values_list("pk", flat=True))


@pytest.mark.parametrize("role", ["photographer", "copywriter", "viewer", "notary"])
def test_files_are_served_within_the_list(
    agency, make_member, member_client, own, other, make_photo, role
):
    user = make_member(agency, role)
    give(agency, user, own)
    client = member_client(user)

    def status(file) -> int:
        return client.get(reverse("immo_pages_member_media", args=[file.name])).status_code

    thumb, hidden = (photo_of(page).get_rendition("max-165x165") for page in (own, other))
    assert (status(thumb.file), status(hidden.file)) == (200, 404)
    original = 200 if role == "photographer" else 404
    assert (status(photo_of(own).file), status(photo_of(other).file)) == (original, 404)
    mine = make_photo(agency, uploaded_by_user=user)
    assert status(mine.file) == original


def test_scope_in_sql_agrees_with_scope_in_hand(agency, arno, own, other, make_photo):
    access = access_in(arno, agency)
    for queryset in (Page.objects.all(), PropertyPage.objects.all()):
        found = set(covered_by(access, queryset).values_list("pk", flat=True))
        inside = [page for page in queryset if page.path.startswith(own.path[:8])]
        assert found >= {page.pk for page in inside if access.covers(page)}
        assert not found & {page.pk for page in inside if not access.covers(page)}
    assert may(arno, PageAction.EDIT_PRICE, agency, own)
    assert not may(arno, PageAction.EDIT_PRICE, agency, other)
    assert may(arno, PageAction.VIEW_PROPERTY, agency, photo_of(own))
    assert not may(arno, PageAction.VIEW_PROPERTY, agency, photo_of(other))


def test_a_file_taken_off_the_draft_is_out_of_reach(agency, arno, own, make_photo):
    photo = photo_of(own)
    assert may(arno, PageAction.VIEW_PROPERTY, agency, photo)
    draft = draft_of(own)
    draft.body = type(own)._meta.get_field("body").to_python([energy_block()])
    draft.save_revision()
    assert not may(arno, PageAction.VIEW_PROPERTY, agency, photo)


def test_an_editor_with_a_list_approves_its_pages_only(
    agency, make_property, make_member, member_client, own
):
    editor, author = make_member(agency, "editor"), make_member(agency, "marketer")
    give(agency, editor, own)
    other = make_property(agency, live=False, title="Attend ailleurs")
    other.get_workflow().start(other, author)
    assert "Attend ailleurs" not in member_client(editor).get("/admin/").content.decode()
    assert AgencyModerationTask.objects.exists()


def test_a_development_on_the_list_covers_its_units(agency, own, other, make_member, member_client):
    parent = own.get_parent()
    development = parent.add_child(instance=DevelopmentPage(title="Résidence", live=False))
    unit = development.add_child(instance=PropertyPage(title="Lot 1", live=False))
    user = make_member(agency, "agent")
    give(agency, user, development)
    access = access_in(user, agency)
    assert access.covers(development)
    assert access.covers(unit)
    assert not access.covers(other)
    found = covered_by(access, PropertyPage.objects.all())
    assert list(found.values_list("pk", flat=True)) == [unit.pk]
    browser = member_client(user)
    edit = "wagtailadmin_pages:edit"
    assert browser.get(reverse(edit, args=[unit.pk])).status_code == 200
    assert browser.get(reverse(edit, args=[other.pk])).status_code == 404
