"""Papers that run out: told once, ahead, to those who compose, in their language."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import override_settings

from immo_agencies.models import AuditEvent, Membership
from immo_pages.models import AdvertNotice, PropertyPage
from immo_pages.reminders.actions import remind
from immo_pages.reminders.expiring import expiring

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


@pytest.fixture
def told(agency, make_member, mailoutbox, django_capture_on_commit_callbacks):
    """``told(day)`` runs the check of a day and gives the mails it sent, by address."""
    people = {
        "fr": make_member(agency, "marketer", "fr"),
        "nl": make_member(agency, "agent", "nl"),
        "photographer": make_member(agency, "photographer", "fr"),
    }

    def run(day=DAY):
        del mailoutbox[:]
        with django_capture_on_commit_callbacks(execute=True):
            remind(agency.pk, on=day)
        return {mail.to[0]: mail for mail in mailoutbox}

    run.people = people
    return run


def runs_out(page, **columns):
    PropertyPage.objects.filter(pk=page.pk).update(**columns)


def test_one_digest_a_member_who_composes(agency, make_property, told):
    first, second = make_property(agency), make_property(agency)
    make_property(agency)
    runs_out(first, epc_valid_until=DAY + timedelta(days=30))
    runs_out(second, planning_extract_on=DAY - timedelta(days=400))
    mails = told()
    french, dutch = (told.people[name].email for name in ("fr", "nl"))
    assert set(mails) == {french, dutch}
    assert first.title in mails[french].body
    assert second.title in mails[french].body
    assert f"/pages/{first.pk}/edit/#field-body-energy" in mails[french].body
    assert "22 décembre 2026" in mails[french].body
    assert "22 december 2026" in mails[dutch].body
    assert mails[french].alternatives[0][1] == "text/html"
    assert AdvertNotice.all_objects.count() == 2
    assert AuditEvent.objects.filter(action="adverts.papers_told").count() == 1


def test_nobody_is_told_twice_but_of_a_new_paper(agency, make_property, told):
    page = make_property(agency)
    runs_out(page, epc_valid_until=DAY + timedelta(days=20))
    assert told()
    assert not told()
    assert not told(DAY + timedelta(days=25))
    runs_out(page, epc_valid_until=DAY + timedelta(days=50))
    assert not told()
    assert told(DAY + timedelta(days=25))


@pytest.mark.parametrize(
    "columns",
    [
        {"epc_valid_until": DAY + timedelta(days=31)},
        {"epc_valid_until": DAY, "live": False},
        {"epc_valid_until": DAY, "status": "sold"},
        {"flood_report_on": DAY - timedelta(days=334)},
    ],
)
def test_what_is_not_told(agency, make_property, told, columns):
    runs_out(make_property(agency), **columns)
    assert not told()


def test_a_list_of_properties_narrows_the_digest(agency, make_property, make_member, told):
    page = make_property(agency)
    runs_out(page, epc_valid_until=DAY)
    guest = make_member(agency, "marketer")
    Membership.objects.with_scopes_disabled().filter(user=guest).update(whole_agency=False)
    assert guest.email not in told()


def test_another_agency_is_told_of_its_own(agency, other_agency, make_property, make_member, told):
    runs_out(make_property(other_agency), epc_valid_until=DAY)
    assert not told()
    assert [paper.page.agency_id for paper in expiring(other_agency, on=DAY)] == [other_agency.pk]


def test_the_same_queries_for_one_and_three(agency, make_property, django_assert_num_queries):
    for _ in range(3):
        runs_out(make_property(agency), epc_valid_until=DAY, flood_report_on=date(2025, 1, 1))
        with django_assert_num_queries(9):
            assert list(expiring(agency, on=DAY))


@time_machine.travel(DAY, tick=False)
def test_the_command_queues_a_task_an_agency(
    agency, other_agency, make_property, make_member, mailoutbox, django_capture_on_commit_callbacks
):
    member = make_member(agency)
    runs_out(make_property(agency), epc_valid_until=DAY)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("check_adverts")
        call_command("check_adverts", agency="deux-rives")
    assert [mail.to for mail in mailoutbox] == [[member.email]]


@override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}})
def test_the_database_backend_takes_the_task(agency):
    from django_tasks_db.models import DBTaskResult

    call_command("check_adverts")
    row = DBTaskResult.objects.get()
    assert row.args_kwargs["args"][0] == agency.pk
