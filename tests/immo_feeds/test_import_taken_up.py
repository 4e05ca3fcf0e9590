"""An import that broke is taken up behind the last batch it wrote, on any database."""

from collections.abc import Callable
from typing import Any

import pytest

from immo_agencies.scope import agency_scope
from immo_feeds.models import ImportRun
from immo_pages.models import PropertyPage

pytestmark = pytest.mark.django_db


def house(number: int) -> dict[str, str]:
    return {"ref": f"R{number}"}


def test_an_import_that_fails_is_interrupted_and_taken_up(
    agency: Any, write_rows: Callable, run_import: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same on any database: the third batch breaks, the second import goes on behind it."""
    from immo_feeds import actions

    path = write_rows(*(house(number) for number in range(50)))
    real, calls = actions.write_batch, []

    def breaks(*arguments: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 3:
            raise RuntimeError("out of power")
        return real(*arguments)

    monkeypatch.setattr(actions, "write_batch", breaks)
    with pytest.raises(RuntimeError):
        run_import(path, "--publish", "--batch-size", "10")
    with agency_scope(agency):
        assert ImportRun.objects.get().state == ImportRun.State.INTERRUPTED
    assert PropertyPage.objects.count() == 20
    text = run_import(path, "--publish", "--batch-size", "10")
    assert "Taken up after row 21" in text
    assert PropertyPage.objects.count() == 50
    with agency_scope(agency):
        assert ImportRun.objects.get().counts["created"] == 50


def test_another_file_starts_anew(agency: Any, write_rows: Callable, run_import: Callable) -> None:
    with agency_scope(agency):
        path = write_rows(house(1), house(2))
        run_import(path)
        ImportRun.objects.update(state=ImportRun.State.INTERRUPTED, last_row=2)
        text = run_import(write_rows(house(1), house(2), house(4)))
        assert "Taken up" not in text
        assert ImportRun.objects.count() == 2
    assert PropertyPage.objects.count() == 3
