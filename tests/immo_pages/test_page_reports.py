"""A visitor reports a page: what is asked, what is kept, who is told, and what stops machines."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction

from immo_agencies.models import AuditEvent
from immo_pages.models import PageReport
from immo_pages.page_reports import rate

TEXT = "La photo de la cuisine est la mienne, je n'ai rien permis."
GOOD = {"report-kind": "copyright", "report-text": TEXT}


def address(page, language="fr"):
    with translation.override(language):
        return reverse("immo_pages_report", args=[page.pk])


@pytest.fixture
def page(agency, make_property):
    return make_property(agency, title="Villa des Tilleuls")


@pytest.fixture
def operator(django_user_model):
    return django_user_model.objects.create_superuser("root@example.org", "a-long-password")


def test_each_public_page_leads_to_its_form(agency, page, visitor):
    for shown in (page, agency.home_in("fr"), page.get_parent()):
        answer = visitor().get(shown.get_url())
        assert address(shown) in answer.content.decode()
        assert not answer.cookies
    form = visitor().get(address(page))
    assert form.status_code == 200
    assert "noindex" in form["X-Robots-Tag"]
    assert "no-store" in form["Cache-Control"]
    assert "Villa des Tilleuls" in form.content.decode()


def test_a_report_is_kept_without_the_address_of_the_internet(
    agency, page, visitor, operator, django_capture_on_commit_callbacks
):
    data = GOOD | {"report-reporter_name": "Ada", "report-reporter_email": "ada@example.org"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = visitor().post(address(page), data, REMOTE_ADDR="203.0.113.77")
    assert answer.status_code == 302
    assert visitor().get(answer.url).status_code == 200
    report = PageReport.all_objects.get()
    assert (report.agency, report.page_id, report.state) == (agency, page.pk, "new")
    assert (report.kind, report.text, report.language) == ("copyright", TEXT, "fr")
    assert report.page_title == "Villa des Tilleuls"
    assert report.address.startswith("http://namur.localhost")
    assert "203.0.113.77" not in str(vars(report))
    event = AuditEvent.objects.get(action="report.received")
    assert (event.agency, event.actor_id, event.address_digest) == (agency, None, "")
    to_operator, to_reporter = mail.outbox
    assert to_operator.to == ["root@example.org"]
    assert TEXT in to_operator.body
    assert "ada@example.org" not in to_operator.body
    assert to_reporter.to == ["ada@example.org"]
    assert TEXT not in to_reporter.body


def test_the_setting_says_who_reads_reports(
    page, visitor, operator, settings, django_capture_on_commit_callbacks
):
    settings.IMMO_PAGES_REPORTS_EMAIL = "abuse@example.org"
    with django_capture_on_commit_callbacks(execute=True):
        visitor().post(address(page), GOOD)
    assert [message.to for message in mail.outbox] == [["abuse@example.org"]]


@pytest.mark.parametrize(
    "bad",
    [
        {"report-kind": "nonsense"},
        {"report-text": "short"},
        {"report-text": "x" * 3001},
        {"report-reporter_name": "x" * 81},
        {"report-reporter_email": "nobody"},
    ],
)
def test_what_is_out_of_bounds_is_asked_again(page, visitor, bad):
    answer = visitor().post(address(page), GOOD | bad)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not PageReport.all_objects.exists()


def test_a_machine_is_thanked_and_forgotten(page, visitor):
    answer = visitor().post(address(page), GOOD | {"report-website": "http://spam.example"})
    assert answer.status_code == 302
    assert not PageReport.all_objects.exists()


def test_one_address_reports_so_often_an_hour(page, visitor):
    for _ in range(rate.REPORTS_AN_HOUR):
        assert visitor().post(address(page), GOOD).status_code == 302
    assert visitor().post(address(page), GOOD).status_code == 429
    assert PageReport.all_objects.count() == rate.REPORTS_AN_HOUR
    other = visitor().post(address(page), GOOD, REMOTE_ADDR="198.51.100.4")
    assert other.status_code == 302


def test_one_page_is_reported_so_often_an_hour(page, visitor, monkeypatch):
    monkeypatch.setattr(rate, "OF_ONE_PAGE_AN_HOUR", 2)
    answers = [visitor().post(address(page), GOOD, REMOTE_ADDR=f"198.51.100.{n}") for n in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]


def test_a_forged_request_is_refused(page):
    from django.test import Client

    client = Client(HTTP_HOST="namur.localhost", enforce_csrf_checks=True)
    assert client.post(address(page), GOOD).status_code == 403
    assert not PageReport.all_objects.exists()


def test_only_what_visitors_of_this_host_see_can_be_reported(
    agency, other_agency, page, make_property, visitor
):
    draft, shut = make_property(agency, live=False), make_property(agency)
    PageViewRestriction.objects.create(
        page=shut, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    foreign = make_property(other_agency)
    wanted = {
        address(draft): 404,
        address(shut): 404,
        address(foreign): 404,
        address(page, "nl"): 404,
        address(page).replace(str(page.pk), "999999"): 404,
        address(page): 200,
    }
    assert {url: visitor().get(url).status_code for url in wanted} == wanted
    assert visitor("localhost").get(address(page)).status_code == 404
    assert visitor().post(address(foreign), GOOD).status_code == 404
