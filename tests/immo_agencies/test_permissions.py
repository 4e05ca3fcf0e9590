"""``may`` denies by default, ``refusal`` allows by default, and neither confuses agencies."""

from enum import StrEnum

import pytest
from wagtail import hooks

from immo_agencies.models import Agency, Membership
from immo_agencies.permissions import Refusal, UnknownAction, may, members_who_may, refusal
from immo_agencies.roles import AgencyAction
from immo_pages.extension_points import PageAction

YES = {
    "manager": {*AgencyAction, *PageAction},
    "administrator": {*AgencyAction, *PageAction},
    "editor": {AgencyAction.VIEW_AGENCY, AgencyAction.MODERATE, *PageAction},
    "marketer": {
        AgencyAction.VIEW_AGENCY,
        PageAction.COMPOSE_PROPERTY,
        PageAction.DELETE_PROPERTY,
        PageAction.MANAGE_AGENTS,
    },
}


class Stranger(StrEnum):
    """An action that no room declares."""

    FLY = "stranger.fly"


@pytest.mark.parametrize("role", YES)
def test_may_follows_the_role(agency, other_agency, make_member, role):
    member = make_member(agency, role)
    for action in (*AgencyAction, *PageAction):
        assert may(member, action, agency) is (action in YES[role]), (role, action)
        assert may(member, action, other_agency) is False, (role, action)


def test_may_denies_who_has_no_membership(agency, django_user_model):
    stranger = django_user_model.objects.create_user("stranger@example.org", "a-long-password")
    assert not any(may(stranger, action, agency) for action in (*AgencyAction, *PageAction))


def test_may_denies_an_inactive_member(agency, make_member, django_user_model):
    member = make_member(agency, "manager")
    Membership.objects.with_scopes_disabled().filter(user=member).update(is_active=False)
    fresh = django_user_model.objects.get(pk=member.pk)
    assert not may(fresh, AgencyAction.VIEW_AGENCY, agency)


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
