"""What an orchestrator asks."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from immo_listings.models import Change, StaleListings


def test_alive_asks_nothing(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert "no-cache" in answer["Cache-Control"]


@pytest.mark.django_db
def test_not_ready_without_cache(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["cache"] == "unreachable"


@pytest.mark.django_db
def test_what_waits_is_told_and_fails_only_beyond_the_setting(client, settings, agency):
    with scopes_disabled():
        StaleListings.objects.update_or_create(agency=agency)
        StaleListings.objects.update(since=timezone.now() - timedelta(minutes=10))
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["waiting"]["stale"] >= 600
    settings.READY_LISTINGS_SECONDS = 300
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["listings"]) == (503, "late")
    with scopes_disabled():
        StaleListings.objects.all().delete()
        Change.objects.update(seq=None, at=timezone.now() - timedelta(minutes=20))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["waiting"]["stale"]) == (503, 0)
    assert answer.json()["waiting"]["unnumbered"] >= 1200
