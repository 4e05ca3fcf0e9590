"""A draft on the site of somebody else: once, for a minute; then one page, for a quarter."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_scopes import scopes_disabled
from wagtail.models import Page, Site
from wagtail_localize.models import Translation

from immo_agencies.models import Agency, Membership
from immo_delivery.models import (
    DeliveryToken,
    PreviewDraft,
    PreviewPass,
    PreviewTarget,
)
from immo_delivery.preview.serving import MODE
from immo_delivery.tokens.actions import keep_token
from immo_listings.models import Listing
from immo_pages.models import ContentPage, DevelopmentPage, PropertyIndexPage
from immo_pages.translating.actions import start_translation
from tests.conftest import documents_block, energy_block
from tests.immo_delivery.preview_world import (
    FRONT,
    code_from,
    exchanged,
    fetched,
    on_edit,
    opened,
    opened_new,
    refreshed,
    type_in,
)
from tests.immo_pages.editor import editor_data
from tests.suite.publish_routes import translate

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _all_rows():
    with scopes_disabled():
        yield


@pytest.fixture
def target(agency):
    """The other site shows drafts of the agency's site."""
    return PreviewTarget.objects.create(agency=agency, site=agency.sites().first(), url=FRONT)


@pytest.fixture
def person(agency, make_member):
    """An account manager."""
    return make_member(agency, "manager")


@pytest.fixture
def browser(person, member_client):
    """Hers."""
    return member_client(person)


@pytest.fixture
def page(agency, target, make_property):
    """A property that is not published."""
    return make_property(agency, live=False, reference="DRAFT")


def test_it_is_told_as_it_would_be_published(agency, browser, page):
    typed = {"title": "Villa neuve", "price": "9", "living_area": "12.5", "slug": "villa-neuve"}
    data = editor_data(browser, page) | typed
    type_in(browser, on_edit(page), data)
    said = exchanged(code_from(browser, on_edit(page))).json()
    assert (said["kind"], said["site"], said["locale"]) == ("property", "namur.localhost", "fr")
    draft = fetched(said)
    assert draft.status_code == 200
    browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | {"action-publish": "1"})
    page.refresh_from_db()
    assert page.live
    public = browser.get(f"/api/immo/v1/{agency.slug}/fr/properties/DRAFT")
    shown, published = draft.json(), public.json()
    for one in (shown, published):
        for block in one["body"]:
            del block["id"]  # given anew to blocks that come without
    # What only publishing says: when, and at which address.
    for name in ("published_at", "updated_at", "url", "path"):
        assert {name} <= shown.keys() & published.keys()
        del shown[name], published[name]
    assert shown == published
    assert (shown["title"], shown["price"]["amount"]) == ("Villa neuve", "9.00")


def test_nothing_is_stored_and_nothing_kept(browser, page):
    def rows():
        return list(Listing.objects.order_by("pk").values("title", "card", "detail"))

    before = rows()
    said = opened(browser, page, title="Villa neuve")
    answer = fetched(said)
    assert answer["Cache-Control"] == "private, no-store"
    assert not {"ETag", "Surrogate-Key", "Cache-Tag"} & set(answer.headers)
    assert rows() == before
    page.refresh_from_db()
    assert page.title != "Villa neuve"
    assert page.get_latest_revision_as_object().title != "Villa neuve"


def test_a_code_works_once_and_within_a_minute(browser, page):
    first = opened(browser, page)
    code = code_from(browser, on_edit(page))
    assert exchanged(code).status_code == 200
    with time_machine.travel(timezone.now(), tick=False) as clock:
        late = code_from(browser, on_edit(page))
        clock.shift(61)
        answers = [exchanged(one) for one in (code, late, "unknown", "é" * 20, first["token"])]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0]["Content-Type"] == "application/problem+json"
    assert "no-store" in answers[0]["Cache-Control"]


def test_a_token_ends_after_a_quarter_of_an_hour(browser, page):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        said = opened(browser, page)
        clock.shift(14 * MINUTE)
        assert fetched(said).status_code == 200
        call_command("send_webhooks")
        assert fetched(said).status_code == 200
        clock.shift(61)
        assert fetched(said).status_code == 401
        clock.shift(2 * MINUTE)
        call_command("send_webhooks")
    assert not PreviewDraft.objects.exists()
    assert not PreviewPass.objects.exists()


def test_texts_are_not_stored(browser, page):
    said = opened(browser, page)
    code = code_from(browser, on_edit(page))
    stored = str(list(PreviewPass.objects.values()))
    assert code not in stored
    assert said["token"] not in stored


def test_a_token_opens_one_page_of_one_site_and_nothing_else(
    agency, other_agency, browser, page, make_property
):
    other = make_property(agency, reference="LIVE")
    own = Site.objects.create(hostname="villa.localhost", root_page=other)
    Site.clear_site_root_paths_cache()
    said, start = opened(browser, page), "/api/immo/v1/"
    assert fetched(said, f"{start}{agency.slug}/fr/preview").status_code == 200
    refused = [
        f"{start}{agency.slug}/nl/preview",
        f"{start}{own.hostname}/fr/preview",
        f"{start}{other_agency.slug}/fr/preview",
        f"{start}gent.localhost/nl/preview",
        f"{start}{agency.slug}/fr/properties",
        f"{start}{agency.slug}/fr/properties/LIVE",
        f"{start}{agency.slug}/fr/properties/DRAFT",
        f"{start}{agency.slug}/fr/site",
        f"{start}{agency.slug}/changes",
    ]
    answers = [fetched(said, path) for path in refused]
    assert [answer.status_code for answer in answers] == [401] * len(refused)
    bad = [dict(said, token=text) for text in (said["token"][:-1], "prv_", "prv_é", "imd_x")]
    assert [fetched(one).status_code for one in bad] == [401] * 4
    assert browser.post(said["draft"], HTTP_AUTHORIZATION="Bearer x").status_code in (401, 405)


def _leave(person, agency, page, target):
    Membership.objects.get(user=person).delete()


def _suspend_person(person, agency, page, target):
    Membership.objects.filter(user=person).update(suspended_at=timezone.now())


def _switch_off(person, agency, page, target):
    type(person).objects.filter(pk=person.pk).update(is_active=False)


def _become_viewer(person, agency, page, target):
    membership = Membership.objects.get(user=person)
    membership.role = "viewer"
    membership.save()


def _suspend_agency(person, agency, page, target):
    Agency.objects.filter(pk=agency.pk).update(service_state=Agency.ServiceState.SUSPENDED)


def _delete_page(person, agency, page, target):
    Page.objects.get(pk=page.pk).delete()


def _delete_target(person, agency, page, target):
    target.delete()


@pytest.mark.parametrize(
    ("happens", "status"),
    [
        (_leave, 401),
        (_suspend_person, 401),
        (_switch_off, 401),
        (_become_viewer, 401),
        (_delete_page, 401),
        (_delete_target, 401),
        (_suspend_agency, 403),
    ],
)
def test_it_ends_with_what_it_stands_on(agency, person, browser, page, target, happens, status):
    said = opened(browser, page)
    waiting = code_from(browser, on_edit(page))
    assert fetched(said).status_code == 200
    happens(person, agency, page, target)
    assert fetched(said).status_code == status
    assert exchanged(waiting).status_code == (404 if status == 401 else 403)


def test_it_ends_when_the_property_leaves_the_persons_list(
    agency, make_member, member_client, page, make_property
):
    person = make_member(agency, "marketer")
    said = opened(member_client(person), page)
    assert fetched(said).status_code == 200
    other = make_property(agency)
    membership = Membership.objects.get(user=person)
    membership.whole_agency = False
    membership.save()
    membership.choose_pages([other.translation_key])
    assert fetched(said).status_code == 401
    membership.choose_pages([page.translation_key])
    assert fetched(said).status_code == 200


def test_a_page_that_was_never_saved(agency, browser, target):
    parent = PropertyIndexPage.objects.child_of(agency.home_in("fr")).get()
    before = Page.objects.count()
    said = opened_new(browser, parent, title="Pas encore", price="1000", city="Namur")
    shown = fetched(said).json()
    assert (shown["id"], shown["title"]) == (0, "Pas encore")
    assert (shown["price"]["amount"], shown["address"]["city"]) == ("1000.00", "Namur")
    assert shown["agency"]["slug"] == agency.slug
    assert shown["path"].startswith("/fr/")
    assert Page.objects.count() == before
    add = reverse("wagtailadmin_pages:add", args=["immo_pages", "propertypage", parent.pk])
    assert f'value="{MODE}"' in browser.get(add).content.decode()


def test_a_translation(agency, person, browser, page):
    page.title = "Maison de maître"
    page.save_revision().publish()
    dutch = start_translation(page, language="nl", by=person)
    translation = Translation.objects.get(source__object_id=dutch.translation_key)
    translate(translation, only_title=True)
    url = reverse("wagtail_localize:preview_translation", args=[translation.pk, MODE])
    answer = browser.get(url)
    assert answer.status_code == 302
    said = exchanged(answer["Location"].rpartition("=")[2]).json()
    assert said["locale"] == "nl"
    shown = fetched(said).json()
    assert (shown["id"], shown["language"]) == (dutch.pk, "nl")
    assert shown["path"].startswith("/nl/")


def test_other_pages(agency, person, browser, target):
    text = ContentPage(title="À propos", slug="a-propos")
    agency.home_in("fr").add_child(instance=text)
    text.save_revision()
    project = DevelopmentPage(title="Le Clos", slug="le-clos", city="Namur", postal_code="5000")
    PropertyIndexPage.objects.child_of(agency.home_in("fr")).get().add_child(instance=project)
    project.save_revision()
    kinds = []
    for one in (text, project, agency.home_in("fr")):
        view = reverse("wagtailadmin_pages:view_draft", args=[one.pk])
        said = exchanged(code_from(browser, view)).json()
        kinds.append(said["kind"])
        shown = fetched(said).json()
        assert (shown["id"], shown["title"]) == (one.pk, one.title)
    assert kinds == ["page", "development", "page"]


def test_what_is_hidden_stays_hidden(agency, browser, page, make_document):
    paper = make_document(agency, title="Secret", access="private")
    page.body = page._meta.get_field("body").to_python([energy_block(), documents_block(paper)])
    page.price_display = "on_request"
    page.address_visibility = "city"
    page.save_revision()
    view = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    answer = fetched(exchanged(code_from(browser, view)).json())
    shown, text = answer.json(), answer.content.decode()
    assert shown["price"]["amount"] is None
    assert "350000" not in text
    assert shown["address"]["street"] == ""
    assert "Carmes" not in text
    assert paper.file.name.rpartition("/")[2] not in text
    assert paper.url not in text


def test_live_refresh_keeps_the_token(browser, page):
    said = opened(browser, page, title="Un")
    assert fetched(said).json()["title"] == "Un"
    passes = PreviewPass.objects.count()
    type_in(browser, on_edit(page), editor_data(browser, page) | {"title": "Deux"})
    first = refreshed(browser, on_edit(page))
    assert first["origin"] == "https://front.example"
    assert fetched(said).json()["title"] == "Deux"
    assert refreshed(browser, on_edit(page))["version"] == first["version"] + 1
    assert PreviewPass.objects.count() == passes


def test_drafts_of_two_people_are_two(agency, browser, page, make_member, member_client):
    colleague = member_client(make_member(agency, "marketer"))
    hers = opened(browser, page, title="Le sien")
    his = opened(colleague, page, title="Un autre")
    assert fetched(hers).json()["title"] == "Le sien"
    assert fetched(his).json()["title"] == "Un autre"


def test_pages_of_others(agency, other_agency, browser, page, make_property, make_member, client):
    foreign = make_property(other_agency)
    theirs = PreviewTarget.objects.create(
        agency=other_agency, site=other_agency.sites().first(), url="https://gent.example/"
    )
    assert browser.get(on_edit(foreign), {"mode": MODE}).status_code == 404
    assert client.get(on_edit(page), {"mode": MODE}).status_code in (302, 404)
    assert not PreviewDraft.objects.filter(target=theirs).exists()
    assert not PreviewDraft.objects.exists()


def test_a_key_that_comes_along_must_fit(agency, other_agency, browser, page):
    def key(owner, *scopes):
        return keep_token(DeliveryToken(agency=owner, name="Front", scopes=list(scopes)), by=None)

    code = code_from(browser, reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    answers = [
        exchanged(code, Authorization=f"Bearer {key(other_agency, 'preview')}").status_code,
        exchanged(code, Authorization=f"Bearer {key(agency, 'read')}").status_code,
        exchanged(code, Authorization=f"Bearer {key(agency, 'preview')}").status_code,
    ]
    assert answers == [404, 403, 200]


@pytest.mark.parametrize("body", ["", "{", "[]", '{"code": 3}', '{"code": ""}', '{"no": "x"}'])
def test_what_is_no_code(client, db, body):
    answer = client.post("/api/immo/v1/preview/exchange", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_few_queries(browser, page, django_assert_max_num_queries):
    code = code_from(browser, reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    with django_assert_max_num_queries(12):
        said = exchanged(code).json()
    with django_assert_max_num_queries(7):
        assert fetched(said).status_code == 200


def test_without_an_address_all_is_as_before(agency, browser, make_property):
    page = make_property(agency)
    screen = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    text = screen.content.decode()
    assert f"mode={MODE}" not in text
    assert "preview_mode" not in text
    assert browser.get(on_edit(page)).status_code == 200
    assert browser.get(on_edit(page), {"mode": MODE}).status_code == 200
    assert not PreviewDraft.objects.exists()


def test_the_editor_offers_it(browser, page):
    screen = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    text = screen.content.decode()
    view = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert f'value="{MODE}"' in text
    assert f"{view}?mode={MODE}" in text
    assert "immo_delivery/preview.js" in text
    assert "frame-src 'self' https://front.example" in screen["Content-Security-Policy"]
    other = browser.get(reverse("wagtailadmin_home"))
    assert "front.example" not in other["Content-Security-Policy"]
