"""The wheel holds every file of the rooms, and nothing else."""

import zipfile
from email.parser import Parser

import pytest

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="session")
def names(wheel):
    """Paths inside the wheel."""
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


def test_every_file_of_the_rooms_is_in_the_wheel(source, names):
    rooms = [path for path in source.glob("immo_*") if path.is_dir()]
    files = {str(p.relative_to(source)) for r in rooms for p in r.rglob("*") if p.is_file()}
    assert len(files) > 100
    assert sorted(files - names) == []


def test_nothing_of_the_project_is_in_the_wheel(names):
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.startswith("immo_")} == {"wagtail_immo-0.1.0.dist-info"}


def test_it_requires_wagtail_only(wheel):
    with zipfile.ZipFile(wheel) as opened:
        text = opened.read("wagtail_immo-0.1.0.dist-info/METADATA").decode()
    requires = Parser().parsestr(text).get_all("Requires-Dist")
    always = [line for line in requires if "extra ==" not in line]
    assert [line.split(";")[0].strip() for line in always] == ["wagtail<8.1,>=8.0.1"]
