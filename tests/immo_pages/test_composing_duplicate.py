"""A duplicate keeps what a similar property shares and nothing that is of one property only."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled
from wagtail.models import PageViewRestriction

from immo_agencies.models import AuditEvent
from immo_pages.models import Agent, PropertyPage
from tests.conftest import documents_block, energy_block, gallery_block

pytestmark = pytest.mark.django_db


def url_of(page: Any) -> str:
    return reverse("immo_composing:duplicate", args=[page.pk])


def copies(page: Any) -> Any:
    return PropertyPage.objects.exclude(pk=page.pk)


@pytest.fixture
def marketer(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "marketer")


@pytest.fixture
def browser(marketer: Any, member_client: Any) -> Any:
    return member_client(marketer)


def test_one_tap_opens_a_draft_without_what_must_not_be_copied(
    browser: Any,
    marketer: Any,
    agency: Any,
    make_property: Any,
    make_photo: Any,
    make_document: Any,
) -> None:
    photo, plan = make_photo(agency), make_document(agency, kind="plan")
    certificate = make_document(agency, kind="energy")
    with scopes_disabled():
        agent = Agent.objects.create(agency=agency, name="Anne Exemple")
    body = [
        gallery_block(photo),
        {"type": "rich_text", "value": "<p>Belle maison</p>"},
        energy_block(document=certificate.pk),
        documents_block(plan, certificate),
    ]
    page = make_property(
        agency,
        body=body,
        agent=agent,
        external_ids={"crm": "7"},
        status="sold",
        planning_extract_on=datetime.date(2026, 1, 2),
        available_from=datetime.date(2026, 3, 1),
        go_live_at=None,
        expire_at=datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC),
    )
    draft = page.get_latest_revision_as_object()
    draft.title = "Titre du brouillon"
    draft.save_revision()

    answer = browser.post(url_of(page))

    copy = copies(page).get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert copy.get_parent() == page.get_parent()
    assert (copy.live, copy.owner, copy.agency) == (False, marketer, agency)
    assert copy.title.startswith("Titre du brouillon (")
    assert (copy.price, copy.city, copy.bedrooms, copy.agent_id) == (350000, "Namur", 3, agent.pk)
    assert (copy.reference, copy.external_ids, copy.status) == (None, {}, "available")
    assert (copy.planning_extract_on, copy.available_from, copy.expire_at) == (None, None, None)
    assert (copy.epc_class, copy.epc_certificate_number, copy.epc_status) == ("", "", "missing")
    assert copy.translation_key != page.translation_key
    assert copy.revisions.count() == 1
    blocks = {b["type"]: b for b in copy.body.raw_data}
    assert blocks["energy"]["value"]["jurisdiction"] == "be-wal"
    assert [i["value"]["photo"] for i in blocks["gallery"]["value"]["photos"]] == [photo.pk]
    assert [i["value"]["document"] for i in blocks["documents"]["value"]["documents"]] == [plan.pk]
    assert not {b["id"] for b in copy.body.raw_data} & {b["id"] for b in page.body.raw_data}
    assert AuditEvent.objects.filter(action="composing.duplicated").count() == 1


def test_nothing_of_the_past_comes_along_but_the_password_does(
    browser: Any, marketer: Any, agency: Any, make_property: Any
) -> None:
    page = make_property(agency)
    page.wagtail_admin_comments.create(user=marketer, text="à revoir", contentpath="title")
    revision = page.get_latest_revision()
    revision.approved_go_live_at = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    revision.save()
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )

    browser.post(url_of(page))

    copy = copies(page).get()
    assert not copy.wagtail_admin_comments.exists()
    assert not copy.revisions.exclude(approved_go_live_at=None).exists()
    assert not copy.open_houses.exists()
    assert copy.view_restrictions.get().password == "secret"
    assert copy.go_live_at is None


def test_a_photo_that_has_gone_to_another_agency_is_told_and_nothing_is_made(
    browser: Any, agency: Any, other_agency: Any, make_property: Any, make_photo: Any
) -> None:
    photo = make_photo(agency)
    page = make_property(agency, body=[energy_block(), gallery_block(photo)])
    type(photo).objects.filter(pk=photo.pk).update(collection=other_agency.collection)

    answer = browser.post(url_of(page), follow=True)

    assert answer.status_code == 200
    assert not copies(page).exists()
    assert [m.level_tag for m in answer.context["messages"]] == ["error"]


@pytest.mark.parametrize(
    ("role", "own", "status"),
    [
        ("agent", True, 302),
        ("copywriter", True, 403),
        ("viewer", True, 403),
        ("editor", False, 404),
    ],
)
def test_who_may(
    role: str,
    own: bool,
    status: int,
    agency: Any,
    other_agency: Any,
    make_property: Any,
    make_member: Any,
    member_client: Any,
) -> None:
    page = make_property(agency if own else other_agency)
    client = member_client(make_member(agency, role))

    assert client.post(url_of(page)).status_code == status
    assert copies(page).count() == (1 if status == 302 else 0)
    assert (url_of(page) in client.get(reverse("immo_properties:index")).content.decode()) == (
        status == 302
    )


def test_the_editor_offers_it(browser: Any, agency: Any, make_property: Any) -> None:
    page = make_property(agency)
    screen = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert url_of(page) in screen
    assert reverse("immo_composing:save_template", args=[page.pk]) in screen
