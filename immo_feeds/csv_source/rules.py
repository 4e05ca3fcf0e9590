"""What a valid mapping says, ready to be applied to rows."""

import dataclasses
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from immo_feeds.csv_source.fields import Field

CHOICES_SHOWN = 12


def choice_key(text: str) -> str:
    """The text by which a choice is looked up: case and spacing do not count."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class ColumnRule:
    """How one fact is read: the first filled column of ``columns`` counts, else ``default``."""

    field: Field
    columns: tuple[str, ...] = ()
    choices: AbstractMapping[str, Any] = dataclasses.field(default_factory=dict)
    choice_texts: tuple[str, ...] = ()
    default: Any = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    zero_is_unknown: bool = False
    decimal_mark: str = ""
    when: tuple[tuple[str, frozenset[str]], ...] = ()

    @cached_property
    def groups_thousands(self) -> bool:
        """Whether “1.250” may be 1250: not where decimals are the rule (coordinates)."""
        return self.field.decimal_places <= 2

    @property
    def empty(self) -> Any:
        """Value of the fact when the file says nothing."""
        return self.field.empty if self.default is None else self.default

    @property
    def choices_shown(self) -> str:
        """The texts the mapping knows, for a message."""
        shown = ", ".join(self.choice_texts[:CHOICES_SHOWN])
        return shown + (", …" if len(self.choice_texts) > CHOICES_SHOWN else "")

    @property
    def range_shown(self) -> str:
        """The plausible range, for a message."""
        bounds = {"low": self.minimum, "high": self.maximum}
        if self.minimum is None and self.maximum is None:
            return _("a number other than 0")
        if self.maximum is None:
            return _("at least %(low)s") % bounds
        if self.minimum is None:
            return _("at most %(high)s") % bounds
        return _("%(low)s to %(high)s") % bounds

    def applies(self, values: AbstractMapping[str, Any]) -> bool:
        """Whether the facts read so far let this column count."""
        return not self.when or all(values.get(name) in accepted for name, accepted in self.when)


@dataclass(frozen=True)
class PhotoRule:
    """Where the names of photo files stand."""

    columns: tuple[str, ...] = ()
    separator: str = "|"


@dataclass(frozen=True)
class SourceMapping:
    """A checked mapping file. ``columns`` starts with what the ``when`` of others asks for."""

    name: str
    reference: str
    columns: tuple[ColumnRule, ...]
    features: tuple[ColumnRule, ...] = ()
    energy: tuple[ColumnRule, ...] = ()
    texts: tuple[ColumnRule, ...] = ()
    title_template: str = ""
    photos: PhotoRule = PhotoRule()
    delimiter: str = ""
    encoding: str = ""
    postal_codes: Path | None = None

    @cached_property
    def needed_columns(self) -> tuple[str, ...]:
        """Every column of the file that the mapping reads, without repeats."""
        rules = (*self.columns, *self.features, *self.energy, *self.texts)
        names = [self.reference, *(name for rule in rules for name in rule.columns)]
        return tuple(dict.fromkeys([*names, *self.photos.columns]))
