"""Caches are told which answers to drop, by the names those answers carried."""

import json

import pytest
import requests
from wagtail.contrib.frontend_cache.backends import BaseBackend

from immo_delivery.purging.tags import purge

PURGED = []


class Double(BaseBackend):
    """A cache that remembers what it was told."""

    def purge_tags(self, tags):
        PURGED.append(list(tags))


class OnlyAddresses(BaseBackend):
    """One that knows no tags."""


class Broken(BaseBackend):
    """One that does not answer."""

    def purge_tags(self, tags):
        raise requests.ConnectionError("down")


def _cache(name):
    return {"BACKEND": f"{__name__}.{name}"}


@pytest.fixture(autouse=True)
def _empty():
    PURGED.clear()


@pytest.mark.django_db
def test_a_change_purges_the_tags_its_answers_carried(
    settings, agency, make_property, django_capture_on_commit_callbacks, client
):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_property(agency)
    carried = client.get(f"/api/immo/v1/{agency.slug}/fr/properties")["Surrogate-Key"].split()
    settings.WAGTAILFRONTENDCACHE = {"a": _cache("Double"), "b": _cache("OnlyAddresses")}
    with django_capture_on_commit_callbacks(execute=True):
        page.price = "90000"
        page.save_revision().publish()
    purged = {tag for tags in PURGED for tag in tags}
    assert {f"property-{page.pk}", f"list-property-{agency.pk}"} <= purged & set(carried)


def test_settings_of_its_own_win(settings):
    settings.WAGTAILFRONTENDCACHE = {"a": _cache("Broken")}
    settings.IMMO_DELIVERY_PURGE = {"b": _cache("Double")}
    purge(["b", "a", "b"])
    assert PURGED == [["a", "b"]]


def test_one_that_fails_keeps_no_other_from_it(settings):
    settings.WAGTAILFRONTENDCACHE = {"a": _cache("Broken"), "b": _cache("Double")}
    with pytest.raises(OSError, match="down"):
        purge(["x"])
    assert PURGED == [["x"]]


@pytest.mark.parametrize(
    ("backend", "options", "most", "said"),
    [
        (
            "FastlyTagBackend",
            {"SERVICE_ID": "s1", "API_TOKEN": "k"},
            256,
            ("https://api.fastly.com/service/s1/purge", "surrogate_keys"),
        ),
        (
            "CloudflareTagBackend",
            {"ZONEID": "z1", "BEARER_TOKEN": "k"},
            30,
            ("https://api.cloudflare.com/client/v4/zones/z1/purge_cache", "tags"),
        ),
        ("VarnishTagBackend", {"LOCATION": "http://cache:80"}, 100, ("http://cache:80/", "")),
    ],
)
def test_services_are_asked_as_they_want(settings, monkeypatch, backend, options, most, said):
    sent = []

    def send(session, request, **kwargs):
        sent.append(request)
        answer = requests.Response()
        answer.status_code = 200
        return answer

    monkeypatch.setattr(requests.Session, "send", send)
    settings.IMMO_DELIVERY_PURGE = {
        "x": {"BACKEND": f"immo_delivery.purging.backends.{backend}"} | options
    }
    tags = [f"property-{number:05}" for number in range(most + 1)]
    purge(tags)
    url, field = said
    assert [request.url for request in sent] == [url, url]
    found = [
        json.loads(r.body)[field] if field else r.headers["xkey-softpurge"].split() for r in sent
    ]
    assert [len(part) for part in found] == [most, 1]
    assert [tag for part in found for tag in part] == tags
