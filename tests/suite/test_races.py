"""32 processes publish into a plan with ten places. PostgreSQL only: it has the locks.

`make race` runs 200 rounds and writes build/race.json.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from wagtail_localize.models import Translation

from immo_pages.models import PropertyPage
from immo_pages.translating.actions import start_translation
from tests.immo_pages.editor import editor_data
from tests.suite import race
from tests.suite.publish_routes import translate

ROUNDS = int(os.environ.get("RACE_ROUNDS", "10"))
ROUNDS_WITHOUT_LOCK = max(2, ROUNDS // 10)
RESULTS = Path("build/race.json")

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="row locks are PostgreSQL's"
)


@pytest.fixture
def db(scratch_database: Any) -> None:
    """Every fixture here works in the copy, where processes see what others committed."""


@pytest.fixture
def world(agency: Any, make_property: Any, make_member: Any, member_client: Any) -> race.World:
    editor = make_member(agency, "editor")
    client = member_client(editor)

    def drafts(count: int) -> list[Any]:
        return [make_property(agency, live=False) for _number in range(count)]

    def translation() -> Any:
        original = make_property(agency, live=False)
        page = start_translation(original, language="nl", by=editor)
        translate(Translation.objects.get(source__object_id=page.translation_key), only_title=False)
        return page

    count = race.PUBLISHERS
    pages = {kind: drafts(count[kind]) for kind in ("editor", "bulk")}
    pages |= {"due": [PropertyPage.objects.get(pk=p.pk) for p in drafts(race.SCHEDULED)]}
    pages |= {"translation": [translation() for _number in range(count["translation"])]}
    data = editor_data(client, pages["editor"][0])
    return race.World(agency, editor, client, data, make_property(agency), pages)


def run(world: race.World, rounds: int) -> list[race.Round]:
    with race.with_plan(), race.Race(world) as processes:
        return [processes.run(turn) for turn in range(1, rounds + 1)]


def test_exactly_as_many_go_live_as_there_is_room(world: race.World) -> None:
    """First with the lock emptied: where too many go live, the race is real."""
    with race.without_lock():
        unlocked = run(world, ROUNDS_WITHOUT_LOCK)
    locked = run(world, ROUNDS)
    write_down(locked, unlocked)
    assert {round.live for round in locked} == {race.LIMIT}
    assert [error for round in locked for error in round.errors] == []
    assert max(round.live for round in unlocked) > race.LIMIT


def write_down(locked: list[race.Round], unlocked: list[race.Round]) -> None:
    """For `make race`: the figures, whatever they are."""
    if "RACE_ROUNDS" not in os.environ:
        return
    found = {
        "processes": sum((race.PUBLISHERS | race.INSERTERS).values()),
        "publishing": sum(race.PUBLISHERS.values()),
        "limit": race.LIMIT,
        "rounds": len(locked),
        "live": [round.live for round in locked],
        "deadlocks": sum(round.deadlocks for round in locked),
        "errors": sorted({error for round in locked for error in round.errors}),
        "seconds": [round.seconds for round in locked],
        "without_lock": {
            "rounds": len(unlocked),
            "live": [round.live for round in unlocked],
            "deadlocks": sum(round.deadlocks for round in unlocked),
        },
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=2) + "\n")
