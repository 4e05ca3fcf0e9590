"""No agency sees another: every address there is, asked by every kind of person.

CI asks a part of the product; ``make isolation`` all of it (ISOLATION=full). How to read a failure
and extend the proof: docs/how-to/extend-the-isolation-proof.md.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings
from django_scopes import scopes_disabled

from tests.isolation import access, holes, report, urls, values
from tests.isolation.coverage import columns_without_canary
from tests.isolation.oracles import Finding
from tests.isolation.people import People
from tests.isolation.plans import full, part
from tests.isolation.proof import Plan, Proof
from tests.isolation.world import (
    build_world,
    finish,
    forget,
    models_without_row,
    remove_media,
    run_after_commit,
)

# Asks pytest-django for a database; the world below is built around the tests' transactions.
pytestmark = pytest.mark.django_db
IS_FULL = os.environ.get("ISOLATION") == "full"
NAMES = urls.names()


@pytest.fixture(scope="module")
def stage(
    request: Any, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[tuple[Any, Any]]:
    """World and people; everything is undone when the module ends."""
    with django_db_blocker.unblock():
        if connection.vendor != "postgresql":
            pytest.skip("The proof compares rows in PostgreSQL.")
        outer = transaction.atomic()
        outer.__enter__()
        # Whoever asks thousands of times a minute is stopped by the limits of the sign-in, and
        # what comes after the limit would be no answer about ids; the delivery API has its own.
        unlimited = override_settings(ACCOUNT_RATE_LIMITS=False, IMMO_DELIVERY_RATE=0)
        unlimited.enable()
        try:
            world = build_world()
            with scopes_disabled():
                actors = People(world).make_all()
            run_after_commit()
            finish(world)
            yield world, actors
        finally:
            unlimited.disable()
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
            connection.run_on_commit.clear()
            forget()
            remove_media()


@pytest.fixture(scope="module")
def proof(stage: Any) -> Proof:
    """The product, or the part of it that CI asks."""
    world, actors = stage
    plan = full(actors) if IS_FULL else part(actors)
    return Proof(world, actors, access.load(list(actors)), plan)


def test_no_address_is_forgotten() -> None:
    assert len(urls.addresses()) >= report.LEAST_NAMES


def test_every_argument_of_every_address_has_a_value() -> None:
    missing = []
    for address in urls.addresses():
        for argument in address.arguments:
            try:
                values.provider(address.name, argument)
            except values.NoProvider as error:
                missing.append(str(error))
    assert not missing, "\n".join(missing)


def test_each_agency_has_a_row_of_every_model(stage: Any) -> None:
    world, _actors = stage
    assert models_without_row(world, "a") == models_without_row(world, "b") == []


def test_every_text_column_holds_a_canary(stage: Any) -> None:
    world, _actors = stage
    assert columns_without_canary(world, "a") == []


def test_every_row_of_the_access_file_names_people_and_addresses_that_exist(stage: Any) -> None:
    _world, actors = stage
    rows = access.load(list(actors)).rows
    assert [str(row) for row in rows if not any(row.covers(name) for name in NAMES)] == []


@pytest.mark.parametrize("name", NAMES)
def test_nobody_gets_more_than_she_may(proof: Proof, name: str) -> None:
    if IS_FULL and (known := report.part_of(name)):
        assert not known["findings"], "found before, on the same commit"
        return
    proof.begin()
    found = _asked(proof, [name])
    if IS_FULL:
        report.write_part(name, proof.tally, proof.access)
    assert not found, _told(found)


def test_the_owner_sees_what_is_hers(stage: Any) -> None:
    """Without this, an installation that answers nobody would pass."""
    world, actors = stage
    rows = access.load(list(actors))
    plan = Plan(("manager",), methods=("GET",), hosts=("platform",), hosts_of_admin=("platform",))
    made = Proof(world, actors, rows, plan.without_extras())
    _asked(made, NAMES)
    tally = made.tally
    allowed = [n for n in tally.owner_asked if rows.allows(n, "manager", "read", "platform")]
    answered = [name for name in allowed if tally.owner_asked[name]]
    assert len(answered) >= report.LEAST_SHARE * len(allowed)
    assert len(tally.owner_sees) >= report.LEAST_SEEN


@pytest.mark.parametrize("hole", holes.HOLES, ids=lambda hole: hole.name)
def test_a_hole_is_found(stage: Any, hole: holes.Hole) -> None:
    world, actors = stage
    plan = Plan((hole.actor,), hole.methods, hole.hosts, hole.hosts)
    made = Proof(world, actors, access.load(list(actors)), plan)
    with hole.cut():
        _asked(made, hole.addresses)
    found = {finding.oracle for finding in made.tally.findings}
    report_hole(hole.name, bool(found & set(hole.oracles)))
    assert found & set(hole.oracles), f"nothing was found: {found or 'no fault at all'}"


def report_hole(name: str, found: bool) -> None:
    """Tell ``make isolation``."""
    _holes[name] = found
    if os.environ.get("ISOLATION"):
        report.write_controls(_holes)


_holes: dict[str, bool] = {}


def _asked(proof: Proof, names: Any) -> dict[Finding, int]:
    """Findings about ``names`` that were not there before."""
    before = dict(proof.tally.findings)
    wanted = set(names)
    for address in urls.addresses():
        if address.name in wanted:
            proof.prove(address)
    return {f: n for f, n in proof.tally.findings.items() if n != before.get(f, 0)}


def _told(found: dict[Finding, int]) -> str:
    """The findings, one a line, people together."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for finding in sorted(found):
        key = (finding.oracle, finding.method, finding.host, finding.case, finding.why)
        lines.setdefault(key, []).append(finding.actor)
    return "\n".join(
        f"{oracle} · {method} on {host}, {case} · {', '.join(people)}: {why}"
        for (oracle, method, host, case, why), people in lines.items()
    )
