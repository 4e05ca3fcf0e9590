"""Whose is it? Pages, sites, collections, photos, rows."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from wagtail.models import Locale, Page, Site

from immo_agencies.actions import add_language, add_member
from immo_agencies.roles import Role
from immo_agencies.tenancy import active_agency, agency_of, for_agency, work_for
from immo_pages.models import PropertyPage, PropertyPhoto


def request_of(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    request.session = SessionStore()
    return request


def test_a_page_belongs_to_the_agency_of_its_home(agency, other_agency, make_property):
    assert agency_of(make_property(agency)) == agency
    assert agency_of(make_property(other_agency)) == other_agency
    assert agency_of(agency.home_in("nl")) == agency
    assert agency_of(Page.get_first_root_node()) is None


def test_asking_for_the_agency_of_a_page_costs_no_query(
    agency, make_property, django_assert_num_queries
):
    page = make_property(agency)
    agency_of(page)
    with django_assert_num_queries(0):
        assert agency_of(page) == agency


def test_sites_collections_photos_and_documents(agency, make_photo, make_document):
    assert agency_of(Site.objects.get(hostname="namur.localhost")) == agency
    assert agency_of(agency.collection) == agency
    assert agency_of(make_photo(agency)) == agency
    assert agency_of(make_document(agency)) == agency


def test_a_new_language_is_found_at_once(agency):
    home = add_language(agency, "de")
    assert agency_of(home) == agency
    assert agency.languages == ["fr", "nl", "de"]


def test_changing_the_answer_does_not_change_the_next_one(agency):
    home = agency.home_in("fr")
    agency_of(home).name = "Somebody else"
    assert agency_of(home).name == agency.name


def test_the_active_agency_needs_a_membership(agency, other_agency, make_member):
    member = make_member(agency, "marketer")
    request = request_of(member)
    request.session["immo_active_agency"] = other_agency.pk
    assert active_agency(request) == agency


def test_a_person_of_two_agencies_works_for_one_at_a_time(
    agency, other_agency, make_member, make_property
):
    member = make_member(agency, "marketer")
    add_member(other_agency, member, role=Role.EDITOR)
    make_property(agency)
    foreign = make_property(other_agency)
    request = request_of(member)
    work_for(request, other_agency)
    assert list(for_agency(request, PropertyPage.objects.all())) == [foreign]


def test_without_agency_nothing_is_found(agency, make_property, make_photo, django_user_model):
    make_property(agency)
    make_photo(agency)
    stranger = django_user_model.objects.create_user("nobody@example.org", "a-long-password")
    request = request_of(stranger)
    assert not for_agency(request, PropertyPage.objects.all()).exists()
    assert not for_agency(request, PropertyPhoto.objects.all()).exists()


def test_a_model_without_owner_is_a_mistake(agency, make_member):
    with pytest.raises(TypeError, match="Locale has no owner"):
        for_agency(request_of(make_member(agency)), Locale.objects.all())
