"""Every code that the code base records has words, and so has every address of the admin."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from immo_agencies.log.words import all_words, groups, words_for

ROOT = Path(__file__).resolve().parents[2]
ROOMS = [p for p in ROOT.iterdir() if p.name.startswith("immo_") or p.name in ("cms", "home")]
CODE = re.compile(r"[a-z_]+\.[a-z_]+")


def trees() -> Iterator[tuple[str, ast.Module]]:
    for room in ROOMS:
        for path in sorted(room.rglob("*.py")):
            source = path.read_text()
            if "record(" in source and "migrations" not in path.parts:
                yield str(path.relative_to(ROOT)), ast.parse(source)


def first_arguments(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        called = getattr(node, "func", None)
        name = getattr(called, "id", getattr(called, "attr", ""))
        if name == "record" and isinstance(node, ast.Call) and node.args:
            yield node.args[0]


def constants(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def recorded() -> Iterator[tuple[str, str]]:
    """Where and which: given to ``record``, kept in ``action``, or of a group that is known."""
    starts = {code for code in all_words() if "." not in code}
    for where, tree in trees():
        given = list(first_arguments(tree))
        if not given:
            continue
        kept = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "action"
        ]
        plain = [node for node in (*given, *kept) if not isinstance(node, ast.JoinedStr)]
        told = {text for node in plain for text in constants(node) if "." in text}
        passed_on = {t for t in constants(tree) if CODE.fullmatch(t) and t.split(".")[0] in starts}
        for code in told | passed_on:
            yield where, code


def test_recorded_codes_have_words() -> None:
    found = list(recorded())
    known = all_words()

    assert len(found) > 15
    assert [pair for pair in found if pair[1] not in known] == []


def test_composed_codes_belong_to_a_group_with_words() -> None:
    known = all_words()
    for where, tree in trees():
        for node in first_arguments(tree):
            if isinstance(node, ast.JoinedStr):
                start = str(getattr(node.values[0], "value", "")).partition(".")[0]
                assert start in known, where


def test_every_group_has_a_name() -> None:
    starts = {code.partition(".")[0] for code in all_words()}
    assert {start for start, _words in groups()} == starts
    assert all(start in all_words() for start in starts)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("wagtailadmin_pages:edit", "Changed"),
        ("wagtailadmin_pages:unpublish", "Took offline"),
        ("wagtailimages:add_multiple", "Added files"),
        ("wagtailimages:delete", "Deleted"),
        ("immo_agents:add", "Added"),
        ("wagtailadmin_pages:workflow_action", "Decided on an approval"),
        ("somewhere:else", "Worked in the editor"),
    ],
)
def test_addresses_of_the_admin_have_words_by_their_verb(name: str, words: str) -> None:
    with override("en"):
        assert str(words_for(f"admin.{name}")) == words


def test_a_code_that_nobody_knows_any_more_is_shown_as_it_is() -> None:
    assert words_for("gone.thing") == "gone.thing"
