"""A token opens what its agency publishes, as everybody sees it; anything else opens nothing."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from immo_agencies.extension_points import Refusal
from immo_agencies.models import Agency
from immo_delivery.extension_points import HEADLESS, DeliveryAction
from immo_delivery.models import DeliveryToken
from immo_delivery.tokens.actions import keep_token, renew_token, revoke_token
from immo_delivery.tokens.words import digest_of, is_well_formed, new_token

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC)


@pytest.fixture
def make_token(agency):
    """``make_token(scopes=[...])`` stores one and returns it with its text."""

    def make(owner=None, sites=(), **values):
        token = DeliveryToken(agency=owner or agency, name="Front", **values)
        text = keep_token(token, by=None)
        token.sites.set(sites)
        return token, text

    return make


def get(path, text=None, **headers):
    said = {"Authorization": f"Bearer {text}"} if text is not None else {}
    return Client(headers=said | headers).get(f"/api/immo/v1/{path}")


def test_a_read_token_sees_what_everybody_sees(agency, make_property, make_token):
    page = make_property(agency)
    make_property(agency, live=False, reference="DRAFT")
    _token, text = make_token(scopes=["read", "preview", "changes"])
    at = f"{agency.slug}/fr/"
    for path in (
        f"{at}properties",
        f"{at}properties?fields=full",
        f"{at}properties/{page.pk}",
        f"{at}properties/DRAFT",
        f"{at}site",
        f"{at}nothing",
        f"{agency.slug}/changes",
    ):
        anonymous, with_token = get(path), get(path, text)
        assert anonymous.content == with_token.content, path
        assert anonymous.status_code == with_token.status_code
        limits = {"RateLimit", "RateLimit-Policy"}
        seen = [
            {k: v for k, v in one.items() if k not in limits} for one in (anonymous, with_token)
        ]
        assert seen[0] == seen[1], path


def test_what_is_no_token_of_the_site_is_refused_alike(
    agency, other_agency, make_property, make_token
):
    _foreign, foreign = make_token(owner=other_agency)
    _expired, over = make_token(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    withdrawn, gone = make_token()
    revoke_token(withdrawn, by=None, now=timezone.now())
    _own, own = make_token()
    path = f"{agency.slug}/fr/properties"
    bodies = set()
    for text in (foreign, over, gone, new_token(), f"{own[:-1]}?", "", "wagtail_x", "x" * 9000):
        answer = get(path, text)
        assert answer.status_code == 401, text
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["Cache-Control"] == "no-store"
        bodies.add(answer.content)
    assert len(bodies) == 1
    assert get(path, Authorization="Basic x").status_code == 401
    assert get(path, own).status_code == 200
    assert get("nobody/fr/properties", own).status_code == 401


def test_a_token_for_one_site_opens_no_other(agency, make_property, make_token):
    page = make_property(agency)
    agency_site = agency.sites().first()
    own = Site.objects.create(hostname="villa.localhost", root_page=page)
    _token, text = make_token(sites=[own])
    assert get("villa.localhost/fr/properties", text).status_code == 200
    for name in (agency.slug, agency_site.hostname):
        assert get(f"{name}/fr/properties", text).status_code == 401
    _all, everywhere = make_token()
    for name in ("villa.localhost", agency.slug, agency_site.hostname):
        assert get(f"{name}/fr/properties", everywhere).status_code == 200


def test_a_host_of_another_agency_is_not_opened(agency, other_agency, make_token):
    _token, text = make_token()
    assert get("gent.localhost/nl/properties", text).status_code == 401
    assert get("gent.localhost/nl/properties").status_code == 200


def test_scopes_narrow(agency, make_token):
    _token, follows = make_token(scopes=["changes"])
    assert get(f"{agency.slug}/changes", follows).status_code == 200
    refused = get(f"{agency.slug}/fr/properties", follows)
    assert (refused.status_code, refused.json()["type"][-11:]) == (403, "token-scope")
    _token, previews = make_token(scopes=["preview"])
    assert get(f"{agency.slug}/changes", previews).status_code == 403


def test_only_digests_are_stored(make_token):
    token, text = make_token()
    row = DeliveryToken.objects.with_scopes_disabled().filter(pk=token.pk).values().get()
    assert text not in str(row)
    assert row["digest"] == digest_of(text)
    assert text.startswith(row["prefix"])
    assert is_well_formed(text)
    assert not is_well_formed(text[:-1] + ("a" if text[-1] != "a" else "b"))


def test_a_new_secret_key_keeps_old_tokens(settings, agency, make_token):
    _token, text = make_token()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert get(f"{agency.slug}/version", text).status_code == 200
    settings.SECRET_KEY_FALLBACKS = []
    assert get(f"{agency.slug}/version", text).status_code == 401


def test_both_texts_work_during_the_overlap(agency, make_token, time_machine):
    token, former = make_token()
    time_machine.move_to(NOW, tick=False)
    hour = datetime.timedelta(hours=1)
    fresh = renew_token(token, by=None, overlap=hour, now=NOW)
    path = f"{agency.slug}/version"
    assert [get(path, text).status_code for text in (former, fresh)] == [200, 200]
    time_machine.move_to(NOW + hour, tick=False)
    assert [get(path, text).status_code for text in (former, fresh)] == [401, 200]
    last = renew_token(token, by=None, overlap=datetime.timedelta(0), now=NOW)
    assert [get(path, text).status_code for text in (fresh, last)] == [401, 200]


def test_the_last_use_is_written_once_a_minute(
    agency, make_token, time_machine, django_assert_num_queries
):
    token, text = make_token()
    rows = DeliveryToken.objects.with_scopes_disabled().filter(pk=token.pk)
    time_machine.move_to(NOW, tick=False)
    get(f"{agency.slug}/version", text)
    time_machine.shift(59)
    with django_assert_num_queries(2):  # token, space
        get(f"{agency.slug}/version", text)
    assert rows.get().last_used_at == NOW
    time_machine.shift(1)
    get(f"{agency.slug}/version", text)
    assert rows.get().last_used_at == NOW + datetime.timedelta(minutes=1)


def test_the_plan_is_asked_of_tokens_only(agency, make_token, monkeypatch):
    from immo_agencies import permissions

    def refuse(action, agency, subject):
        if action == DeliveryAction.USE_FEATURE and subject == HEADLESS:
            return Refusal("no_headless", "Not in this plan.")
        return None

    _token, text = make_token()
    monkeypatch.setattr(permissions, "first_refusal", refuse)
    answer = get(f"{agency.slug}/version", text)
    assert (answer.status_code, answer.json()["limit"]) == (403, "headless")
    assert get(f"{agency.slug}/version").status_code == 200


def test_a_suspended_agency_answers_those_without_token(agency, make_token):
    _token, text = make_token()
    Agency.objects.filter(pk=agency.pk).update(service_state="suspended")
    assert get(f"{agency.slug}/version", text).status_code == 403
    assert get(f"{agency.slug}/version").status_code == 200
