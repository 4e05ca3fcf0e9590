"""The site, its pages, what stands at a path, what changed."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from immo_delivery.schemas import ChangesAnswer, PageDetail, ResolveAnswer, SiteAnswer
from immo_pages.models import Agent, ContentPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(agency):
    """Start of the addresses of the agency in French."""
    return f"{agency.slug}/fr/"


@pytest.fixture
def about(agency):
    """A page in the menu."""
    home = agency.home_in("fr")
    page = ContentPage(title="À propos", slug="a-propos", locale=home.locale, show_in_menus=True)
    home.add_child(instance=page)
    return page


def test_the_site_says_who_it_is(ask, at, agency, about):
    status, body = ask(f"{at}site")
    SiteAnswer.model_validate(body)
    assert (status, body["name"]) == (200, agency.name)
    assert [one["language"] for one in body["languages"]] == ["fr", "nl"]
    menu = {one["title"]: one["origin"] + one["path"] for one in body["menu"]}
    assert menu["À propos"] == about.full_url


def test_pages_are_listed_and_read(ask, at, agency, about):
    listed = ask(f"{at}pages")[1]["items"]
    assert about.pk in [one["id"] for one in listed]
    body = ask(f"{at}pages/{about.pk}")[1]
    PageDetail.model_validate(body)
    assert (body["title"], body["url"]) == ("À propos", about.full_url)
    assert ask(f"{agency.slug}/nl/pages/{about.pk}")[0] == 404


def test_a_foreign_page_is_absent(ask, at, other_agency):
    foreign = other_agency.homes.first().page
    assert ask(f"{at}pages/{foreign.pk}")[0] == 404


def test_a_path_leads_to_its_object(ask, at, agency, make_property, about):
    page = make_property(agency)
    paths = {one.pk: urlsplit(one.full_url).path for one in (page, about)}
    for kind, key in (("property", page.pk), ("page", about.pk)):
        path = paths[key]
        body = ask(f"{at}resolve?path={path}")[1]
        ResolveAnswer.model_validate(body)
        assert (body["kind"], body["object"]["id"]) == (kind, key)
    assert ask(f"{at}resolve?path=/fr/nowhere/")[1]["kind"] == "not_found"
    assert ask(f"{at}resolve?path=/nl/")[1]["kind"] == "not_found"


def test_what_left_is_gone_and_what_moved_redirects(
    ask, at, agency, make_property, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_property(agency)
        url = urlsplit(page.full_url).path
        page.unpublish()
    assert ask(f"{at}resolve?path={url}")[1]["kind"] == "gone"
    site = agency.sites().first()
    Redirect.objects.create(old_path="/fr/old", site=site, redirect_link="/fr/new/")
    Redirect.objects.create(old_path="/fr/draft", site=site, redirect_page=page)
    body = ask(f"{at}resolve?path=/fr/old/")[1]
    assert (body["kind"], body["location"], body["permanent"]) == ("redirect", "/fr/new/", True)
    assert ask(f"{at}resolve?path=/fr/draft/")[1]["kind"] == "not_found"
    assert [one["from"] for one in ask(f"{agency.slug}/redirects")[1]["items"]] == ["/fr/old"]


def test_redirects_of_others_and_to_hidden_pages_are_absent(
    ask, agency, other_agency, make_property
):
    hidden = make_property(agency, live=False)
    Redirect.objects.create(old_path="/fr/a", site=agency.sites().first(), redirect_page=hidden)
    Redirect.objects.create(old_path="/fr/b", site=other_agency.sites().first(), redirect_link="/")
    Redirect.objects.create(old_path="/fr/c", site=None, redirect_link="/")
    assert ask(f"{agency.slug}/redirects")[1]["items"] == []


def test_people_are_told_once_they_are_there(ask, at, agency, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Agent.all_objects.create(agency=agency, name="Claire Specimen", phone="081 00 00 00")
    assert [one["name"] for one in ask(f"{at}agents")[1]["items"]] == ["Claire Specimen"]


def test_changes_come_in_order_and_know_what_left(
    ask, at, agency, make_property, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_property(agency, price="100000")
    start = ask(f"{agency.slug}/changes")[1]["last"]
    with django_capture_on_commit_callbacks(execute=True):
        page.price = "90000"
        page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    body = ask(f"{agency.slug}/changes?after={start}")[1]
    ChangesAnswer.model_validate(body)
    events = [one["event"] for one in body["items"]]
    assert events == ["property.price_changed", "property.updated", "property.unpublished"]
    numbers = [one["seq"] for one in body["items"]]
    assert numbers == list(range(start + 1, start + 4))
    assert ask(f"{agency.slug}/version")[1]["version"] == numbers[-1]


def test_the_description_names_every_block(agency):
    answer = Client().get("/api/immo/v1/openapi.json")
    said = answer.json()
    assert said["openapi"].startswith("3.1")
    assert "GalleryBlock" in str(said["components"]["schemas"].keys()) or "discriminator" in str(
        said
    )
    assert Client().get("/api/immo/v1/docs").status_code == 200
