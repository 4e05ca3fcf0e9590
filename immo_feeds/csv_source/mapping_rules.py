"""Check the tables of a mapping that fill facts, one ``ColumnRule`` for each."""

from decimal import Decimal
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _

from immo_feeds.csv_source.fields import Field, Type
from immo_feeds.csv_source.mapping_faults import Faults
from immo_feeds.csv_source.nearest import with_nearest
from immo_feeds.csv_source.rules import ColumnRule, choice_key
from immo_feeds.csv_source.titles import AVAILABILITY

KEYS = ("from", "type", "choices", "default", "min", "max", "zero_is_unknown", "when")
WHEN_FIELDS = ("transaction", "category")
NUMBERS = (Type.INTEGER, Type.DECIMAL, Type.YEAR)
# What a column of free text may stand for.
TEXT_CODES = {"availability": tuple(AVAILABILITY)}
DEFAULT_TYPES: dict[Type, type | tuple[type, ...]] = {
    Type.INTEGER: int,
    Type.YEAR: int,
    Type.DECIMAL: (int, float),
    Type.TEXT: str,
    Type.CHOICE: str,
    Type.BOOLEAN: bool,
}


def read_columns(
    table: dict[str, Any], fields: dict[str, Field], decimal_mark: str, faults: Faults
) -> tuple[ColumnRule, ...]:
    """The rules of ``[columns]`` in the order of ``fields``; required facts must be there."""
    for field in fields.values():
        if field.required and field.name not in table:
            expected = _("a table [columns.%(name)s]; it is required") % {"name": field.name}
            faults.add("columns", field.name, None, expected)
    order = {name: place for place, name in enumerate(fields)}
    rules = read_rules("columns", table, fields, decimal_mark, faults)
    return tuple(sorted(rules, key=lambda rule: order[rule.field.name]))


def read_rules(
    name: str, table: dict[str, Any], fields: dict[str, Field], decimal_mark: str, faults: Faults
) -> tuple[ColumnRule, ...]:
    """The rules of one table."""
    faults.check_keys(name, table, fields)
    given = {
        key: faults.table(f"{name}.{key}", options)
        for key, options in table.items()
        if key in fields
    }
    return tuple(
        _rule(f"{name}.{key}", fields[key], options, decimal_mark, faults)
        for key, options in given.items()
        if isinstance(table[key], dict)
    )


def _rule(
    table: str, field: Field, options: dict[str, Any], decimal_mark: str, faults: Faults
) -> ColumnRule:
    faults.check_keys(table, options, KEYS)
    _check_numbers(table, field, options, faults)
    columns: tuple[str, ...] = ()
    if "from" in options or "default" not in options:
        columns = faults.column_names(table, "from", options.get("from"))
    given = faults.table(f"{table}.choices", options.get("choices", {}))
    choices = _choices(table, field, given, faults)
    return ColumnRule(
        field=field,
        columns=columns,
        choices={choice_key(text): value for text, value in choices.items()},
        choice_texts=tuple(given or choices),
        default=_default(table, field, options.get("default"), faults),
        minimum=_bound(table, "min", options.get("min", field.minimum), faults),
        maximum=_bound(table, "max", options.get("max", field.maximum), faults),
        zero_is_unknown=bool(options.get("zero_is_unknown", field.zero_is_unknown)),
        decimal_mark=decimal_mark,
        when=_when(table, faults.table(f"{table}.when", options.get("when", {})), faults),
    )


def _check_numbers(table: str, field: Field, options: dict[str, Any], faults: Faults) -> None:
    stated = options.get("type", field.kind.value)
    if stated != field.kind.value:
        faults.add(table, "type", stated, f"“{field.kind.value}”")
    zero = options.get("zero_is_unknown", False)
    if not isinstance(zero, bool):
        faults.add(table, "zero_is_unknown", zero, _("true or false"))
    for key in ("min", "max", "zero_is_unknown"):
        if key in options and field.kind not in NUMBERS:
            faults.add(table, key, options[key], _("no such key: the field is not a number"))


def _choices(table: str, field: Field, given: dict[str, Any], faults: Faults) -> dict[str, Any]:
    """Texts of the file and the value each stands for; a vocabulary also knows its own codes."""
    if field.kind is Type.BOOLEAN:
        for text, value in given.items():
            if not isinstance(value, bool):
                faults.add(f"{table}.choices", text, value, _("true or false"))
        return given
    codes = tuple(field.choices.values) if field.choices else TEXT_CODES.get(field.name, ())
    if given and not codes:
        faults.add(table, "choices", "", _("no such key: the field has no codes"))
        return {}
    for text, value in given.items():
        if value not in codes and (value != "" or field.required):
            faults.add(f"{table}.choices", text, value, with_nearest(str(value), codes))
    own = {code: code for code in codes} if field.kind is Type.CHOICE else {}
    return own | given


def _default(table: str, field: Field, value: Any, faults: Faults) -> Any:
    """A default has the type of the field."""
    if value is None:
        return None
    if field.choices and value not in field.choices.values:
        faults.add(table, "default", value, with_nearest(str(value), field.choices.values))
    wanted = DEFAULT_TYPES.get(field.kind, ())
    is_number = field.kind in NUMBERS
    if not isinstance(value, wanted) or (is_number and not _is_number(value)):
        faults.add(table, "default", value, field.kind.value)
        return None
    return Decimal(str(value)) if field.kind is Type.DECIMAL else value


def _bound(table: str, key: str, value: Any, faults: Faults) -> Decimal | None:
    if value is None:
        return None
    if not _is_number(value):
        faults.add(table, key, value, _("a number"))
        return None
    return Decimal(str(value))


def _is_number(value: Any) -> bool:
    """TOML also writes nan and inf."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _when(
    table: str, given: dict[str, Any], faults: Faults
) -> tuple[tuple[str, frozenset[str]], ...]:
    faults.check_keys(f"{table}.when", given, WHEN_FIELDS)
    for key, value in given.items():
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            faults.add(f"{table}.when", key, value, _("a list of codes"))
    return tuple(
        (key, frozenset(value))
        for key, value in given.items()
        if isinstance(value, list) and all(isinstance(code, str) for code in value)
    )
