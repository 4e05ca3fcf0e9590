"""How often, and from which browsers."""

import datetime

import pytest
from django.core.cache import cache
from django.test import Client

from immo_delivery.models import DeliveryToken
from immo_delivery.tokens.actions import keep_token, record_change, revoke_token

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)
FRONT = "https://www.front.example"


@pytest.fixture(autouse=True)
def _few(settings, time_machine):
    settings.IMMO_DELIVERY_RATE = 3
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def token(agency):
    """A token with an origin and five requests a minute; ``text`` is its text."""
    made = DeliveryToken(agency=agency, name="Front", origins=FRONT, rate=5)
    made.text = keep_token(made, by=None)
    return made


def get(path, **headers):
    address = headers.pop("address", "192.0.2.1")
    return Client(headers=headers).get(f"/api/immo/v1/{path}", REMOTE_ADDR=address)


def test_an_address_is_stopped_for_the_rest_of_the_minute(agency, time_machine):
    time_machine.shift(20)
    answers = [get(f"{agency.slug}/version") for _number in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert [one["RateLimit"] for one in answers[:2]] == ['"address";r=2;t=40', '"address";r=1;t=40']
    assert answers[0]["RateLimit-Policy"] == '"address";q=3;w=60'
    last = answers[3]
    assert (last["Retry-After"], last["Content-Type"]) == ("40", "application/problem+json")
    assert last.json()["type"].endswith("rate-limited")
    assert get(f"{agency.slug}/version", address="192.0.2.2").status_code == 200
    time_machine.shift(40)
    assert get(f"{agency.slug}/version").status_code == 200


def test_a_token_has_a_limit_of_its_own(agency, token):
    said = {"Authorization": f"Bearer {token.text}"}
    answers = [get(f"{agency.slug}/version", **said) for _number in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert answers[0]["RateLimit-Policy"] == '"token";q=5;w=60'
    assert get(f"{agency.slug}/version").status_code == 200


def test_bad_tokens_count_for_their_address(agency):
    said = {"Authorization": "Bearer imd_guess"}
    codes = [get(f"{agency.slug}/version", **said).status_code for _number in range(5)]
    assert codes == [401, 401, 401, 429, 429]


def test_a_network_of_ipv6_counts_as_one(agency):
    for number in range(3):
        get(f"{agency.slug}/version", address=f"2001:db8:1:1::{number}")
    assert get(f"{agency.slug}/version", address="2001:db8:1:1:9::9").status_code == 429
    assert get(f"{agency.slug}/version", address="2001:db8:1:2::1").status_code == 200


def test_behind_a_proxy_what_the_visitor_wrote_does_not_count(agency, settings):
    settings.IMMO_DELIVERY_PROXIES = 1
    for number in range(3):
        get(f"{agency.slug}/version", **{"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.9"})
    again = get(f"{agency.slug}/version", **{"X-Forwarded-For": "198.51.100.77, 203.0.113.9"})
    assert again.status_code == 429


def test_not_modified_costs_one_query(agency, django_assert_num_queries):
    etag = get(f"{agency.slug}/fr/properties")["ETag"]
    with django_assert_num_queries(1):
        answer = get(f"{agency.slug}/fr/properties", **{"If-None-Match": etag})
    assert (answer.status_code, answer["RateLimit"]) == (304, '"address";r=1;t=60')


def test_a_browser_of_the_front_may_read(agency, token, django_assert_num_queries):
    path = f"{agency.slug}/version"
    for name in (agency.slug, agency.sites().first().hostname):
        answer = get(f"{name}/version", Origin=FRONT)
        assert answer["Access-Control-Allow-Origin"] == FRONT
        assert "ETag" in answer["Access-Control-Expose-Headers"]
        assert "Access-Control-Allow-Credentials" not in answer
    cache.delete_many([])
    with django_assert_num_queries(1):  # origins are kept for a minute
        get(path, Origin=FRONT, address="192.0.2.7")


def test_no_cache_can_give_one_origin_the_answer_of_another(agency, token, other_agency):
    path = f"{agency.slug}/version"
    plain, other = get(path), get(path, Origin="https://evil.example")
    for answer in (plain, other, get(path, Origin=FRONT, address="192.0.2.3")):
        assert {part.strip() for part in answer["Vary"].split(",")} == {"Accept-Encoding", "Origin"}
    assert not any(one.has_header("Access-Control-Allow-Origin") for one in (plain, other))
    foreign = get(f"{other_agency.slug}/version", Origin=FRONT, address="192.0.2.3")
    assert not foreign.has_header("Access-Control-Allow-Origin")
    etag = plain["ETag"]
    same = get(path, Origin=FRONT, address="192.0.2.4", **{"If-None-Match": etag})
    assert (same.status_code, same["Access-Control-Allow-Origin"]) == (304, FRONT)


def test_errors_can_be_read_by_the_page_that_asked(agency, token):
    answer = get(f"{agency.slug}/fr/properties?nothing=1", Origin=FRONT)
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (400, FRONT)
    refused = get(f"{agency.slug}/version", Origin=FRONT, Authorization="Bearer x")
    assert (refused.status_code, refused["Access-Control-Allow-Origin"]) == (401, FRONT)


@pytest.mark.parametrize(("origin", "allowed"), [(FRONT, True), ("https://evil.example", False)])
def test_a_browser_asks_before_it_sends_a_token(
    agency, token, origin, allowed, django_assert_num_queries
):
    asks = {
        "Origin": origin,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization",
    }
    answer = Client(headers=asks).options(f"/api/immo/v1/{agency.slug}/fr/properties")
    assert answer.status_code == 204
    assert answer.has_header("Access-Control-Allow-Origin") is allowed
    assert answer.has_header("Access-Control-Allow-Headers") is allowed
    assert "Origin" in answer["Vary"]


def test_a_token_that_ends_takes_its_origins_with_it(
    agency, token, django_capture_on_commit_callbacks
):
    path = f"{agency.slug}/version"
    assert get(path, Origin=FRONT)["Access-Control-Allow-Origin"] == FRONT
    with django_capture_on_commit_callbacks(execute=True):
        token.origins = "https://new.example"
        token.save()
        record_change(token, by=None, changed=["origins"])
    assert not get(path, Origin=FRONT).has_header("Access-Control-Allow-Origin")
    answer = get(path, Origin="https://new.example", address="192.0.2.5")
    assert answer.has_header("Access-Control-Allow-Origin")
    with django_capture_on_commit_callbacks(execute=True):
        revoke_token(token, by=None, now=NOW)
    answer = get(path, Origin="https://new.example", address="192.0.2.5")
    assert not answer.has_header("Access-Control-Allow-Origin")
