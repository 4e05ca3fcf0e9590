"""``may`` denies by default, ``refusal`` allows by default, and neither confuses agencies."""

from enum import StrEnum

import pytest
from wagtail import hooks

from immo_agencies.models import Agency
from immo_agencies.permissions import Refusal, UnknownAction, may, members_who_may, refusal
from immo_agencies.roles import AgencyAction
from immo_pages.extension_points import PageAction


class Stranger(StrEnum):
    """An action that no room declares."""

    FLY = "stranger.fly"


def test_may_denies_who_has_no_membership(agency, django_user_model):
    stranger = django_user_model.objects.create_user("stranger@example.org", "a-long-password")
    assert not any(may(stranger, action, agency) for action in (*AgencyAction, *PageAction))


def test_may_denies_an_object_of_another_agency(agency, other_agency, make_member, make_property):
    member = make_member(agency, "manager")
    foreign = make_property(other_agency, live=False)
    own = make_property(agency, live=False)
    assert may(member, PageAction.COMPOSE_PROPERTY, agency, own)
    assert not may(member, PageAction.COMPOSE_PROPERTY, agency, foreign)


def test_an_unknown_action_raises(agency, make_member):
    member = make_member(agency, "manager")
    with pytest.raises(UnknownAction):
        may(member, Stranger.FLY, agency)
    with pytest.raises(UnknownAction):
        refusal(Stranger.FLY, agency)


def test_refusal_allows_by_default(agency):
    assert refusal(PageAction.PUBLISH_PROPERTY, agency) is None


def test_a_suspended_agency_is_refused_everything(agency):
    agency.service_state = Agency.ServiceState.SUSPENDED
    refused = refusal(PageAction.PUBLISH_PROPERTY, agency)
    assert refused is not None
    assert refused.code == "suspended"


def test_the_first_answer_of_the_plugins_wins(agency):
    def full(action, agency, subject):
        return Refusal(code="plan_full", message="Full.")

    with hooks.register_temporarily("immo_refuse", full):
        refused = refusal(PageAction.PUBLISH_PROPERTY, agency)
    assert refused == Refusal(code="plan_full", message="Full.")


def test_members_who_may_are_of_the_agency_and_active(agency, other_agency, make_member):
    editor = make_member(agency, "editor")
    manager = make_member(agency, "manager")
    make_member(agency, "marketer")
    make_member(agency, "editor", is_active=False)
    make_member(other_agency, "editor")
    assert members_who_may(AgencyAction.MODERATE, agency) == [editor, manager]
