"""Opening an agency, giving it languages and people."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Site

from immo_agencies.actions import add_language, add_member, open_agency
from immo_agencies.models import Membership
from immo_agencies.provisioning import group_name, provision
from immo_agencies.roles import Role
from immo_pages.models import AgencyHomePage, PropertyIndexPage


def test_opening_an_agency_makes_all_it_needs(agency):
    site = Site.objects.get(hostname="namur.localhost")
    assert site.root_page.specific == agency.home_in("fr")
    assert isinstance(agency.home_in("nl"), AgencyHomePage)
    assert agency.home_in("fr").live
    assert agency.home_in("nl").translation_key == agency.home_in("fr").translation_key
    assert agency.collection.name == agency.name
    indexes = PropertyIndexPage.objects.order_by("path")
    assert [index.slug for index in indexes] == ["biens", "panden"]
    assert len({index.translation_key for index in indexes}) == 1


def test_adding_a_language_twice_changes_nothing(agency):
    home = add_language(agency, "nl")
    assert home == agency.home_in("nl")
    assert agency.homes.count() == 2
    assert agency.languages == ["fr", "nl"]


def test_a_wrong_vat_number_opens_nothing(db):
    with pytest.raises(ValidationError, match="BE0417497106"):
        open_agency(name="X", languages=["fr"], hostname="x.localhost", vat_number="BE0417497107")
    assert not Site.objects.filter(hostname="x.localhost").exists()


def test_a_taken_host_opens_nothing(agency):
    with pytest.raises(IntegrityError):
        open_agency(name="Second", languages=["fr"], hostname="namur.localhost")


def test_roles_are_compiled_into_groups(agency, make_member):
    marketer = make_member(agency, "marketer")
    group = Group.objects.get(name=group_name(agency, Role.MARKETER))
    assert list(group.user_set.all()) == [marketer]
    held = GroupPagePermission.objects.filter(group=group)
    assert set(held.values_list("page_id", flat=True)) == {
        agency.home_in("fr").pk,
        agency.home_in("nl").pk,
    }
    codes = set(held.values_list("permission__codename", flat=True))
    assert codes == {"add_page", "change_page"}
    files = GroupCollectionPermission.objects.filter(group=group)
    assert set(files.values_list("collection_id", flat=True)) == {agency.collection_id}


def test_marketers_publish_where_the_agency_says_so(agency, make_member):
    marketer = make_member(agency, "marketer")
    index = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    assert not index.permissions_for_user(marketer).can_publish_subpage()
    agency.marketers_publish = True
    agency.save()
    provision(agency)
    fresh = type(marketer).objects.get(pk=marketer.pk)
    assert index.permissions_for_user(fresh).can_publish_subpage()


def test_provisioning_twice_keeps_the_rows(agency, make_member):
    make_member(agency, "editor")
    before = set(GroupPagePermission.objects.values_list("pk", flat=True))
    provision(agency)
    assert set(GroupPagePermission.objects.values_list("pk", flat=True)) == before


def test_a_change_of_role_changes_the_group(agency, make_member):
    member = make_member(agency, "marketer")
    add_member(agency, member, role=Role.EDITOR)
    assert [group.name for group in member.groups.all()] == [group_name(agency, Role.EDITOR)]


def test_who_leaves_loses_the_group(agency, make_member):
    member = make_member(agency, "marketer")
    Membership.objects.with_scopes_disabled().get(user=member).delete()
    assert not member.groups.exists()
