"""`immo_agencies` and `immo_pages` from the wheel in a new Wagtail project, stock user model."""

import json

import pytest

from tests.wheel.conftest import run

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def answer(new_project, python):
    """What a visitor and an API client of the agency's site get."""
    project = new_project("pages")
    return json.loads(run(python, "publish.py", cwd=project).splitlines()[-1])


def test_draft_is_not_shown(answer):
    assert answer["before"] == 404


@pytest.mark.parametrize("text", ["Rue des Carmes", "Côté rue", "20240611012345", "500.001"])
def test_published_property_is_shown(answer, text):
    assert answer["status"] == 200
    assert text in answer["html"]


def test_api_gives_the_property(answer):
    assert answer["api_status"] == 200
    assert answer["api"]["title"] == "Maison rue des Carmes"
    assert {block["type"] for block in answer["api"]["body"]} == {"gallery", "energy"}
