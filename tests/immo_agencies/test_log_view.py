"""The agency's log: its own rows in words, names of its own people only, no formula, no canary."""

import csv
import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from immo_agencies import tenancy
from immo_agencies.actions import add_member
from immo_agencies.audit import record
from immo_agencies.models import AuditEvent, Membership, MembershipPage
from immo_agencies.roles import Role
from immo_agencies.spreadsheets import safe_cell
from immo_agencies.support import actions

pytestmark = pytest.mark.django_db

LOG = "immo_log:index"
REASON = "The photos of one property do not show. DRCANARY"


@pytest.fixture
def manager(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "manager", last_name="Maes")


@pytest.fixture
def operator(django_user_model: Any) -> Any:
    return django_user_model.objects.create_user(
        "operator@example.org", "a-long-password", is_staff=True, first_name="Odile"
    )


@pytest.fixture
def client(manager: Any, member_client: Any) -> Any:
    return member_client(manager)


def rows(client: Any, **query: Any) -> list[Any]:
    answer = client.get(reverse(LOG), query)
    assert answer.status_code == 200
    return answer.context["rows"]


def test_a_row_says_who_did_what_to_what(
    agency: Any, client: Any, manager: Any, make_property: Any
) -> None:
    page = make_property(agency, title="Maison jaune")
    record("admin.wagtailadmin_pages:edit", agency, by=manager, obj=page, changes={"city": (1, 2)})

    (row,) = rows(client)
    assert (row.who, row.title, row.deleted) == ("Manager Maes", "Maison jaune", False)
    assert (row.object_id, row.accepted, row.by_support) == (str(page.pk), True, False)
    assert len(row.fields) == 1
    assert "Maison jaune" in client.get(reverse(LOG)).content.decode()


@pytest.mark.parametrize("role", [*[r.value for r in Role]])
def test_who_reads_the_log(agency: Any, make_member: Any, member_client: Any, role: str) -> None:
    answer = member_client(make_member(agency, role)).get(reverse(LOG))

    reads = role in ("manager", "administrator", "editor")
    assert answer.status_code == (200 if reads else 403)


def test_another_agency_has_another_log(
    agency: Any, other_agency: Any, client: Any, manager: Any, make_member: Any, make_property: Any
) -> None:
    foreign = make_property(other_agency, title="GCANARY huis")
    stranger = make_member(other_agency, "manager", last_name="GCANARY")
    record("support.allowed", other_agency, by=stranger, obj=foreign)
    # Not even when a row of this agency carries foreign ids.
    record("support.allowed", agency, by=stranger, obj=foreign)
    record("support.allowed", agency, by=stranger, obj=stranger)
    record("support.allowed", agency, by=stranger, obj=other_agency)

    found = rows(client)
    assert [row.deleted for row in found] == [True, True, True]
    for query in ({}, {"q": str(foreign.pk)}, {"actor_id": stranger.pk}, {"export": "csv"}):
        answer = client.get(reverse(LOG), query)
        body = b"".join(answer) if answer.streaming else answer.content
        assert b"gcanary" not in body.lower()
    assert rows(client, actor_id=stranger.pk) == []
    offered = client.get(reverse(LOG)).context["filters"].form.fields["actor_id"].choices
    assert {str(key) for key, _name in offered} == {"", str(manager.pk)}


def test_people_who_left_and_the_service_have_no_name(
    agency: Any, client: Any, make_member: Any
) -> None:
    gone = make_member(agency, "editor", last_name="Gone")
    record("support.allowed", agency, by=gone)
    record("support.ended", agency, by=None)
    Membership.objects.with_scopes_disabled().filter(user=gone).delete()

    by_service, by_gone = rows(client)
    assert str(gone.pk) in by_gone.who
    assert "Gone" not in by_gone.who
    assert by_service.who != by_gone.who


def test_operators_are_named_and_offered_once_they_had_to_do_with_the_agency(
    agency: Any, client: Any, manager: Any, operator: Any, django_user_model: Any
) -> None:
    django_user_model.objects.create_superuser("root@example.org", "a-long-password")
    wanted = {"reason": REASON, "minutes": 60, "may_change": False}
    session = actions.ask(agency, by=operator, now=timezone.now(), **wanted)
    actions.allow(session, by=manager, now=timezone.now())

    allowed, asked = rows(client)
    assert "Odile" in asked.who
    assert allowed.who == "Manager Maes"
    offered = client.get(reverse(LOG)).context["filters"].form.fields["actor_id"].choices
    assert {str(key) for key, _name in offered} == {"", str(manager.pk), str(operator.pk)}
    assert [row.who for row in rows(client, actor_id=operator.pk)] == [asked.who]


def test_titles_follow_the_scope_of_the_reader(
    agency: Any, make_member: Any, make_property: Any, member_client: Any, manager: Any
) -> None:
    hers, other = make_property(agency, title="Hers"), make_property(agency, title="Other")
    editor = make_member(agency, "editor")
    membership = Membership.objects.with_scopes_disabled().get(user=editor)
    membership.whole_agency = False
    membership.save()
    MembershipPage.objects.create(membership=membership, translation_key=hers.translation_key)
    for page in (hers, other):
        record("admin.wagtailadmin_pages:edit", agency, by=manager, obj=page)

    shown = [(row.title, row.deleted) for row in rows(member_client(editor))]
    assert shown[1] == ("Hers", False)
    assert shown[0][1] is True
    assert "Other" not in shown[0][0]


def test_filters(agency: Any, client: Any, manager: Any, make_property: Any) -> None:
    page = make_property(agency)
    edit = record("admin.wagtailadmin_pages:edit", agency, by=manager, obj=page)
    refused = record(
        "admin.wagtailadmin_pages:add",
        agency,
        by=manager,
        obj=agency,
        outcome=AuditEvent.Outcome.NOT_ACCEPTED,
    )
    allowed = record("support.allowed", agency, by=manager)

    def found(**query: Any) -> set[int]:
        return {e.pk for e in client.get(reverse(LOG), query).context["object_list"]}

    assert found() == {edit.pk, allowed.pk}
    assert found(outcome="all") == {edit.pk, allowed.pk, refused.pk}
    assert found(outcome="not_accepted") == {refused.pk}
    assert found(action="support") == {allowed.pk}
    assert found(object_type="immo_pages.propertypage") == {edit.pk}
    assert found(q=str(page.pk)) == {edit.pk}
    assert found(q=f"{page.pk}0") == set()
    today = timezone.localdate()
    tomorrow = today + datetime.timedelta(days=1)
    assert found(at_from=today, at_to=today) == {edit.pk, allowed.pk}
    assert found(at_from=tomorrow) == set()
    assert found(actor_id="nobody") == set()


def test_the_same_queries_for_1_3_and_50_rows(
    agency: Any,
    client: Any,
    manager: Any,
    make_property: Any,
    make_member: Any,
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(tenancy, "_MAP_SECONDS", 3600)
    pages = [make_property(agency) for _n in range(3)]
    people = [manager, make_member(agency, "editor"), make_member(agency, "agent")]

    def write(number: int) -> None:
        for n in range(number):
            record("admin.wagtailadmin_pages:edit", agency, by=people[n % 3], obj=pages[n % 3])
            membership = Membership.objects.with_scopes_disabled().get(user=people[n % 3])
            record("support.allowed", agency, by=people[n % 3], obj=membership)

    write(1)
    client.get(reverse(LOG))
    one = _queries(client)
    write(2)
    assert _queries(client) == one
    write(47)
    assert _queries(client) == one
    assert len(rows(client)) == 50
    assert len(rows(client, p=2)) == 50


def _queries(client: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(LOG)).status_code == 200
    return len(captured)


def test_the_download_is_what_was_filtered_without_formulas(
    agency: Any, client: Any, manager: Any, make_property: Any
) -> None:
    page = make_property(agency, title='=HYPERLINK("http://x")')
    record("admin.wagtailadmin_pages:edit", agency, by=manager, obj=page)
    record("support.allowed", agency, by=manager)

    answer = client.get(reverse(LOG), {"export": "csv", "object_type": "immo_pages.propertypage"})

    assert "attachment" in answer["Content-Disposition"]
    text = b"".join(answer).decode("utf-8-sig")
    heading, line = csv.reader(text.splitlines())
    assert len(heading) == len(line)
    assert '\'=HYPERLINK("http://x")' in line


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n="])
def test_no_cell_starts_a_formula(start: str) -> None:
    assert safe_cell(f"{start}1+1").startswith("'")
    assert safe_cell("1+1") == "1+1"


def test_nothing_that_was_written_is_stored(
    agency: Any, client: Any, manager: Any, operator: Any, make_property: Any, member_client: Any
) -> None:
    """The scenario leaves canaries in the reason, the names, the titles and the settings."""
    person = operator.__class__.objects.create_user("drcanary@example.org", first_name="DRCANARY")
    add_member(agency, person, role=Role.EDITOR)
    make_property(agency, title="DRCANARY", city="DRCANARY")
    wanted = {"legal_name": "DRCANARY", "country": "BE", "brand_color": "#112233"}
    client.post(reverse("immo_agencies_settings"), wanted | {"email": "drcanary@example.org"})
    ask = {"reason": REASON, "minutes": 60, "may_change": True}
    session = actions.ask(agency, by=operator, now=timezone.now(), **ask)
    actions.allow(session, by=manager, now=timezone.now())
    member_client(operator).post(reverse("immo_support:enter", args=[session.pk]))
    record("x.y", agency, by=person, obj=agency, changes={"name": ("DRCANARY", "127.0.0.1")})

    stored = str(list(AuditEvent.objects.values())).lower()
    assert AuditEvent.objects.count() >= 5
    for canary in ("drcanary", "127.0.0.1", "@example.org", "manager maes"):
        assert canary not in stored


def test_what_nobody_owns_is_not_called_deleted(agency: Any, client: Any, manager: Any) -> None:
    record("redirect.created", agency, by=manager, obj=Redirect(pk=7))

    (row,) = rows(client)
    assert (row.title, row.deleted, row.object_id) == ("", False, "7")
