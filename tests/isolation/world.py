"""The whole installation of a proof: two agencies with a row of every model, a third, the platform.

Built once a process inside a transaction; each request runs in a savepoint that is rolled back.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import transaction
from django.db.models import FileField
from django_scopes import scopes_disabled
from wagtail.models import Site

from home.actions import open_platform
from immo_agencies.tenancy import agency_map
from tests.isolation import exempt, generic
from tests.isolation.canaries import Canary, Kind, found_in
from tests.isolation.factories import AgencyBuilder
from tests.isolation.ownership import Ledger, tables

VAT_NUMBERS = {"a": "BE0417497106", "b": "BE0403170701", "c": "BE0403199702"}
PLATFORM_HOST, UNKNOWN_HOST = "localhost", "nobody.localhost"
ABSENT = 2_000_000_000
_KEYS_APART = 1_000_003


@dataclass
class AgencyWorld:
    """One agency: rows by the name a factory gave them, else by their model."""

    key: str
    host: str
    named: dict[str, Any]
    members: dict[str, Any]
    ledger: Ledger

    def pk(self, name: str) -> Any:
        """Key of the row called ``name``."""
        return self.named[name].pk

    def first(self, label: str) -> str:
        """Key of the oldest row of the model ``label`` (``immo_feeds.ImportRun``)."""
        model = apps.get_model(label)
        return self.ledger.keys(model._meta.db_table, self.key)[0]


@dataclass
class World:
    """Everything a request can be about."""

    agencies: dict[str, AgencyWorld] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    media: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, Canary] = field(default_factory=dict)

    def owner_of_file(self, name: str) -> Canary | None:
        """Whose file it is and who may read it; None for what belongs to nobody."""
        return self.files.get(name)

    def __getitem__(self, key: str) -> AgencyWorld:
        return self.agencies[key]


class _Maker:
    """Gives the generic factory the rows of one agency to refer to."""

    def __init__(self, world: World, builder: AgencyBuilder) -> None:
        self.world, self.builder, self.key = world, builder, builder.key
        self._making: list[Any] = []

    def target_of_generic_keys(self) -> Any:
        """What log entries and the like are about."""
        return self.builder.property

    def one(self, model: Any, *, optional: bool = False) -> Any:
        """A row of ``model`` that belongs to the agency; a shared one where none can."""
        named = [row for row in self.builder.named.values() if type(row) is model]
        if named:
            return named[0]
        if model is get_user_model():
            return self.builder.marketer
        keys = self.world.ledger.keys(model._meta.db_table, self.key)
        if keys:
            return model._base_manager.get(pk=keys[0])
        if model._meta.label in exempt.SHARED:
            return model._base_manager.first()
        if optional or model in self._making:
            return None
        return self.make(model)

    def make(self, model: Any) -> Any:
        """A new row."""
        self._making.append(model)
        try:
            row = generic.make(model, self, **exempt.GIVEN.get(model._meta.label, {}))
        finally:
            self._making.pop()
        self.world.ledger.record(self.key)
        return row


def build_world() -> World:
    """Make everything; the caller holds the transaction."""
    world = World()
    forget()
    _spread_keys()
    with scopes_disabled():
        open_platform(hostname=PLATFORM_HOST)
        world.ledger.record("")
        for key, vat_number in VAT_NUMBERS.items():
            _build_agency(world, key, vat_number)
    forget()
    return world


def _spread_keys() -> None:
    """Start the keys of each table far from those of all others, and from dates and sizes.

    A key in an answer is then nothing else by chance.
    """
    with transaction.get_connection().cursor() as cursor:
        for number, (table, model) in enumerate(sorted(tables().items()), 1):
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, model._meta.pk.column])
            sequence = cursor.fetchone()[0]
            if sequence:
                cursor.execute("SELECT setval(%s, %s)", [sequence, number * _KEYS_APART])


def _build_agency(world: World, key: str, vat_number: str) -> None:
    builder = AgencyBuilder(key, vat_number)
    named = builder.build(get_user_model())
    run_after_commit()
    forget()
    world.ledger.record(key)
    maker = _Maker(world, builder)
    for model in tables().values():
        if not world.ledger.keys(model._meta.db_table, key) and needs_row(model):
            maker.make(model)
    world.agencies[key] = AgencyWorld(key, builder.host, named, builder.members, world.ledger)


def needs_row(model: Any) -> bool:
    """Whether each agency must have a row of ``model``."""
    return model._meta.label not in exempt.SHARED | exempt.WITHOUT


def models_without_row(world: World, key: str) -> list[str]:
    """Models of which the agency ``key`` has no row, and that nobody exempted."""
    return [
        model._meta.label
        for table, model in tables().items()
        if needs_row(model) and not world.ledger.keys(table, key)
    ]


def finish(world: World) -> None:
    """Remember rows and files as they are now: every request starts from here."""
    forget()
    world.ledger.record("people")
    world.media = read_media()
    world.files = _files(world)


def _files(world: World) -> dict[str, Canary]:
    """Owner and kind of every stored file, told by the row that holds it."""
    found: dict[str, Canary] = {}
    for table, model in tables().items():
        columns = [c for c in model._meta.local_concrete_fields if isinstance(c, FileField)]
        for row in model._base_manager.all() if columns else ():
            owner = world.ledger.owner_of(table, row.pk)
            for column in columns:
                name = getattr(row, column.attname).name
                if name and owner:
                    found[name] = Canary(owner, _kind_of(row))
    return found


def _kind_of(row: Any) -> str:
    """Kind of the first canary among the texts of ``row``, or of the photo it was made of."""
    words = " ".join(str(value) for value in vars(getattr(row, "image", row)).values())
    return min((canary.kind for canary in found_in(words)), default=Kind.HIDDEN)


def run_after_commit() -> list[Exception]:
    """Do what waits for the commit, so that mails and tasks of a request are seen."""
    connection = transaction.get_connection()
    failed: list[Exception] = []
    while connection.run_on_commit:
        _sids, function, _robust = connection.run_on_commit.pop(0)
        try:
            function()
        except Exception as error:  # noqa: BLE001 - a robust hook logs it; the oracle reports it
            failed.append(error)
    return failed


def forget() -> None:
    """Caches of the process outlive what is rolled back."""
    agency_map.forget()
    cache.clear()
    Site.clear_site_root_paths_cache()


def media_root() -> Path:
    """Where files are."""
    return Path(settings.MEDIA_ROOT)


def read_media() -> dict[str, bytes]:
    """Every stored file by its name."""
    root = media_root()
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def restore_media(world: World, present: dict[str, bytes]) -> None:
    """Make the folder what it was."""
    root = media_root()
    for name in present.keys() - world.media.keys():
        (root / name).unlink(missing_ok=True)
    for name, content in world.media.items():
        if present.get(name) != content:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)


def remove_media() -> None:
    """Leave nothing behind."""
    shutil.rmtree(media_root(), ignore_errors=True)
