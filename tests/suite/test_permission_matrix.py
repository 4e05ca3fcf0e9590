"""The matrix is the specification: every role, every action, no row and no column missing.

``+`` for all properties, ``o`` for the own and assigned ones, ``-`` never. A member whose list is
chosen has ``o`` wherever her role has ``+`` on a property.
"""

import csv
from pathlib import Path

import pytest
from django.utils import timezone

from immo_agencies.access import accesses_of
from immo_agencies.extension_points import role_actions
from immo_agencies.models import Membership, SupportSession
from immo_agencies.permissions import may
from immo_agencies.roles import PROFILES, AgencyAction, Role, Visitor, roles_up_to
from immo_delivery.extension_points import DeliveryAction
from immo_pages.extension_points import PageAction
from scripts import permissions

ACTIONS = {str(action): action for action in (*AgencyAction, *PageAction, *DeliveryAction)}
with (Path(__file__).parent / "permission_matrix.csv").open() as file:
    MATRIX = {row.pop("action"): row for row in csv.DictReader(file)}


def test_no_action_and_no_role_is_missing():
    assert set(MATRIX) == set(ACTIONS)
    for row in MATRIX.values():
        assert set(row) == {*Role.values, *Visitor.values}
        assert set(row.values()) <= {"+", "o", "-"}


def test_only_roles_with_a_list_have_own_and_assigned():
    for row in MATRIX.values():
        for role in Role:
            if row[role] == "o":
                assert not PROFILES[role].whole_agency


@pytest.mark.parametrize("code", [*Role.values, *Visitor.values])
def test_duties_say_what_the_matrix_says(code):
    role = Role(code) if code in Role.values else Visitor(code)
    allowed = {str(action) for action in role_actions(role)}
    assert allowed == {action for action, row in MATRIX.items() if row[code] != "-"}


@pytest.mark.parametrize("role", Role.values)
def test_a_member(agency, other_agency, make_member, make_property, role):
    member = make_member(agency, role)
    page, foreign = make_property(agency, live=False), make_property(other_agency, live=False)
    for code, action in ACTIONS.items():
        wanted = MATRIX[code][role] != "-"
        assert may(member, action, agency) is wanted, code
        assert may(member, action, agency, page) is wanted, code
        assert not may(member, action, agency, foreign), code
        assert not may(member, action, other_agency), code
        assert not may(member, action, other_agency, foreign), code


@pytest.mark.parametrize("role", [r.value for r in Role if not PROFILES[r].whole_agency])
def test_a_member_with_a_chosen_list(agency, make_member, make_property, django_user_model, role):
    member = make_member(agency, role)
    chosen, other = make_property(agency, live=False), make_property(agency, live=False)
    own = make_property(agency, live=False, owner=member)
    membership = Membership.objects.with_scopes_disabled().get(user=member)
    membership.whole_agency = False
    membership.save()
    membership.choose_pages([chosen.translation_key])
    member = django_user_model.objects.get(pk=member.pk)
    for code, action in ACTIONS.items():
        wanted = MATRIX[code][role] != "-"
        assert may(member, action, agency, chosen) is wanted, code
        assert may(member, action, agency, own) is wanted, code
        assert may(member, action, agency, agency.home_in("fr")) is wanted, code
        assert not may(member, action, agency, other), code


@pytest.mark.parametrize("state", ["early", "expired", "suspended", "removed", "inactive"])
def test_a_membership_that_is_not_in_force(agency, make_member, django_user_model, state):
    member = make_member(agency, "manager")
    today = timezone.localdate()
    found = Membership.objects.with_scopes_disabled().filter(user=member)
    assert found.get().is_in_force
    match state:
        case "early":
            found.update(starts_on=today + timezone.timedelta(days=1))
        case "expired":
            found.update(expires_on=today - timezone.timedelta(days=1))
        case "suspended":
            found.update(suspended_at=timezone.now())
        case "removed":
            found.delete()
        case "inactive":
            django_user_model.objects.filter(pk=member.pk).update(is_active=False)
    fresh = django_user_model.objects.get(pk=member.pk)
    assert accesses_of(fresh) == []
    assert not any(may(fresh, action, agency) for action in ACTIONS.values())
    if state in {"early", "expired", "suspended"}:
        assert not found.get().is_in_force


def test_the_first_and_the_last_day_are_days_of_access(agency, make_member, django_user_model):
    member = make_member(agency, "manager")
    today = timezone.localdate()
    found = Membership.objects.with_scopes_disabled().filter(user=member)
    found.update(starts_on=today, expires_on=today)
    fresh = django_user_model.objects.get(pk=member.pk)
    assert may(fresh, AgencyAction.VIEW_AGENCY, agency)


@pytest.mark.parametrize("kind", SupportSession.Kind.values)
@pytest.mark.parametrize("flag", ["is_staff", "is_superuser"])
def test_an_operator_needs_an_open_session(agency, other_agency, django_user_model, kind, flag):
    operator = django_user_model.objects.create_user("o@example.org", "a-long-pw", **{flag: True})
    assert not any(may(operator, action, agency) for action in ACTIONS.values())
    now = timezone.now()
    session = SupportSession.objects.create(
        agency=agency,
        operator=operator,
        kind=kind,
        opened_at=now,
        closes_at=now + timezone.timedelta(minutes=5),
    )
    inside = django_user_model.objects.get(pk=operator.pk)
    role = "support" if kind == "consented" else "break_glass"
    for code, action in ACTIONS.items():
        assert may(inside, action, agency) is (MATRIX[code][role] != "-"), code
        assert not may(inside, action, other_agency), code
    session.closes_at = now
    session.save()
    later = django_user_model.objects.get(pk=operator.pk)
    assert not any(may(later, action, agency) for action in ACTIONS.values())


def test_the_reference_page_is_what_the_code_says():
    assert permissions.PAGE.read_text() == permissions.page()


def test_the_reference_page_says_what_the_matrix_says():
    for code, action in ACTIONS.items():
        for role in (*Role, *Visitor):
            assert permissions.symbol(role, action) == MATRIX[code][role.value], (code, role)


def test_support_makes_nobody_who_would_let_it_in_again():
    for role in roles_up_to(Visitor.SUPPORT):
        assert AgencyAction.LET_SUPPORT_IN not in role_actions(role)
