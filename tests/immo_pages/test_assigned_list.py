"""My properties, reading, and who may open which screen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from immo_agencies.tenancy import agency_map
from immo_pages.models import DevelopmentPage, PropertyIndexPage
from immo_pages.theme import theme_url
from tests.conftest import documents_block, energy_block, gallery_block
from tests.immo_pages.assigned_world import give, screen

INDEX = "/admin/my-properties/"
SCREENS = ("photos", "legal", "read", "draft")
OPEN = {
    "manager": {"photos", "legal", "read", "draft"},
    "administrator": {"photos", "legal", "read", "draft"},
    "editor": {"photos", "legal", "read", "draft"},
    "marketer": {"photos", "legal", "read", "draft"},
    "agent": {"photos", "legal", "read", "draft"},
    "copywriter": {"read", "draft"},
    "photographer": {"photos", "read", "draft"},
    "notary": {"legal", "read", "draft"},
    "viewer": {"read", "draft"},
}


@pytest.fixture
def page(agency, make_property):
    return make_property(agency, title="Villa des Tilleuls", city="Dinant", street="Rue Haute")


def titles(answer) -> list[str]:
    return [card.page.title for card in answer.context["cards"]]


@pytest.mark.parametrize("role", OPEN)
def test_each_role_opens_its_screens_and_is_refused_kindly_elsewhere(
    agency, page, make_member, member_client, role
):
    client = member_client(make_member(agency, role))
    for name in SCREENS:
        expected = 200 if name in OPEN[role] else 403
        assert client.get(screen(name, page)).status_code == expected, name
    for name in {"photos", "legal"} - OPEN[role]:
        assert client.post(screen(name, page), {}).status_code == 403, name
    (card,) = client.get(INDEX).context["cards"]
    urls = {job.url for job in card.jobs}
    assert {screen(n, page) for n in OPEN[role] - {"draft"}} <= urls
    assert not {screen(n, page) for n in {"photos", "legal"} - OPEN[role]} & urls


@pytest.mark.parametrize("role", ["photographer", "notary", "viewer"])
def test_the_dashboard_and_the_menu_are_theirs(agency, page, make_member, member_client, role):
    user = make_member(agency, role)
    client = member_client(user)
    home = client.get("/admin/")
    assert home.status_code == 200
    text = home.content.decode()
    assert "Villa des Tilleuls" in text
    assert INDEX in text
    assert reverse("immo_properties:index") not in text
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) not in text
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert edit.status_code == 403
    for closed in ("immo_properties:index", "immo_properties:new"):
        assert client.get(reverse(closed)).status_code == 403


def test_only_her_properties_drafts_included(agency, make_property, make_member, member_client):
    own, draft, other = (
        make_property(agency, title=title, live=title != "Brouillon")
        for title in ("Mienne", "Brouillon", "Autre")
    )
    user = make_member(agency, "photographer")
    give(agency, user, own, draft)
    client = member_client(user)
    assert set(titles(client.get(INDEX))) == {"Mienne", "Brouillon"}
    assert "Autre" not in client.get("/admin/").content.decode()
    give(agency, user)
    empty = client.get(INDEX)
    assert titles(empty) == []
    make_member(agency, "manager", last_name="Lambert")
    assert "Lambert" in client.get(INDEX).content.decode()
    assert other.live


def test_search_finds_by_title_reference_and_address(
    agency, page, make_property, make_member, member_client
):
    make_property(agency, title="Autre", city="Namur")
    client = member_client(make_member(agency, "viewer"))
    for words in ("tilleuls", "dinant haute", page.reference):
        assert titles(client.get(INDEX, {"q": words})) == ["Villa des Tilleuls"], words
    assert titles(client.get(INDEX, {"q": "nulle part"})) == []
    assert client.get(INDEX, {"q": "a\x00", "p": "99"}).status_code in {200, 404}


def test_a_property_in_two_languages_is_one_card(
    agency, page, make_property, make_member, member_client
):
    index = PropertyIndexPage.objects.child_of(agency.home_in("nl")).get()
    make_property(
        agency,
        language="nl",
        parent=index,
        translation_key=page.translation_key,
        title="Villa NL",
        locale=index.locale,
    )
    client = member_client(make_member(agency, "viewer"))
    (card,) = client.get(INDEX).context["cards"]
    assert card.page.title == "Villa des Tilleuls"
    assert [len(jobs) for _language, jobs in card.others] == [1]


def test_developments_are_listed_too(agency, make_member, member_client, make_photo):
    index = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    body = DevelopmentPage._meta.get_field("body").to_python([gallery_block(make_photo(agency))])
    development = DevelopmentPage(title="Canal", live=False, body=body)
    index.add_child(instance=development)
    development.save_revision()
    for role, name in (("photographer", "photos"), ("notary", "legal"), ("viewer", "read")):
        client = member_client(make_member(agency, role))
        assert titles(client.get(INDEX)) == ["Canal"]
        assert client.get(screen(name, development)).status_code == 200


def test_the_list_costs_the_same_for_one_and_three(
    agency, make_property, make_photo, make_member, member_client
):
    client = member_client(make_member(agency, "photographer"))
    counts = []
    for _number in (1, 2, 3):
        make_property(agency, body=[energy_block(), gallery_block(make_photo(agency))])
        client.get(INDEX)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(INDEX).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[2] <= 24


def test_pages_of_the_list(agency, make_property, make_member, member_client):
    for _number in range(25):
        make_property(agency, live=False)
    client = member_client(make_member(agency, "viewer"))
    assert len(titles(client.get(INDEX))) == 24
    assert len(titles(client.get(INDEX, {"p": "2"}))) == 1


def test_reading_shows_the_latest_draft_and_no_private_document(
    agency, make_property, make_document, make_member, member_client
):
    paper = make_document(agency, title="Acte secret")
    page = make_property(agency, body=[energy_block(), documents_block(paper)])
    draft = page.get_latest_revision_as_object()
    draft.title = "Nouveau titre"
    draft.save_revision()
    client = member_client(make_member(agency, "viewer"))
    shown = client.get(screen("draft", page))
    assert shown.status_code == 200
    assert "Nouveau titre" in shown.content.decode()
    for name in ("draft", "read"):
        text = client.get(screen(name, page)).content.decode()
        assert "Acte secret" not in text
        assert paper.url not in text
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert client.post(screen("read", page)).status_code in {403, 405}
    notary = member_client(make_member(agency, "notary"))
    assert paper.url in notary.get(screen("read", page)).content.decode()


def test_a_page_that_follows_another_language_leads_to_the_original(
    agency, page, make_member, member_client
):
    from immo_pages.translating.actions import start_translation

    translated = start_translation(page, language="nl", by=make_member(agency, "marketer"))
    client = member_client(make_member(agency, "photographer"))
    answer = client.get(screen("photos", translated))
    assert (answer.status_code, answer["Location"]) == (302, screen("photos", page))
    assert client.get(screen("read", translated)).status_code == 200


def test_a_preview_on_the_platform_wears_the_look_of_the_agency(
    agency, other_agency, make_member, member_client, visitor
):
    type(agency).objects.filter(pk=agency.pk).update(brand_color="#aa2200")
    agency_map.forget()
    agency.refresh_from_db()
    address = theme_url(agency)
    own = member_client(make_member(agency, "viewer")).get(address)
    assert own.status_code == 200
    assert own["Cache-Control"] == "private, no-store"
    assert visitor("localhost").get(address).status_code == 404
    foreign = member_client(make_member(other_agency, "manager")).get(address)
    assert foreign["Cache-Control"] == "no-store"
    assert "immutable" in visitor("namur.localhost").get(address)["Cache-Control"]
