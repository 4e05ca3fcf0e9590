"""Public pages: cacheable, strict, silent about what is not public."""

import re

import pytest
from django.utils.translation import override
from wagtail.models import Site

from immo_pages.models import Agent, ContentPage, DevelopmentPage, PropertyIndexPage, PropertyPage
from tests.conftest import documents_block, energy_block, gallery_block

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
SCRIPTS = re.compile(r"<script(?P<attributes>[^>]*)>(?P<content>.*?)</script>", re.DOTALL)


def index_of(agency, language="fr"):
    return PropertyIndexPage.objects.child_of(agency.home_in(language)).get()


def add_content(parent, kind, **values):
    values = {"title": kind.title(), "slug": kind, "locale": parent.locale} | values
    page = ContentPage(kind=kind, **values)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def site(agency, make_property, make_photo, make_document):
    """Addresses of one page of each type, by name."""
    home = agency.home_in("fr")
    agent = Agent.objects.create(agency=agency, name="Claire Delvaux", phone="+32 475 12 34 56")
    body = [
        gallery_block(make_photo(agency), make_photo(agency)),
        energy_block(),
        documents_block(make_document(agency, access="public")),
        {"type": "location", "value": {"text": "Au calme.", "show_map": True}},
    ]
    page = make_property(agency, agent=agent, body=body, summary="Au calme.")
    project = DevelopmentPage(title="Terrasses", slug="terrasses", locale=home.locale)
    index_of(agency).add_child(instance=project)
    project.save_revision().publish()
    make_property(agency, parent=project, title="Lot 1")
    pages = {kind: add_content(home, kind) for kind in ("text", "contact", "imprint", "privacy")}
    found = {name: one.url for name, one in pages.items()}
    return found | {
        "home": home.url,
        "index": index_of(agency).url,
        "filtered": index_of(agency).url + "?category=house&price_max=400000",
        "empty": index_of(agency).url + "?bedrooms=20",
        "property": page.url,
        "development": project.url,
        "search": "/fr/search/",
        "missing": "/fr/does-not-exist/",
    }


NAMES = [
    "home",
    "index",
    "filtered",
    "empty",
    "property",
    "development",
    "text",
    "contact",
    "imprint",
    "privacy",
    "search",
    "missing",
]


@pytest.mark.parametrize("name", NAMES)
def test_an_anonymous_page_is_the_same_for_everybody(site, visitor, name):
    first, second = visitor().get(site[name]), visitor().get(site[name])
    assert first.status_code == (404 if name == "missing" else 200)
    assert first.content == second.content
    assert not first.cookies
    assert "cookie" not in first.get("Vary", "").lower()
    html = first.content.decode()
    assert "csrfmiddlewaretoken" not in html
    assert "wagtail-userbar" not in html


@pytest.mark.parametrize("name", NAMES)
def test_no_script_or_style_stands_in_the_page(site, visitor, name):
    html = visitor().get(site[name]).content.decode()
    assert not INLINE.findall(html)
    for script in SCRIPTS.finditer(html):
        if "application/ld+json" not in script["attributes"]:
            assert "src=" in script["attributes"]
            assert not script["content"].strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_its_landmarks(site, visitor, name):
    html = visitor().get(site[name]).content.decode()
    assert html.count("<h1") == 1
    assert html.count("<main") == 1
    assert html.count('<header class="site-header') == html.count("<footer") == 1
    assert '<html lang="fr">' in html
    assert 'href="#main"' in html
    for image in re.findall(r"<img[^>]*>", html):
        assert "alt=" in image
        assert "height=" in image


def test_the_imprint_line_is_on_every_page(site, visitor, agency):
    for address in site.values():
        html = visitor().get(address).content.decode()
        assert "Deux Rives SRL" in html
        assert "500.001" in html
        assert "BE0417497106" in html


def test_the_legal_notice_prints_the_imprint(agency, visitor):
    agency.professional_title = "Agent immobilier intermédiaire"
    agency.insurer, agency.insurance_policy = "AXA Belgium", "730.390.160"
    agency.save()
    page = add_content(agency.home_in("fr"), "imprint")
    html = visitor().get(page.url).content.decode()
    for text in ("Agent immobilier intermédiaire", "AXA Belgium", "730.390.160", agency.supervisor):
        assert text in html
    assert agency.code_of_conduct_url in html


CANARIES = {
    "street": "Rue SCANARY",
    "house_number": "4711",
    "price": "765432",
    "deposit": "3456",
    "external_ids": {"crm": "XCANARY"},
    "latitude": "50.461234",
    "longitude": "4.861234",
}


def test_hidden_facts_are_nowhere_in_the_site(agency, make_property, make_document, visitor):
    private = make_document(agency, title="DCANARY", access="private")
    page = make_property(
        agency,
        **CANARIES,
        address_visibility="city",
        price_display="on_request",
        body=[
            energy_block(document=private.pk),
            documents_block(private),
            {"type": "location", "value": {"text": "", "show_map": True}},
        ],
    )
    PropertyPage.objects.filter(pk=page.pk).update(previous_price="876543")
    make_property(agency, title="LCANARY", live=False)
    page.title, page.price = "TCANARY", "654321"
    page.save_revision()  # an unpublished change of a live page
    addresses = [page.url, index_of(agency).url, agency.home_in("fr").url, "/fr/search/"]
    found = re.compile(
        r"CANARY|4711|765[. ,]?432|876[. ,]?543|654[. ,]?321|50[.,]461|4[.,]861|3[. ,]?456\b"
    )
    for address in addresses:
        html = visitor().get(address).content.decode()
        assert not found.findall(html), address


def test_a_path_without_a_live_translation_is_absent(agency, make_property, visitor):
    page = make_property(agency)
    assert visitor().get(page.url).status_code == 200
    assert visitor().get(page.url.replace("/fr/", "/nl/", 1)).status_code == 404
    assert visitor().get("/de/").status_code == 404
    assert visitor().get("/nl/").status_code == 200
    agency.home_in("nl").unpublish()
    assert visitor().get("/nl/").status_code == 404


def test_a_missing_page_helps_in_its_language(agency, make_property, visitor):
    make_property(agency, title="Maison à voir")
    answer = visitor().get("/fr/nowhere/")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert index_of(agency).full_url in html
    assert "Maison à voir" in html
    agency.home_in("nl").unpublish()
    lost = visitor().get("/nl/nowhere/").content.decode()
    assert '<html lang="nl">' in lost
    assert agency.home_in("fr").full_url in lost


def translated(make_property, agency, page):
    twin = make_property(agency, language="nl", title="Huis", reference=None)
    PropertyPage.objects.filter(pk=twin.pk).update(translation_key=page.translation_key)
    twin.refresh_from_db()
    return twin


def test_languages_lead_to_live_translations_only(agency, make_property, visitor):
    page = make_property(agency)
    alone = visitor().get(page.url).content.decode()
    assert "hreflang" not in alone
    twin = translated(make_property, agency, page)
    html = visitor().get(page.url).content.decode()
    for language, one in (("fr", page), ("nl", twin)):
        assert f'<link rel="alternate" hreflang="{language}" href="{one.full_url}">' in html
    assert html.count(f'href="{twin.full_url}"') == 2  # head and language switcher
    twin.unpublish()
    assert "hreflang" not in visitor().get(page.url).content.decode()


def test_head_of_a_property(agency, make_property, make_photo, visitor):
    page = make_property(
        agency,
        title="Maison & jardin",
        summary="Au calme.",
        body=[gallery_block(make_photo(agency)), energy_block()],
    )
    html = visitor().get(page.url).content.decode()
    assert "<title>Maison &amp; jardin, Namur · Immobilière des Deux Rives</title>" in html
    assert '<meta name="description" content="Au calme.">' in html
    assert f'<link rel="canonical" href="{page.full_url}">' in html
    assert '<meta property="og:title" content="Maison &amp; jardin">' in html
    assert re.search(r'og:image" content="http://namur.localhost/img/card/[^"]+\.jpg"', html)


def test_a_property_with_its_own_site_is_served_there_only(agency, make_property, visitor):
    page = make_property(agency)
    elsewhere = page.url
    Site.objects.create(hostname="villa.localhost", port=80, root_page=page)
    answer = visitor().get(elsewhere + "?from=mail")
    assert answer.status_code == 301
    assert answer["Location"] == "http://villa.localhost/fr/?from=mail"
    assert visitor("villa.localhost").get("/fr/").status_code == 200
    assert "http://villa.localhost/fr/" in visitor().get(index_of(agency).url).content.decode()


def test_states_are_drawn(agency, make_property, visitor):
    make_property(agency, title="Vendue", status="sold", price="765432")
    make_property(agency, title="Rente", transaction="life_annuity")
    cheaper = make_property(agency, title="Moins chère", price="300000")
    PropertyPage.objects.filter(pk=cheaper.pk).update(previous_price="350000")
    with override("fr"):
        html = visitor().get(index_of(agency).url).content.decode()
    assert "card--closed" in html
    assert "765.432" not in html
    assert "ribbon--sold" in html
    assert "ribbon--way" in html
    assert "ribbon--price" in html
    assert "350.000" in html
    assert 'class="no-photo"' in html


def test_photos_without_a_rendition_keep_their_place(agency, make_property, make_photo, visitor):
    photo = make_photo(agency, title="Façade", width=1200, height=800)
    page = make_property(agency, body=[gallery_block(photo), energy_block()])
    photo.renditions.all().delete()
    html = visitor().get(index_of(agency).url).content.decode()
    assert re.search(r'<img src="/img/card/[^"]+"[^>]* width="720" height="480" alt="Façade"', html)
    assert visitor().get(page.url).status_code == 200


def test_members_get_their_bar_and_no_shared_cache_keeps_it(
    agency, make_member, member_client, visitor
):
    client = member_client(make_member(agency, "manager"), host="namur.localhost")
    answer = client.get("/fr/")
    assert b"wagtail-userbar" in answer.content
    assert "private" in answer["Cache-Control"]
    assert "private" not in visitor().get("/fr/").get("Cache-Control", "")


def test_the_cost_of_a_property_page_is_bounded(agency, make_property, make_photo, visitor):
    from tests.immo_pages.test_public_browsing import queries_of

    photos = [make_photo(agency) for _turn in range(6)]
    one = make_property(agency, body=[gallery_block(photos[0]), energy_block()])
    six = make_property(agency, body=[gallery_block(*photos), energy_block()])
    client = visitor()
    client.get(one.url)
    assert queries_of(client, one.url) == queries_of(client, six.url) <= 26


def test_an_unknown_host_gets_the_neutral_page(agency, visitor, db):
    answer = visitor("nobody.example").get("/fr/")
    assert answer.status_code == 200
    assert agency.name not in answer.content.decode()
