"""Messages in English; a small source: ``write_rows`` makes a file, ``run_import`` takes it."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils.translation import override

from immo_agencies.scope import agency_scope

MAPPING = Path(__file__).parent / "crm.toml"
NAMES = ("ref", "deal", "price", "bedrooms", "zip", "city", "title", "text", "epc", "kwh", "photos")
GOOD = {
    "deal": "sale",
    "price": "250000",
    "bedrooms": "3",
    "zip": "5000",
    "city": "Namur",
    "title": "Maison au bord de Meuse",
    "text": "Un jardin.\n\nUn verger.",
    "epc": "B",
    "kwh": "150",
}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """The tests read what is said to people; the project's own language is French."""
    with override("en"):
        yield


@pytest.fixture
def write_rows(tmp_path: Path) -> Callable[..., Path]:
    """``write_rows({"ref": "A"}, ...)`` writes a file; what is not said is a complete house."""

    def write(*rows: dict[str, str], name: str = "crm.csv") -> Path:
        path = tmp_path / name
        lines = [";".join(NAMES)]
        for row in rows:
            cells = GOOD | row
            lines.append(";".join('"' + cells.get(column, "") + '"' for column in NAMES))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def run_import(agency: Any) -> Callable[..., str]:
    """``run_import(path, "--publish")`` answers what the command prints."""

    def run(path: Path, *arguments: str, slug: str = "", **options: Any) -> str:
        out = StringIO()
        words = ["--agency", slug or agency.slug, "--mapping", str(MAPPING), *arguments]
        call_command(
            "import_properties", str(path), *words, stdout=out, stderr=StringIO(), **options
        )
        return out.getvalue()

    return run


@pytest.fixture
def in_scope(agency: Any) -> Iterator[None]:
    """The test reads rows of the agency."""
    with agency_scope(agency):
        yield


@pytest.fixture
def row_counts() -> Callable[[], dict[str, int]]:
    """How many rows each table has."""

    def count() -> dict[str, int]:
        models = apps.get_models(include_auto_created=True)
        return {model._meta.label: model._base_manager.count() for model in models}

    return count
