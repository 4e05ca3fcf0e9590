"""Our agency, estate agents, and changing the agency one works for."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_scopes import scopes_disabled
from wagtail.models import GroupPagePermission

from immo_agencies.actions import add_member
from immo_agencies.models import Agency
from immo_agencies.provisioning import group_name
from immo_agencies.roles import Role
from immo_pages.models import Agent
from tests.conftest import photo_file

pytestmark = pytest.mark.django_db
SETTINGS = {
    "legal_name": "Deux Rives SRL",
    "vat_number": "BE0417497106",
    "country": "BE",
    "brand_color": "#112233",
    "marketers_publish": "on",
    "approval_hours": "24",
}


@pytest.fixture
def manager(agency: Any, make_member: Any, member_client: Any) -> Any:
    return member_client(make_member(agency, "manager"))


def test_the_manager_changes_the_settings_and_the_groups_follow(manager: Any, agency: Any) -> None:
    url = reverse("immo_agencies_settings")
    assert manager.get(url).status_code == 200

    manager.post(url, SETTINGS)

    stored = Agency.objects.get(pk=agency.pk)
    assert (stored.brand_color, stored.second_person_approves) == ("#112233", False)
    group = Group.objects.get(name=group_name(agency, Role.MARKETER))
    held = GroupPagePermission.objects.filter(group=group)
    assert held.filter(permission__codename="publish_page").exists()


def test_a_wrong_vat_number_is_said_beside_its_field(manager: Any, agency: Any) -> None:
    answer = manager.post(reverse("immo_agencies_settings"), SETTINGS | {"vat_number": "BE1"})

    assert "vat_number" in answer.context["form"].errors
    assert Agency.objects.get(pk=agency.pk).brand_color != "#112233"


def test_the_logo_is_kept_changed_and_removed(manager: Any, agency: Any) -> None:
    url = reverse("immo_agencies_settings")

    def logo() -> str:
        return Agency.objects.get(pk=agency.pk).logo.name

    wrong = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", content_type="image/png")
    assert "logo" in manager.post(url, SETTINGS | {"logo": wrong}).context["form"].errors
    picture = SimpleUploadedFile("logo.jpg", photo_file().read(), content_type="image/jpeg")
    manager.post(url, SETTINGS | {"logo": picture})
    stored = logo()
    assert stored
    manager.post(url, SETTINGS)
    assert logo() == stored
    manager.post(url, SETTINGS | {"logo-clear": "on"})
    assert logo() == ""


@pytest.mark.parametrize("role", ["marketer", "editor"])
def test_others_do_not_see_the_settings(
    agency: Any, make_member: Any, member_client: Any, role: str
) -> None:
    client = member_client(make_member(agency, role))

    assert client.get(reverse("immo_agencies_settings")).status_code == 403
    assert client.post(reverse("immo_agencies_settings"), SETTINGS).status_code == 403
    assert Agency.objects.get(pk=agency.pk).brand_color != "#112233"


def test_who_has_two_agencies_changes_between_them(
    agency: Any, other_agency: Any, make_member: Any, member_client: Any, make_property: Any
) -> None:
    user = make_member(agency, "marketer")
    add_member(other_agency, user, role=Role.MARKETER)
    make_property(agency, title="Namuroise")
    make_property(other_agency, title="Gentse")
    client, switch = member_client(user), reverse("immo_agencies_switch")
    listing = reverse("immo_properties:index")
    client.post(switch, {"agency": agency.pk})
    assert "Gentse" not in client.get(listing).content.decode().replace(other_agency.name, "")

    client.post(switch, {"agency": other_agency.pk})

    screen = client.get(listing).content.decode()
    assert "Gentse" in screen
    assert "Namuroise" not in screen
    assert client.get(switch, follow=True).status_code == 200


def test_a_foreign_agency_is_answered_like_an_absent_one(
    manager: Any, agency: Any, other_agency: Any
) -> None:
    switch = reverse("immo_agencies_switch")

    for wanted in (other_agency.pk, 999999, "x", ""):
        assert manager.post(switch, {"agency": wanted}).status_code == 404
    assert "GCANARY" not in manager.get(switch, follow=True).content.decode()


def test_agents_are_the_agencys_own(manager: Any, agency: Any, other_agency: Any) -> None:
    with scopes_disabled():
        foreign = Agent.objects.create(agency=other_agency, name="GCANARY")

    manager.post(reverse("immo_agents:add"), {"name": "Anne", "email": "anne@example.org"})

    with scopes_disabled():
        anne = Agent.objects.get(name="Anne")
    assert anne.agency == agency
    screen = manager.get(reverse("immo_agents:index")).content.decode()
    assert "Anne" in screen
    assert "GCANARY" not in screen
    for name in ("edit", "delete"):
        assert manager.get(reverse(f"immo_agents:{name}", args=[anne.pk])).status_code == 200
        for key in (foreign.pk, 999999):
            url = reverse(f"immo_agents:{name}", args=[key])
            assert manager.get(url).status_code == 404
            assert manager.post(url, {"name": "X"}).status_code == 404
    with scopes_disabled():
        assert Agent.objects.get(pk=foreign.pk).name == "GCANARY"


def test_a_foreign_photo_of_an_agent_is_answered_like_an_absent_one(
    manager: Any, other_agency: Any, make_photo: Any
) -> None:
    photo = make_photo(other_agency)

    errors = [
        manager.post(reverse("immo_agents:add"), {"name": "A", "photo": key})
        .context["form"]
        .errors["photo"]
        for key in (photo.pk, 999999)
    ]

    assert errors[0] == errors[1]


def test_an_editor_of_another_agency_manages_no_agents_here(
    agency: Any, other_agency: Any, make_member: Any, member_client: Any
) -> None:
    with scopes_disabled():
        anne = Agent.objects.create(agency=agency, name="Anne")
    client = member_client(make_member(other_agency, "editor"))

    assert client.get(reverse("immo_agents:edit", args=[anne.pk])).status_code == 404
