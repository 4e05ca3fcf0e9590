"""Who is let in: hosts, roles, operators, people whose access is over, and who may only read."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from immo_agencies.models import Membership, SupportSession
from tests.immo_agencies.boundary_world import ABSENT, browser, masked, open_world, person

pytestmark = pytest.mark.django_db
HOME = "/admin/"


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    with django_db_blocker.unblock():
        yield from open_world()


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page if isinstance(page, int) else page.pk])


def refused(response: Any) -> list[str]:
    """Templates of a refusal."""
    assert response.status_code == 403
    return [template.name for template in response.templates]


# --- hosts ---


@pytest.mark.parametrize("host", ["namur.localhost", "unknown.example", "NAMUR.localhost:8000"])
def test_row_42_the_admin_answers_on_the_platforms_host_only(world: Any, host: str) -> None:
    signed_in = browser(world.own.editor, host)
    for client in (signed_in, Client(HTTP_HOST=host)):
        for path in ("/admin/pages/", "/admin/login/", "/accounts/login/", "/admin/x/"):
            assert client.get(path).status_code == 404, path
        answer = client.post("/accounts/login/", {"login": "a@b.example", "password": "x"})
        assert answer.status_code == 404


def test_row_42_the_bare_address_leads_to_the_admin_from_an_agencys_host(world: Any) -> None:
    answer = Client(HTTP_HOST="namur.localhost").get(HOME)

    assert answer.status_code == 302
    assert answer["Location"] == "http://localhost:8000/admin/"
    assert Client(HTTP_HOST="namur.localhost").post(HOME).status_code == 404


def test_row_41_an_unknown_host_shows_no_admin(world: Any) -> None:
    answer = Client(HTTP_HOST="unknown.example").get(HOME)

    assert answer.status_code == 404
    assert b"Deux Rives" not in answer.content


def test_the_address_of_the_admin_counts_as_the_platforms_host(world: Any, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://admin.example:8443"
    Site.objects.filter(is_default_site=True).update(hostname="www.example")

    for host, status in (("admin.example", 200), ("www.example", 200), ("localhost", 404)):
        assert browser(world.own.editor, host).get(HOME).status_code == status


def test_anonymous_visitors_are_sent_to_the_sign_in(world: Any) -> None:
    for path in ("/admin/", edit_url(world.own.page), edit_url(ABSENT)):
        answer = Client(HTTP_HOST="localhost").get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")


# --- roles ---


@pytest.mark.parametrize("role", ["photographer", "notary", "viewer"])
def test_who_has_small_screens_meets_a_kind_page_in_wagtails_own(world: Any, role: str) -> None:
    person(world.own.agency, "manager")
    client = browser(person(world.own.agency, role))

    assert client.get(HOME).status_code == 200
    for url in (edit_url(world.own.page), reverse("wagtailimages:index")):
        answer = client.get(url)
        assert "immo_agencies/admin/refused.html" in refused(answer)
        assert "Manager" in answer.content.decode()
    # The door is asked before the id: nothing tells a foreign page from an absent one.
    answers = [client.get(edit_url(page)) for page in (world.foreign.page, ABSENT)]
    assert masked(answers[0]) == masked(answers[1])


def test_who_only_writes_texts_has_no_library(world: Any) -> None:
    client = browser(person(world.own.agency, "copywriter"))

    assert client.get(edit_url(world.own.page)).status_code == 200
    for name in ("wagtailimages:index", "wagtaildocs:index", "wagtailadmin_api:documents:listing"):
        assert client.get(reverse(name)).status_code == 403


def test_a_member_never_stands_before_the_operators_doors(world: Any) -> None:
    client = browser(world.own.editor)

    answer = client.get(reverse("immo_support:index"))

    assert masked(answer) == masked(client.get("/admin/nothing/"))
    assert answer.status_code == 404


def test_the_options_of_an_address_are_nobodys_business(world: Any) -> None:
    client = browser(person(world.own.agency, "copywriter"))

    for page in (world.own.page.pk, world.foreign.page.pk, ABSENT):
        for name in ("lock", "unlock", "set_page_position"):
            answer = client.options(reverse(f"wagtailadmin_pages:{name}", args=[page]))
            assert (answer.status_code, answer.content) == (405, b""), name
    for url in (reverse("account_logout"), "/admin/", "/admin/nothing-is-here/"):
        assert Client(HTTP_HOST="localhost").options(url).status_code == 405, url


def test_a_listed_member_finds_her_properties_only(world: Any) -> None:
    user = person(world.own.agency, "agent")
    other = world.make.property(world.own.agency, title="Autre", live=False)
    membership = Membership.objects.with_scopes_disabled().get(user=user)
    membership.whole_agency = False
    membership.save()
    membership.choose_pages([world.own.page.translation_key])
    client = browser(user)

    assert client.get(edit_url(world.own.page)).status_code == 200
    answers = [client.get(edit_url(page)) for page in (other, world.foreign.page, ABSENT)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({masked(answer) for answer in answers}) == 1


def test_the_menu_offers_open_doors_only(world: Any) -> None:
    html = browser(world.own.editor).get(HOME).content.decode()

    assert reverse("wagtailimages:index") in html
    for name in ("wagtailusers_users:index", "wagtailsites:index", "wagtailredirects:index"):
        assert f'"{reverse(name)}"' not in html
    viewer = browser(person(world.own.agency, "viewer")).get(HOME).content.decode()
    assert f'"{reverse("wagtailimages:index")}"' not in viewer


# --- nobody's member ---


def _membership(world: Any, **columns: Any) -> Any:
    user = person(world.own.agency, "agent")
    Membership.objects.with_scopes_disabled().filter(user=user).update(**columns)
    return user


@pytest.mark.parametrize(
    ("column", "days"), [("expires_on", -1), ("starts_on", 3), ("suspended_at", -1)]
)
def test_an_access_that_is_over_is_explained(world: Any, column: str, days: int) -> None:
    person(world.own.agency, "manager")
    when: Any = timezone.localdate() + datetime.timedelta(days=days)
    user = _membership(world, **{column: timezone.now() if column == "suspended_at" else when})
    client = browser(user)

    for path in (HOME, edit_url(world.own.page), edit_url(ABSENT)):
        answer = client.get(path)
        assert "immo_agencies/admin/without_access.html" in refused(answer)
        assert "Deux Rives" in answer.content.decode()
        assert "Manager" in answer.content.decode()
    assert client.post(reverse("wagtailadmin_logout")).status_code == 302


def test_a_removed_member_is_out_at_the_next_request_without_a_loop(world: Any) -> None:
    user = person(world.own.agency, "agent")
    client = browser(user)
    assert client.get(HOME).status_code == 200
    Membership.objects.with_scopes_disabled().get(user=user).delete()

    answer = client.get(HOME)

    assert "immo_agencies/admin/without_access.html" in refused(answer)
    script = client.get(HOME, headers={"X-Requested-With": "XMLHttpRequest"})
    assert script.status_code == 403
    assert script.json()["error_code"] == "not_allowed"


# --- operators ---


@pytest.fixture(params=["is_staff", "is_superuser"])
def operator(request: Any, world: Any) -> Any:
    return get_user_model().objects.create_user(
        "operator@example.org", "a-long-password", **{request.param: True}
    )


def test_an_operator_without_session_sees_no_content(world: Any, operator: Any) -> None:
    client = browser(operator)

    assert client.get(HOME).status_code == 200
    assert client.get(reverse("immo_support:index")).status_code == 200
    assert client.get(reverse("wagtaillocales:index")).status_code == 404
    for url in ("wagtailimages:index", "wagtaildocs:index", "immo_properties:index"):
        assert "immo_agencies/admin/refused.html" in refused(client.get(reverse(url)))
    answers = [client.get(edit_url(page)) for page in (world.own.page, ABSENT)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert masked(answers[0]) == masked(answers[1])
    explorer = client.get(reverse("wagtailadmin_explore_root"))
    assert b"deux-rives" not in explorer.content.lower()


def test_an_operator_edits_the_platforms_own_pages(world: Any, operator: Any) -> None:
    platform = Page.objects.filter(depth=2, agency_home=None).first()

    assert browser(operator).get(edit_url(platform)).status_code == 200


def _session(world: Any, operator: Any, **columns: Any) -> Client:
    now = timezone.now()
    closes = now + datetime.timedelta(hours=1)
    columns = {"opened_at": now, "closes_at": closes, "reason": "x"} | columns
    session = SupportSession.objects.create(agency=world.own.agency, operator=operator, **columns)
    client = browser(operator)
    answer = client.post(reverse("immo_support:enter", args=[session.pk]))
    assert answer.status_code == 302
    return client


def test_a_read_only_session_changes_nothing(world: Any) -> None:
    operator = get_user_model().objects.create_user("op@example.org", "x", is_staff=True)
    client = _session(world, operator)
    url = edit_url(world.own.page)

    assert client.get(url).status_code == 200
    assert "immo_agencies/admin/refused.html" in refused(client.post(url, {"title": "x"}))
    assert client.post(edit_url(world.foreign.page)).status_code == 404
    assert client.post(reverse("wagtailadmin_logout")).status_code == 302


def test_a_session_that_may_change_is_let_through(world: Any) -> None:
    operator = get_user_model().objects.create_user("op@example.org", "x", is_staff=True)
    client = _session(world, operator, may_change=True)

    move = reverse("wagtailadmin_pages:move", args=[world.own.page.pk])
    assert client.post(move, {"new_parent_page": ""}).status_code == 200


# --- refusals of Wagtail ---


def test_wagtails_refusals_become_the_kind_page(world: Any) -> None:
    person(world.own.agency, "manager")
    copywriter = browser(person(world.own.agency, "copywriter"))
    delete = reverse("wagtailadmin_pages:delete", args=[world.own.page.pk])

    answer = copywriter.get(delete)

    assert "immo_agencies/admin/refused.html" in refused(answer)
    assert "Manager" in answer.content.decode()
    # The message did not wait for the next page.
    assert list(copywriter.get(HOME).context["messages"]) == []
    script = copywriter.get(delete, headers={"X-Requested-With": "XMLHttpRequest"})
    assert script.status_code == 403
    assert script.json()["success"] is False


def test_our_own_refusals_become_the_kind_page(world: Any) -> None:
    answer = browser(world.own.editor).get(reverse("immo_redirects:index"))
    assert answer.status_code == 200
    viewer = browser(person(world.own.agency, "viewer"))

    answer = viewer.get(reverse("immo_redirects:index"))

    assert "immo_agencies/admin/refused.html" in refused(answer)


# --- cost ---


def _queries(client: Client, url: str) -> list[str]:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def test_the_boundary_costs_two_queries_an_edit_page(world: Any, settings: Any) -> None:
    client, url = browser(world.own.editor), edit_url(world.own.page)
    name = "immo_agencies.boundary.middleware.AdminBoundaryMiddleware"
    with_boundary = len(_queries(client, url))
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != name]

    without = len(_queries(browser(world.own.editor), url))

    assert with_boundary - without <= 2


def test_the_boundary_costs_the_same_with_many_agencies(world: Any) -> None:
    from immo_agencies.models import Agency, AgencyHome
    from immo_agencies.tenancy import agency_map

    client, url = browser(world.own.editor), edit_url(world.own.page)
    before = len(_queries(client, url))
    root = Page.get_first_root_node()
    for number in range(100):
        agency = Agency.objects.create(name=f"A{number}", slug=f"a{number}", languages=["fr"])
        home = root.add_child(instance=Page(title=f"A{number}", slug=f"a{number}"))
        AgencyHome.objects.create(agency=agency, page=home, language="fr")
    agency_map.forget()
    root.refresh_from_db()

    assert len(_queries(client, url)) == before
