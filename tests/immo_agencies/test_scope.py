"""Rows of an agency answer only inside its scope."""

import pytest
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from immo_agencies.models import Membership
from immo_agencies.scope import agency_scope


@pytest.fixture(autouse=True)
def _no_scope_of_the_harness():
    with scope():
        yield


def test_a_query_without_scope_raises(agency):
    with pytest.raises(ScopeError):
        Membership.objects.count()


def test_a_scope_shows_one_agency(agency, other_agency, make_member):
    make_member(agency)
    foreign = make_member(other_agency)
    with agency_scope(other_agency):
        assert [membership.user for membership in Membership.objects.all()] == [foreign]


def test_the_scope_of_nobody_finds_nothing(agency, make_member):
    make_member(agency)
    with agency_scope(None):
        assert not Membership.objects.exists()
