"""The gate on the screens of the editor: what goes live, what JSON says, which role publishes.

Refusals are in tests/suite/test_publish_matrix.py and test_publish_refusals.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page

from immo_agencies.permissions import Refusal
from immo_pages.extension_points import PageAction
from immo_pages.models import PropertyIndexPage, PropertyPage
from tests.conftest import energy_block
from tests.immo_pages.editor import body_data, editor_data, new_data

pytestmark = pytest.mark.django_db
TYPED = "Titre tapé par la validatrice"


@pytest.fixture
def editor(agency: Any, make_member: Any) -> Any:
    return make_member(agency, "editor")


@pytest.fixture
def browser(editor: Any, member_client: Any) -> Any:
    return member_client(editor)


@contextmanager
def full_plan(*, late: bool = False) -> Iterator[None]:
    """A plan without room. ``late``: the last place is taken after the testers were asked, so that
    only ``save()``, where the page in hand is live, finds none.
    """

    def refuse(action: Any, agency: Any, subject: Any) -> Refusal | None:
        becomes_live = isinstance(subject, PropertyPage) and subject.live
        if action != PageAction.PUBLISH_PROPERTY or (late and not becomes_live):
            return None
        return Refusal("quota", "All places of your plan are in use.", "Take one offline.")

    with hooks.register_temporarily("immo_refuse", refuse):
        yield


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_url(parent: Any) -> str:
    return reverse("wagtailadmin_pages:add", args=["immo_pages", "propertypage", parent.pk])


def index_of(agency: Any) -> PropertyIndexPage:
    return PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()


def new_property(browser: Any, agency: Any, body: list[Any]) -> dict[str, Any]:
    data = new_data(browser, index_of(agency))
    facts = {"title": TYPED, "slug": "titre", "postal_code": "5000", "city": "Namur"}
    return data | facts | {"price": "350000"} | body_data(body)


def latest_title(page: Any) -> str:
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object().title


def is_live(page: Any) -> bool:
    return PropertyPage.objects.get(pk=page.pk).live


def told(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


# --- the editor, new page ---


def test_a_new_page_in_order_is_published(browser: Any, agency: Any) -> None:
    data = new_property(browser, agency, [energy_block()]) | {"action-publish": "1"}

    browser.post(add_url(index_of(agency)), data)

    assert PropertyPage.objects.get().live


def test_a_client_that_wants_json_gets_json(browser: Any, agency: Any) -> None:
    data = new_property(browser, agency, []) | {"action-publish": "1"}

    answer = browser.post(add_url(index_of(agency)), data, headers={"accept": "application/json"})

    assert answer.json()["published"] is False
    assert answer.json()["reasons"][0]["url"].endswith("#field-body-energy")


# --- the editor, existing page ---


def test_a_live_page_is_not_republished_without_its_certificate(
    browser: Any, agency: Any, make_property: Any
) -> None:
    page = make_property(agency)
    data = editor_data(browser, page) | {"title": TYPED} | body_data([])

    answer = browser.post(edit_url(page), data | {"action-publish": "1"}, follow=True)

    stored = PropertyPage.objects.get(pk=page.pk)
    assert stored.live
    assert stored.title == page.title
    assert stored.epc_class == "B"
    assert stored.has_unpublished_changes
    assert latest_title(page) == TYPED
    assert "#field-body-energy" in told(answer)


def test_a_full_plan_lets_a_live_page_be_corrected(
    browser: Any, agency: Any, make_property: Any
) -> None:
    page = make_property(agency)
    data = editor_data(browser, page) | {"title": TYPED}

    with full_plan():
        browser.post(edit_url(page), data | {"action-publish": "1"})

    assert PropertyPage.objects.get(pk=page.pk).title == TYPED


# --- bulk ---


def bulk(browser: Any, *pages: Any, follow: bool = True) -> Any:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    return browser.post(f"{url}?next=/admin/&{query}", follow=follow)


def test_bulk_publishes_what_may_be_and_reports_the_rest(
    browser: Any, agency: Any, make_property: Any
) -> None:
    fine, wrong = make_property(agency, live=False), make_property(agency, live=False, body=[])

    answer = bulk(browser, fine, wrong)

    assert is_live(fine)
    assert not is_live(wrong)
    assert f"{edit_url(wrong)}#field-body-energy" in told(answer)


def test_bulk_answers_foreign_ids_like_absent_ones(
    browser: Any, agency: Any, other_agency: Any, make_property: Any
) -> None:
    foreign = make_property(other_agency, live=False, title="GCANARY", slug="g")
    own = make_property(agency, live=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    assert browser.get(f"{url}?id={foreign.pk}").status_code == 404
    assert browser.get(f"{url}?id=999999").status_code == 404
    assert browser.get(f"{url}?id={own.pk}").status_code == 200
    assert browser.get(f"{url}?id={own.pk}&id={foreign.pk}").status_code == 404
    assert "GCANARY" not in browser.get(f"{url}?id=all").content.decode()


# --- roles ---


@pytest.mark.parametrize(
    ("role", "goes_live"),
    [("marketer", False), ("editor", True), ("administrator", True), ("manager", True)],
)
def test_who_publishes(
    agency: Any,
    make_property: Any,
    make_member: Any,
    member_client: Any,
    role: str,
    goes_live: bool,
) -> None:
    client = member_client(make_member(agency, role))
    page = make_property(agency, live=False)
    data = editor_data(client, page) | {"title": TYPED, "action-publish": "1"}

    client.post(edit_url(page), data)

    assert is_live(page) is goes_live
    assert latest_title(page) == TYPED


def test_a_stranger_edits_nothing(
    agency: Any, other_agency: Any, make_property: Any, make_member: Any, member_client: Any
) -> None:
    client = member_client(make_member(other_agency, "manager"))
    page = make_property(agency, live=False)

    assert client.get(edit_url(page)).status_code == 404
    assert client.post(edit_url(page), {"title": TYPED, "action-publish": "1"}).status_code == 404
    assert latest_title(page) == page.title
