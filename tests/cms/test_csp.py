"""Strict for visitors, relaxed for the admin path only."""

import pytest

pytestmark = pytest.mark.django_db


def test_visitors_get_no_inline_code(agency, visitor):
    policy = visitor().get("/fr/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "nonce" not in policy


def test_the_admin_may_use_inline_code(client):
    assert "'unsafe-inline'" in client.get("/admin/")["Content-Security-Policy"]


def test_the_door_has_no_inline_code(client):
    assert "unsafe-inline" not in client.get("/accounts/login/")["Content-Security-Policy"]
