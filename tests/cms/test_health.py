"""What an orchestrator asks."""

import pytest


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
