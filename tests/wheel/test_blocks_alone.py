"""`immo_blocks` from the wheel in a new Wagtail project with stock image and document models."""

import json

import pytest

from tests.wheel.conftest import ROOT, run

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def answer(new_project, python):
    """What a visitor and an API client of the new site get."""
    project = new_project("blocks")
    return json.loads(run(python, "publish.py", cwd=project).splitlines()[-1])


def test_the_code_comes_from_the_wheel(answer):
    assert not answer["package"].startswith(str(ROOT))


def test_draft_is_not_shown(answer):
    assert answer["before"] == 404


@pytest.mark.parametrize(
    "text",
    [
        "A quiet street",
        "Close to the schools.",
        "Seen from the street",
        "Soil certificate",
        "Five minutes from the station.",
    ],
)
def test_page_shows_every_block(answer, text):
    assert answer["status"] == 200
    assert text in answer["html"]


def test_page_shows_the_certificate(answer):
    assert "20240611012345" in answer["html"]
    assert "157" in answer["html"]


def test_api_gives_every_block_with_its_type(answer):
    assert answer["api_status"] == 200
    assert [block["type"] for block in answer["api"]["body"]] == [
        "heading",
        "rich_text",
        "gallery",
        "energy",
        "documents",
        "location",
    ]


def test_api_gives_addresses_of_stock_renditions(answer):
    gallery = next(block for block in answer["api"]["body"] if block["type"] == "gallery")
    assert "/media/images/" in json.dumps(gallery["value"])
