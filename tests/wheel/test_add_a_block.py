"""docs/how-to/add-a-block.md, done word for word in a new project from the wheel."""

import json
import re

import pytest

from tests.wheel.conftest import ROOT, run

pytestmark = pytest.mark.wheel
PAGE = ROOT / "docs" / "how-to" / "add-a-block.md"
FENCE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def answer(new_project, python):
    """What visitors, programs and the block picker get of the block of the page."""
    project = new_project("blocks")
    for name, text in FENCE.findall(PAGE.read_text()):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text)
    run(python, "manage.py", "makemigrations", "houses", cwd=project)
    run(python, "manage.py", "migrate", "--verbosity", "0", cwd=project)
    run(python, "manage.py", "check", cwd=project)
    return json.loads(run(python, "add_a_block.py", cwd=project).splitlines()[-1])


def test_visitors_see_the_block_and_the_facts_of_the_page(answer):
    assert answer["status"] == 200
    for text in ("Charging point", "11 kW", "€350,000", "Asking price", "Bedrooms"):
        assert text in answer["html"]


def test_programs_get_it_typed(answer):
    values = {block["type"]: block["value"] for block in answer["api"]["body"]}
    assert values["charging"] == {"power_kw": 11.0, "place": "garage", "note": "new"}
    assert values["financials"]["parts"][0] == "price"


def test_the_editor_previews_and_refuses(answer):
    assert "11 kW" in answer["preview"]
    assert answer["refused"] is True
    assert "model_3d" not in answer["types"]
