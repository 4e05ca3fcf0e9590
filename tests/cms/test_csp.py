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


def test_frames_of_players_only_where_one_stands(agency, visitor, make_property):
    video = {"type": "video", "value": {"url": "https://youtu.be/a-b_c3D4e5F"}, "id": "v"}
    with_film, without = make_property(agency), make_property(agency)
    field = type(with_film)._meta.get_field("body")
    with_film.body = field.to_python([*with_film.body.raw_data, video])
    with_film.save_revision().publish()
    answers = [visitor().get(page.url) for page in (with_film, without)]
    policies = [answer["Content-Security-Policy"].split("; ") for answer in answers]
    frames = [[part for part in policy if part.startswith("frame-src")] for policy in policies]
    assert frames == [["frame-src https://www.youtube-nocookie.com"], []]
    assert b"<iframe" not in answers[0].content
    assert "script-src 'self'" in policies[0]
