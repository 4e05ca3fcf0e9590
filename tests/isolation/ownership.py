"""Whose row is it? What appears while an agency is built belongs to it; no model is named here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from tests.isolation import exempt

# Columns that count visits: who holds the link of a draft is no member, and looks.
_COUNTERS = {"immo_pages_previewlink": ("views", "last_viewed_at")}
Rows = dict[str, dict[str, str]]  # table -> key -> digest of the row
NOBODY = ""
LONG_KEY = 7  # digits of a key that is no number by chance
_LONG_NUMBER = re.compile(rf"(?<!\d)\d{{{LONG_KEY},10}}(?!\d)")


@cache
def tables() -> dict[str, Any]:
    """Table -> model, for all models, those of many-to-many relations included."""
    found = apps.get_models(include_auto_created=True)
    return {m._meta.db_table: m for m in found if m._meta.managed and not m._meta.proxy}


def rows_of(names: Iterable[str]) -> Rows:
    """Digest of every row of the tables ``names``."""
    return {name: dict(_digests(name)) for name in names}


def _digests(name: str) -> list[tuple[str, str]]:
    key = tables()[name]._meta.pk.column
    with connection.cursor() as cursor:
        counters = "".join(f" - '{column}'" for column in _COUNTERS.get(name, ()))
        row = f"(to_jsonb(t){counters})" if counters else "t"
        cursor.execute(f'SELECT "{key}"::text, md5({row}::text) FROM "{name}" t')  # noqa: S608
        return cursor.fetchall()


@dataclass
class Ledger:
    """Every row of the world with its owner, and how to tell what a request did to them."""

    rows: Rows = field(default_factory=dict)
    owners: dict[tuple[str, str], str] = field(default_factory=dict)
    by_number: dict[str, str] = field(default_factory=dict)

    def record(self, owner: str) -> None:
        """Everything that has appeared since the last call belongs to ``owner``.

        A language that was added for an agency stays everybody's.
        """
        self.rows = rows_of(tables())
        for table, keys in self.rows.items():
            label = tables()[table]._meta.label
            whose = NOBODY if label in exempt.SHARED else owner
            for key in keys:
                known = self.owners.setdefault((table, key), whose)
                if len(key) >= LONG_KEY and key.isdigit() and label not in exempt.BY_CONTENT:
                    self.by_number[key] = known

    def owner_of(self, table: str, key: Any) -> str:
        """Owner of a row; NOBODY for what is shared or new."""
        return self.owners.get((table, str(key)), NOBODY)

    def keys(self, table: str, owner: str) -> list[str]:
        """Rows of ``table`` that ``owner`` has, the oldest first."""
        own = [key for key in self.rows.get(table, {}) if self.owner_of(table, key) == owner]
        return sorted(own, key=lambda key: (len(key), key))

    def changes(self, written: Iterable[str]) -> Iterator["Change"]:
        """What differs now from the recorded state in the tables ``written``."""
        names = [name for name in written if name in self.rows]
        for table, present in rows_of(names).items():
            before = self.rows[table]
            for key in before.keys() - present.keys():
                yield Change(table, key, "deleted", self.owner_of(table, key))
            for key in present:
                if key not in before:
                    yield Change(table, key, "added", NOBODY)
                elif before[key] != present[key]:
                    yield Change(table, key, "changed", self.owner_of(table, key))

    def owners_referred_to(self, change: "Change") -> set[str]:
        """Owners of the rows that the row of ``change`` now refers to, JSON and blocks included."""
        if change.what == "deleted":
            return set()
        by_key = {self.owner_of(table, key) for table, key in references(change)}
        return (by_key | self._owners_of_numbers_in(change)) - {NOBODY}

    def _owners_of_numbers_in(self, change: "Change") -> set[str]:
        """Keys of two tables never meet (``world._spread_keys``): a number says whose row it is."""
        return {self.by_number.get(number, NOBODY) for number in _numbers_in(change)}


@dataclass(frozen=True)
class Change:
    """One row that a request added, changed or deleted."""

    table: str
    key: str
    what: str
    owner: str


def references(change: Change) -> Iterator[tuple[str, str]]:
    """(table, key) of every row that the row of ``change`` refers to, generic keys included."""
    model = tables()[change.table]
    row = model._base_manager.filter(pk=change.key).values().first() or {}
    for column in model._meta.concrete_fields:
        value = row.get(column.attname)
        if value is None or not isinstance(column, models.ForeignKey):
            continue
        if column.related_model._meta.label not in exempt.BY_CONTENT:
            yield column.related_model._meta.db_table, str(value)
    for kind, target in _generic_pairs(model):
        if row.get(kind) and row.get(target):
            for table in _tables_of(row[kind]):
                yield table, str(row[target])


def _numbers_in(change: Change) -> set[str]:
    """Long numbers anywhere in the row."""
    key = tables()[change.table]._meta.pk.column
    with connection.cursor() as cursor:
        sql = f'SELECT t::text FROM "{change.table}" t WHERE "{key}"::text = %s'  # noqa: S608
        cursor.execute(sql, [change.key])
        row = cursor.fetchone()
    return set(_LONG_NUMBER.findall(row[0])) if row else set()


@cache
def _generic_pairs(model: Any) -> list[tuple[str, str]]:
    """Attribute pairs (content type, key): ``content_type_id`` and ``object_id``, and the like."""
    names = {field.attname for field in model._meta.concrete_fields}
    known = [
        ("content_type_id", "object_id"),
        ("base_content_type_id", "object_id"),
        ("to_content_type_id", "to_object_id"),
    ]
    return [pair for pair in known if set(pair) <= names]


@cache
def _tables_of(content_type_id: int) -> list[str]:
    """Table of the model, and those of its parents: they share the key."""
    model = ContentType.objects.get(pk=content_type_id).model_class()
    if model is None:
        return []
    return [m._meta.db_table for m in (model, *model._meta.get_parent_list())]
