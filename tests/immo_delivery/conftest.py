"""A client of the delivery API."""

import json
from typing import Any

import pytest
from django.test import Client

from immo_listings.reading.counts import forget_counts


@pytest.fixture
def ask():
    """GET below ``/api/immo/v1/``: status and body."""
    forget_counts()

    def get(path: str, **headers: str) -> tuple[int, Any]:
        answer = Client(headers=headers).get(f"/api/immo/v1/{path}")
        return answer.status_code, json.loads(answer.content) if answer.content else None

    yield get
    forget_counts()
