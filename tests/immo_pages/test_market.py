"""What visitors see of a property by its market status: every public answer, the same truth."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django_scopes import scopes_disabled
from wagtail.models import ReferenceIndex, Site

from immo_agencies.models import AuditEvent
from immo_listings.models import Listing
from immo_pages.market.similar import similar_properties
from immo_pages.market.visibility import publicly_listed, publicly_visible, visibility
from immo_pages.models import PropertyPage, StatusRules
from immo_pages.photos.presets import photo_url
from immo_pages.tasks import make_jpeg_renditions
from immo_pages.vocabulary import MarketStatus
from tests.conftest import documents_block, energy_block, gallery_block

pytestmark = pytest.mark.django_db
PRICE = 437_912
WORDS = "Canarimaison"
LISTS = ["index", "home", "search", "search_all", "sitemap", "api_list", "api_search"]
_AMOUNTS = ("437912", "437.912", "437,912", "437 912", "499111", "499.111", "499,111")


@pytest.fixture
def files(agency, make_photo, make_document):
    """A photo with its sizes and a public document."""
    photo = make_photo(agency, width=800, height=600)
    make_jpeg_renditions.enqueue(agency.pk, photo.pk)
    return photo, make_document(agency, access="public")


@pytest.fixture
def page(agency, files, make_property):
    """A property on air with photo and document, its price lowered once."""
    body = [energy_block(), gallery_block(files[0]), documents_block(files[1])]
    page = make_property(agency, price=PRICE, body=body, title=WORDS, slug="canari", city="Jambes")
    PropertyPage.objects.filter(pk=page.pk).update(previous_price=499_111)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def turn(page, status):
    """Give the live page ``status``, by the route of every change: ``save()``."""
    fresh = PropertyPage.objects.get(pk=page.pk)
    fresh.status = status
    fresh.save()
    return fresh


def rules(agency, **values):
    with scopes_disabled():
        StatusRules.objects.update_or_create(agency=agency, defaults=values)


def answers(page, files, visitor):
    """Every public answer that could tell of ``page``: name -> (status, text)."""
    photo, document = files
    own, platform = visitor(), visitor("localhost")
    asked = {
        "page": (own, "/fr/biens/canari/"),
        "index": (own, "/fr/biens/"),
        "home": (own, "/fr/"),
        "search": (own, f"/fr/search/?q={WORDS}"),
        "search_all": (platform, f"/fr/search/?q={WORDS}"),
        "sitemap": (own, "/sitemap.xml"),
        "api_list": (own, "/api/v2/pages/?type=immo_pages.PropertyPage"),
        "api_search": (own, f"/api/v2/pages/?search={WORDS}"),
        "api_detail": (own, f"/api/v2/pages/{page.pk}/"),
        "api_images": (own, "/api/v2/images/"),
        "api_image": (own, f"/api/v2/images/{photo.pk}/"),
        "api_document": (own, f"/api/v2/documents/{document.pk}/"),
        "photo": (own, photo_url(photo, "card")),
        "document": (own, document.url),
        "price_filter": (own, f"/fr/biens/?price_min={PRICE - 1}&price_max={PRICE + 1}"),
    }
    found = {}
    for name, (client, address) in asked.items():
        answer = client.get(address)
        text = b"".join(answer) if answer.streaming else answer.content
        found[name] = (answer.status_code, text.decode("utf-8", "replace"))
    return found


def index_of(page):
    return page.get_parent().slug


@pytest.fixture(autouse=True)
def _list_is_at_biens(agency):
    """The addresses above do not depend on a translated slug."""
    from immo_pages.models import PropertyIndexPage

    home = agency.home_in("fr")
    parent = PropertyIndexPage.objects.child_of(home).get()
    if parent.slug != "biens":
        parent.slug = "biens"
        parent.save()


@pytest.mark.parametrize(
    ("status", "days", "on_site", "listed", "priced"),
    [
        ("available", 0, True, True, True),
        ("under_offer", 0, True, True, True),
        ("reserved", 0, True, True, True),
        ("sold", 0, True, True, False),
        ("sold", 29, True, True, False),
        ("sold", 30, False, False, False),
        ("let", 31, False, False, False),
        ("withdrawn", 0, False, False, False),
    ],
)
def test_every_public_answer(page, files, visitor, status, days, on_site, listed, priced):
    if status != "available":
        turn(page, status)
    with time_machine.travel(timezone.now() + timedelta(days=days, seconds=1), tick=False):
        found = answers(page, files, visitor)
    assert found["page"][0] == (200 if on_site else 410)
    gone = {name for name in found if found[name][0] == 404}
    assert gone == (
        set() if on_site else {"api_detail", "api_image", "api_document", "photo", "document"}
    )
    told = {name: WORDS in text or "/canari/" in text for name, (_, text) in found.items()}
    if not on_site:
        told_in = {name for name in told if told[name]} - {"search", "search_all", "document"}
        assert not told_in
    for name in ("search", "search_all"):
        assert ("/canari/" in found[name][1]) is listed
    for name in ("index", "sitemap", "api_list", "api_search"):
        assert told[name] is listed, name
    assert ("/canari/" in found["price_filter"][1]) is priced
    amounts = {
        name
        for name, (_, text) in found.items()
        if name != "price_filter"
        and any(a in text.replace("\u00a0", " ").replace("\u202f", " ") for a in _AMOUNTS)
    }
    assert bool(amounts) is priced, amounts
    if priced:
        assert {"page", "index", "search", "api_list", "api_detail"} <= amounts


def test_sold_shows_ribbon_grey_photo_and_similar(agency, page, visitor, make_property):
    near = make_property(agency, city="Jambes", slug="near")
    turn(page, "sold")
    html = visitor().get("/fr/biens/canari/").content.decode()
    assert "ribbon--sold" in html
    assert "property--closed" in html
    assert "/near/" in html
    assert near.title in html
    data = json.loads(html.split('ld+json">')[1].split("</script>")[0])
    assert "price" not in data["offers"]
    assert data["offers"]["availability"].endswith("SoldOut")


def test_reserved_leaves_the_lists_where_the_agency_wants_it(agency, page, files, visitor):
    turn(page, "under_offer")
    assert "ribbon--under_offer" in visitor().get("/fr/biens/").content.decode()
    rules(agency, lists_reserved=False)
    found = answers(page, files, visitor)
    assert found["page"][0] == found["api_detail"][0] == found["photo"][0] == 200
    for name in LISTS:
        assert "/canari/" not in found[name][1], name


@pytest.mark.parametrize("lists_reserved", [True, False])
@pytest.mark.parametrize("days_shown", [0, 7, None])
def test_the_query_says_what_the_function_says(
    agency, make_property, lists_reserved, days_shown, django_assert_num_queries
):
    """For every status and age, on properties, on pages of all kinds and on adverts."""
    kept = StatusRules(agency=agency, lists_reserved=lists_reserved)
    if days_shown is not None:
        kept.days_shown = days_shown
        kept.save()
    else:
        kept = StatusRules(agency=agency)
    now = timezone.now()
    source = make_property(agency)
    pages = [source, *(make_property(agency) for _ in range(6))]
    for age in (0, 6.9, 7.1, 29.9, 30.1):
        for page, status in zip(pages, MarketStatus.values, strict=True):
            changed = now - timedelta(days=age)
            PropertyPage.objects.filter(pk=page.pk).update(status=status, status_changed_at=changed)
        fresh = list(PropertyPage.objects.filter(agency=agency))
        wanted = {page.pk: visibility(page, kept, now) for page in fresh}
        on_site = {pk for pk, seen in wanted.items() if seen.on_site}
        listed = {pk for pk, seen in wanted.items() if seen.listed}
        keys = [page.pk for page in fresh]
        own = PropertyPage.objects.filter(pk__in=keys)
        assert set(publicly_visible(own, on=now).values_list("pk", flat=True)) == on_site
        assert set(publicly_listed(own, on=now).values_list("pk", flat=True)) == listed
        from wagtail.models import Page

        every = Page.objects.all()
        others = every.exclude(pk__in=keys).count()
        assert publicly_visible(every, on=now).count() == others + len(on_site)
        assert publicly_listed(every, on=now).count() == others + len(listed)
        with scopes_disabled(), django_assert_num_queries(1):
            rows = publicly_listed(Listing.objects.all(), on=now, via="page__")
            assert set(rows.values_list("page_id", flat=True)) == listed


def test_the_date_of_the_status(page):
    """Kept by save(): not by a save of something else, not by publishing an old draft."""
    old = PropertyPage.objects.get(pk=page.pk).save_revision()
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        sold_at = timezone.now()
        assert turn(page, "sold").status_changed_at == sold_at
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=False):
        fresh = PropertyPage.objects.get(pk=page.pk)
        fresh.bedrooms = 4
        fresh.save_revision().publish()
        fresh.refresh_from_db()
        assert fresh.status_changed_at == sold_at
        PropertyPage.objects.get(pk=page.pk).save(update_fields=["summary"])
        old.publish()
        fresh.refresh_from_db()
        assert (fresh.status, fresh.status_changed_at) == ("available", timezone.now())


def test_withdrawn_in_one_language_is_withdrawn_in_all(agency, page, make_property, visitor):
    dutch = make_property(
        agency, language="nl", translation_key=page.translation_key, slug="kanarie", title=WORDS
    )
    draft = dutch.save_revision()
    turn(page, "withdrawn")
    dutch.refresh_from_db()
    assert dutch.status == "withdrawn"
    assert visitor().get(dutch.get_url()).status_code == 410
    draft.refresh_from_db()
    assert draft.as_object().status == "withdrawn"
    with scopes_disabled():
        assert Listing.objects.get(page=dutch).price is None


@pytest.mark.parametrize(("leads", "end"), [("properties", "/fr/biens/"), ("home", "/fr/")])
def test_its_own_site_leads_to_the_agency(agency, page, visitor, leads, end):
    Site.objects.create(hostname="canari.localhost", port=80, root_page=page)
    assert visitor("canari.localhost").get("/fr/").status_code == 200
    turn(page, "withdrawn")
    rules(agency, own_site_leads_to=leads)
    answer = visitor("canari.localhost").get("/fr/")
    assert answer.status_code == 302
    assert answer["Location"] == f"http://namur.localhost{end}"
    assert "no-store" in answer["Cache-Control"]
    assert visitor().get("/fr/biens/canari/").status_code == 410


def test_gone_tells_nothing_of_the_property(agency, page, visitor, make_property):
    make_property(agency, slug="near")
    turn(page, "withdrawn")
    answer = visitor().get("/fr/biens/canari/")
    html = answer.content.decode()
    assert "/near/" in html
    assert WORDS not in html
    assert "noindex" in html
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_similar_are_near_and_tell_no_hidden_price(agency, page, make_property, other_agency):
    def make(**facts):
        return make_property(agency, **{"city": "Jambes", "price": PRICE} | facts).pk

    far = make(postal_code="4000", city="Liège")
    dear = make(price=PRICE + 400_000)
    near = make(price=PRICE + 20_000)
    make(transaction="rent", rent_monthly=900, charges_monthly=0, price=None)
    make_property(other_agency)
    assert [card.id for card in similar_properties(page, 5)] == [near, dear, far]
    hidden = PropertyPage(
        path=page.path, pk=page.pk, price=Decimal(PRICE + 400_000), price_display="on_request"
    )
    hidden.postal_code, hidden.category = page.postal_code, page.category
    assert {card.id for card in similar_properties(hidden, 2)} == {near, dear}
    assert similar_properties(hidden, 2)[0].id == near  # the newest, not the nearest in price


def test_a_member_still_gets_the_photo(page, files, agency, make_member, member_client, visitor):
    turn(page, "withdrawn")
    address = photo_url(files[0], "card")
    assert visitor().get(address).status_code == 404
    answer = member_client(make_member(agency)).get(address)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_settings_screen(agency, other_agency, make_member, member_client):
    address = reverse("immo_market:rules")
    client = member_client(make_member(agency, "administrator"))
    assert client.get(address).status_code == 200
    before = AuditEvent.objects.count()
    sent = {"days_shown": "10", "own_site_leads_to": "home"}
    assert client.post(address, sent).status_code == 302
    stored = StatusRules.of(agency)
    assert (stored.lists_reserved, stored.days_shown) == (False, 10)
    assert StatusRules.of(other_agency).pk is None
    assert AuditEvent.objects.count() == before + 1
    assert AuditEvent.objects.latest("pk").action == "status_rules.changed"
    assert client.post(address, sent | {"days_shown": "-1"}).status_code == 200
    assert StatusRules.of(agency).days_shown == 10
    for role in ("editor", "marketer", "viewer"):
        assert member_client(make_member(agency, role)).get(address).status_code == 403
