"""Sitemap and robots.txt of each host."""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries(client) -> dict[str, dict]:
    """Address to lastmod and alternates."""
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "max-age=5" in answer["Cache-Control"]
    root = ElementTree.fromstring(answer.content)  # noqa: S314  our own answer
    return {
        url.findtext("s:loc", namespaces=NAMES): {
            "lastmod": url.findtext("s:lastmod", namespaces=NAMES),
            "alternates": {
                link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
            },
        }
        for url in root.findall("s:url", NAMES)
    }


def test_all_live_languages_with_their_alternates(agency, make_property, visitor):
    page = make_property(agency)
    translated = page.copy_for_translation(
        Locale.objects.get(language_code="nl"), copy_parents=True
    )
    translated.save_revision().publish()
    found = entries(visitor())
    assert {page.full_url, translated.full_url} <= set(found)
    both = {"fr": page.full_url, "nl": translated.full_url, "x-default": page.full_url}
    assert found[page.full_url]["alternates"] == both
    assert found[translated.full_url]["alternates"] == both
    assert found[page.full_url]["lastmod"] == page.last_published_at.date().isoformat()
    assert "http://namur.localhost/fr/" in found
    assert "http://namur.localhost/nl/" in found


def test_a_property_with_its_own_site_is_listed_there_only(agency, make_property, visitor):
    page, other = make_property(agency), make_property(agency)
    Site.objects.create(hostname="maison.localhost", root_page=page)
    Site.clear_site_root_paths_cache()
    assert set(entries(visitor("maison.localhost"))) == {"http://maison.localhost/fr/"}
    found = entries(visitor())
    assert other.full_url in found
    assert not [address for address in found if page.slug in address or "maison.local" in address]


def test_nothing_hidden_and_nothing_of_others(agency, other_agency, make_property, visitor):
    draft = make_property(agency, live=False, slug="draftcanary")
    restricted = make_property(agency, slug="passwordcanary")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    expired = make_property(agency, slug="expiredcanary")
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    make_property(other_agency, slug="gcanary")
    text = visitor().get("/sitemap.xml").content.decode()
    assert "canary" not in text
    assert draft.slug not in text
    for host in ("localhost", "unknown.example"):
        foreign = visitor(host).get("/sitemap.xml").content.decode()
        assert not re.search("canary|namur|gent", foreign)


def test_the_cost_is_the_same_for_1_and_3_pages(agency, make_property, visitor):
    counts = set()
    client = visitor()
    for _number in range(3):
        make_property(agency)
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as caught:
            client.get("/sitemap.xml")
        counts.add(len(caught))
    assert len(counts) == 1


@pytest.mark.parametrize("host", ["namur.localhost", "localhost"])
def test_robots(agency, visitor, host):
    answer = visitor(host).get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert lines[:3] == ["User-agent: *", "Disallow: /admin/", "Disallow: /api/"]
    assert f"Sitemap: http://{host}/sitemap.xml" in lines
