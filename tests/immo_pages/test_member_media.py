"""Files of the admin are for the members of the agency."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from immo_agencies.actions import add_member
from immo_agencies.roles import Role
from immo_pages.models import PropertyPhotoRendition


def address(file) -> str:
    return reverse("immo_pages_member_media", args=[file.name])


@pytest.fixture
def rendition(agency, make_photo):
    return make_photo(agency).get_rendition("max-165x165")


def test_a_member_sees_the_files_of_her_agency(agency, rendition, make_member, member_client):
    client = member_client(make_member(agency, "marketer"))
    for file in (rendition.file, rendition.image.file):
        answer = client.get(address(file))
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, max-age=600"


def test_the_admin_shows_its_thumbnails(agency, rendition, make_member, member_client):
    client = member_client(make_member(agency, "marketer"))
    listing = client.get(reverse("wagtailimages:index")).content.decode()
    shown = PropertyPhotoRendition.objects.filter(filter_spec__startswith="max-").first()
    assert shown.url in listing
    assert client.get(shown.url).status_code == 200


@pytest.mark.parametrize("who", ["visitor", "foreign member", "stranger"])
def test_nobody_else_learns_that_a_file_exists(
    other_agency, rendition, make_member, member_client, visitor, django_user_model, who
):
    clients = {
        "visitor": lambda: visitor("namur.localhost"),
        "foreign member": lambda: member_client(make_member(other_agency, "manager")),
        "stranger": lambda: member_client(
            django_user_model.objects.create_user("x@example.org", "a-long-password")
        ),
    }
    client = clients[who]()
    for file in (rendition.file, rendition.image.file):
        present = client.get(address(file))
        absent = client.get(reverse("immo_pages_member_media", args=["images/none.jpg"]))
        assert (present.status_code, present.content) == (404, absent.content)


def test_a_document_is_not_served_here(agency, make_document, make_member, member_client):
    client = member_client(make_member(agency, "manager"))
    assert client.get(address(make_document(agency).file)).status_code == 404


def test_an_avatar_is_for_its_owner(agency, make_member, member_client):
    owner, other = make_member(agency), make_member(agency)
    profile = UserProfile.get_for_user(owner)
    profile.avatar.save("me.png", ContentFile(b"png"))
    assert member_client(owner).get(address(profile.avatar)).status_code == 200
    assert member_client(other).get(address(profile.avatar)).status_code == 404


def test_files_of_the_agency_she_works_for_now_only(
    agency, other_agency, rendition, make_document, make_member, member_client
):
    member = make_member(agency, "marketer")
    add_member(other_agency, member, role=Role.MARKETER)
    document = make_document(agency)
    client = member_client(member)
    switch = reverse("immo_agencies_switch")
    for active, status in ((agency, 200), (other_agency, 404), (agency, 200)):
        client.post(switch, {"agency": active.pk})
        assert client.get(address(rendition.file)).status_code == status
        assert client.get(document.url).status_code == status
