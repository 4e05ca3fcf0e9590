"""The screens about people: lists, forms, confirmations, my agencies; one live session each."""

import csv
import datetime
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_scopes import scopes_disabled
from wagtail import hooks

from immo_agencies import tenancy
from immo_agencies.actions import add_member
from immo_agencies.models import Invitation, Membership
from immo_agencies.permissions import Refusal
from immo_agencies.roles import AgencyAction, Role
from tests.immo_agencies.people_world import NEW, ask, invitations, membership_of, memberships, now

pytestmark = pytest.mark.django_db
MEMBERS, INVITATIONS, INVITE = "/admin/people/", "/admin/invitations/", "/admin/invitations/new/"


@pytest.fixture
def manager(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "manager", last_name="Lambert")


@pytest.fixture
def client(manager: Any, member_client: Any) -> Any:
    return member_client(manager)


def change(member: Any, **values: Any) -> None:
    with scopes_disabled():
        Membership.objects.filter(pk=member.pk).update(**values)


def act(name: str, row: Any) -> str:
    return reverse(f"immo_people:{name}", args=[row.pk])


def names(answer: Any) -> list[str]:
    return [row.user.email for row in answer.context["object_list"]]


def test_the_list_searches_filters_sorts_and_exports(
    client: Any, agency: Any, other_agency: Any, manager: Any, make_member: Any
) -> None:
    today = timezone.localdate()
    early = membership_of(make_member(agency, "agent", email="early@example.org"), agency)
    late = membership_of(make_member(agency, "notary", email="late@example.org"), agency)
    off = membership_of(make_member(agency, "viewer", email="off@example.org"), agency)
    make_member(other_agency, "agent", email="foreign@example.org")
    change(early, starts_on=today + datetime.timedelta(days=3))
    change(late, expires_on=today - datetime.timedelta(days=1))
    change(off, suspended_at=now())
    evil = off.user
    evil.first_name, evil.last_name = "=HYPERLINK(1)", "x"
    evil.save()

    assert set(names(client.get(MEMBERS))) == {
        manager.email,
        "early@example.org",
        "late@example.org",
        "off@example.org",
    }
    assert names(client.get(MEMBERS, {"q": "LATE"})) == ["late@example.org"]
    for state, email in [
        ("active", manager.email),
        ("early", "early@example.org"),
        ("expired", "late@example.org"),
        ("suspended", "off@example.org"),
    ]:
        assert names(client.get(MEMBERS, {"state": state})) == [email], state
    assert names(client.get(MEMBERS, {"role": ["agent"]})) == ["early@example.org"]
    assert names(client.get(MEMBERS, {"ordering": "-rank"}))[0] == manager.email
    assert client.get(MEMBERS + "results/", {"q": "nobody"}).status_code == 200

    export = client.get(MEMBERS, {"export": "csv"})
    rows = list(csv.reader(io.StringIO(export.getvalue().decode())))
    cells = [cell for row in rows for cell in row]
    assert "'=HYPERLINK(1) x" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "foreign@example.org" not in cells


@pytest.mark.parametrize("address", [MEMBERS, INVITATIONS, INVITE])
def test_lists_are_for_who_may(
    agency: Any, make_member: Any, member_client: Any, address: str
) -> None:
    assert member_client(make_member(agency, "administrator")).get(address).status_code == 200
    assert member_client(make_member(agency, "editor")).get(address).status_code == 403


def test_lists_cost_the_same_with_1_3_and_50_rows(
    client: Any, agency: Any, manager: Any, django_user_model: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(tenancy, "_MAP_SECONDS", 3600)

    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    def fill(upto: int) -> None:
        with scopes_disabled():
            for serial in range(Membership.objects.filter(agency=agency).count(), upto):
                user = django_user_model(email=f"m{serial}@example.org")
                django_user_model.objects.bulk_create([user])
                Membership.objects.bulk_create(
                    [Membership(agency=agency, user=user, role="agent", invited_by=manager)]
                )
            for serial in range(len(invitations(agency)), upto):
                row = Invitation(
                    agency=agency, email=f"i{serial}@example.org", role="agent", invited_by=manager
                )
                row.new_token(now=now())
                row.save()

    for address in (MEMBERS, INVITATIONS):
        client.get(address)  # what is remembered by the process
    fill(1)
    one = [cost(a) for a in (MEMBERS, INVITATIONS)]
    fill(3)
    three = [cost(a) for a in (MEMBERS, INVITATIONS)]
    fill(50)
    fifty = [cost(a) for a in (MEMBERS, INVITATIONS)]
    assert one == three == fifty
    assert max(one) <= 16


def test_the_form_changes_role_scope_and_dates(
    client: Any, agency: Any, make_member: Any, make_property: Any
) -> None:
    member = membership_of(make_member(agency, "agent"), agency)
    page = make_property(agency, live=False)
    answer = client.get(act("edit", member))
    assert str(page.translation_key) in answer.content.decode()
    last = timezone.localdate() + datetime.timedelta(days=9)
    data = {
        "role": "copywriter",
        "scope": "chosen",
        "page_keys": [str(page.translation_key)],
        "expires_on": last.isoformat(),
    }
    assert client.post(act("edit", member), data).status_code == 302
    stored = membership_of(member.user, agency)
    assert (stored.role, stored.expires_on) == ("copywriter", last)
    with scopes_disabled():
        assert stored.page_keys == {page.translation_key}


def test_the_form_takes_no_property_of_another_agency(
    client: Any, agency: Any, other_agency: Any, make_member: Any, make_property: Any
) -> None:
    member = membership_of(make_member(agency, "agent"), agency)
    foreign = make_property(other_agency, live=False)
    data = {"role": "agent", "scope": "chosen", "page_keys": [str(foreign.translation_key)]}
    answer = client.post(act("edit", member), data)
    assert "page_keys" in answer.context["form"].errors
    assert foreign.title not in client.get(act("edit", member)).content.decode()


def test_an_administrator_is_offered_no_role_above_her_own_and_no_manager(
    agency: Any, manager: Any, make_member: Any, member_client: Any
) -> None:
    client = member_client(make_member(agency, "administrator"))
    form = client.get(INVITE).context["form"]
    offered = [code for code, _words in form.fields["role"].choices]
    assert offered == [role.value for role in Role if role is not Role.MANAGER]
    data = {"role": "manager", "scope": "all", "email": NEW}
    assert "role" in client.post(INVITE, data).context["form"].errors
    above = membership_of(manager, agency)
    for name in ("edit", "suspend", "remove"):
        assert client.get(act(name, above)).status_code == 403
        assert client.post(act(name, above)).status_code == 403
    assert membership_of(manager, agency).is_in_force


def test_confirmations_say_what_happens_and_do_it_by_post(
    client: Any, agency: Any, make_member: Any
) -> None:
    member = membership_of(make_member(agency, "agent"), agency)
    for name in ("suspend", "reinstate", "remove"):
        assert client.get(act(name, member)).status_code == 200
    assert membership_of(member.user, agency).is_in_force
    client.post(act("suspend", member))
    assert not membership_of(member.user, agency).is_in_force
    client.post(act("reinstate", member))
    assert membership_of(member.user, agency).is_in_force
    client.post(act("remove", member))
    assert memberships(agency, user=member.user) == []


def test_a_foreign_member_is_absent(
    client: Any, agency: Any, other_agency: Any, make_member: Any
) -> None:
    foreign = membership_of(make_member(other_agency, "agent"), other_agency)
    with scopes_disabled():
        invitation = ask(other_agency, make_member(other_agency, "manager"))
    addresses = [act(name, foreign) for name in ("edit", "suspend", "reinstate", "remove")]
    addresses += [
        reverse(f"immo_invitations:{name}", args=[invitation.pk]) for name in ("resend", "withdraw")
    ]
    addresses.append(reverse("immo_agencies_leave", args=[foreign.pk]))
    for address in addresses:
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code == 404, address
    assert membership_of(foreign.user, other_agency).is_in_force


def test_the_plan_is_explained_in_the_form(client: Any, agency: Any) -> None:
    def full(action: Any, agency: Any, subject: Any) -> Any:
        wanted = action is AgencyAction.INVITE_MEMBER
        return Refusal("full", "3 of 3 seats.", "Take more.", "/admin/plan/") if wanted else None

    with hooks.register_temporarily("immo_refuse", full):
        answer = client.post(INVITE, {"role": "agent", "scope": "all", "email": NEW})
    body = answer.content.decode()
    assert answer.status_code == 200
    assert "3 of 3 seats." in body
    assert 'href="/admin/plan/"' in body
    assert f'value="{NEW}"' in body


def test_an_open_invitation_is_offered_to_be_sent_again(
    client: Any, agency: Any, manager: Any
) -> None:
    waiting = ask(agency, manager)
    answer = client.post(INVITE, {"role": "agent", "scope": "all", "email": NEW})
    assert reverse("immo_invitations:resend", args=[waiting.pk]) in answer.content.decode()
    client.post(reverse("immo_invitations:withdraw", args=[waiting.pk]))
    assert [i.state.value for i in invitations(agency)] == ["revoked"]


def test_everybody_reads_what_each_role_can_do(
    agency: Any, make_member: Any, member_client: Any
) -> None:
    for role in ("viewer", "photographer", "manager"):
        answer = member_client(make_member(agency, role)).get("/admin/roles/")
        assert answer.status_code == 200
        assert answer.context["own"] == role


# --- out at the next request ----------------------------------------------------------------------


def test_one_session_and_every_way_of_losing_access(
    agency: Any,
    make_member: Any,
    member_client: Any,
    make_photo: Any,
    make_document: Any,
    make_property: Any,
) -> None:
    user = make_member(agency, "editor")
    make_member(agency, "manager")
    client, member = member_client(user), membership_of(user, agency)
    page, photo = make_property(agency, live=False), make_photo(agency)
    channels = {
        "admin": reverse("immo_properties:index"),
        "editor": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "draft": reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        "file": f"/media/{photo.file.name}",
        "document": make_document(agency, access="private").url,
        "api": f"/admin/api/main/pages/{page.pk}/",
    }
    hosts = {"document": "namur.localhost"}

    def seen() -> set[str]:
        answers = {
            name: client.get(url, HTTP_HOST=hosts.get(name, "localhost"))
            for name, url in channels.items()
        }
        return {name for name, answer in answers.items() if answer.status_code == 200}

    today = timezone.localdate()
    before = seen()
    assert {"admin", "editor", "draft", "file", "api"} <= before
    for closed in (
        {"suspended_at": now()},
        {"expires_on": today - datetime.timedelta(days=1)},
        {"starts_on": today + datetime.timedelta(days=1)},
    ):
        change(member, **closed)
        assert seen() == set(), closed
        change(member, **dict.fromkeys(closed))
        assert seen() == before, closed
    with scopes_disabled():
        member.delete()
    assert seen() == set()


# --- my agencies ----------------------------------------------------------------------------------


def test_permissions_of_two_agencies_never_merge_and_only_a_post_switches(
    agency: Any, other_agency: Any, make_member: Any, member_client: Any, make_property: Any
) -> None:
    user = make_member(agency, "manager")
    add_member(other_agency, user, role=Role.VIEWER)
    client = member_client(user)
    switch = reverse("immo_agencies_switch_to", args=[other_agency.pk])
    foreign = membership_of(make_member(other_agency, "agent"), other_agency)

    back = reverse("immo_agencies_switch_to", args=[agency.pk])
    assert client.post(back).status_code == 302
    assert client.get(MEMBERS).status_code == 200
    client.get(switch)
    client.get(f"{reverse('immo_agencies_switch')}?agency={other_agency.pk}")
    assert client.get(MEMBERS).status_code == 200
    assert client.get(act("edit", foreign)).status_code == 404

    assert client.post(switch).status_code == 302
    # Now a viewer there: the manager's rights stay behind.
    assert client.get(MEMBERS).status_code == 403
    assert client.get("/admin/my-agencies/").context["active"] == other_agency
    client.post(reverse("immo_agencies_switch"), {"agency": str(agency.pk)})
    assert client.get(MEMBERS).status_code == 200


def test_my_agencies_name_role_scope_dates_and_inviter(
    agency: Any, other_agency: Any, manager: Any, make_member: Any, member_client: Any
) -> None:
    user = make_member(agency, "agent")
    add_member(other_agency, user, role=Role.PHOTOGRAPHER)
    change(membership_of(user, agency), invited_by=manager)
    answer = member_client(user).get("/admin/my-agencies/")
    body = answer.content.decode()
    assert [row["membership"].agency for row in answer.context["rows"]] == [other_agency, agency]
    assert str(manager) in body
    assert other_agency.name in body
    # The sidebar names the active agency, and offers the others by POST.
    assert "wagtail.sidebar.ActionMenuItem" in body
    assert reverse("immo_agencies_switch_to", args=[agency.pk]) in body
    # So does a bar, for screens on which the sidebar is folded away.
    assert "people-bar" in body


def test_leaving(agency: Any, make_member: Any, member_client: Any) -> None:
    user = make_member(agency, "agent")
    make_member(agency, "manager")
    client, member = member_client(user), membership_of(user, agency)
    url = reverse("immo_agencies_leave", args=[member.pk])
    assert client.get(url).status_code == 200
    assert memberships(agency, user=user) == [member]
    client.post(url)
    assert memberships(agency, user=user) == []
    assert client.get("/admin/properties/").status_code in {302, 403, 404}


def test_the_last_manager_reads_why_she_cannot_leave(
    client: Any, agency: Any, manager: Any
) -> None:
    url = reverse("immo_agencies_leave", args=[membership_of(manager, agency).pk])
    answer = client.post(url, follow=True)
    assert [m.level_tag for m in answer.context["messages"]] == ["error"]
    assert membership_of(manager, agency).is_in_force
