"""One converter per type: the text of a cell becomes the value of a column, or is refused."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from immo_feeds.csv_source.fields import Type
from immo_feeds.csv_source.findings import Code
from immo_feeds.csv_source.numbers import read_number
from immo_feeds.csv_source.rules import ColumnRule, choice_key

YES = frozenset({"1", "true", "yes", "oui", "ja", "vrai", "waar", "wahr", "y", "o", "j", "x"})
NO = frozenset({"0", "false", "no", "non", "nee", "neen", "nein", "faux", "onwaar", "falsch", "n"})
SHORTEST_PROSE = 100  # characters; half a house number or postal code is a wrong one
YEARS_OF_DATES = range(1900, 2101)

_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.+Z]*)?")
# Invisible characters go; control characters, lone surrogates and the like separate words.
_REPLACED = {"Cf": "", "Cc": " ", "Cs": " ", "Co": " ", "Cn": " "}
_LINE_SPACE = re.compile(r"[^\S\n]+")


class Unreadable(ValueError):
    """A cell that cannot be what the column asks for.

    ``expected`` says what can be, ``keep`` is the corrected value when there is one.
    """

    def __init__(self, code: Code, expected: str, keep: Any = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.expected = expected
        self.keep = keep


def convert(text: str, rule: ColumnRule) -> Any:
    """The value of a cell that is not blank. Raises ``Unreadable``."""
    return CONVERTERS[rule.field.kind](text, rule)


def to_decimal(text: str, rule: ColumnRule) -> Decimal | None:
    """A number, rounded to the decimals of the column."""
    number = read_number(text, decimal_mark=rule.decimal_mark, groups=rule.groups_thousands)
    if number is None:
        raise Unreadable(Code.NOT_A_NUMBER, _("a number"))
    _refuse_implausible(number, rule)
    quantum = Decimal(1).scaleb(-rule.field.decimal_places)
    if number.as_tuple().exponent < -rule.field.decimal_places:  # type: ignore[operator]
        return number.quantize(quantum, ROUND_HALF_UP)
    return number


def to_integer(text: str, rule: ColumnRule) -> int:
    """A whole number; a spreadsheet's “3.0” is one."""
    number = read_number(text, decimal_mark=rule.decimal_mark, groups=True)
    if number is None:
        raise Unreadable(Code.NOT_A_NUMBER, _("a whole number"))
    if number != number.to_integral_value():
        raise Unreadable(Code.NOT_WHOLE, _("a whole number"))
    _refuse_implausible(number, rule)
    return int(number)


def to_text(text: str, rule: ColumnRule) -> str:
    """Plain text without control characters; several lines only where the field has them."""
    clean = clean_text(text, multiline=rule.field.multiline)
    longest = rule.field.max_length
    if longest and len(clean) > longest:
        expected = _("at most %(count)s characters") % {"count": longest}
        keep = clean[:longest].rstrip() if longest >= SHORTEST_PROSE else None
        raise Unreadable(Code.TEXT_TOO_LONG, expected, keep=keep)
    return clean


def to_choice(text: str, rule: ColumnRule) -> str:
    """The code a mapping gives for this text; “” when the mapping says it means nothing."""
    try:
        return rule.choices[choice_key(text)]
    except KeyError:
        raise Unreadable(Code.CHOICE_UNKNOWN, rule.choices_shown) from None


def to_boolean(text: str, rule: ColumnRule) -> bool:
    """Yes or no in the languages of the country, or as the mapping says."""
    key = choice_key(text)
    if rule.choices:
        if key in rule.choices:
            return bool(rule.choices[key])
        raise Unreadable(Code.CHOICE_UNKNOWN, rule.choices_shown)
    if key in YES:
        return True
    if key in NO:
        return False
    raise Unreadable(Code.NOT_YES_OR_NO, _("1 or 0, yes or no"))


def to_date(text: str, rule: ColumnRule) -> date:
    """A day written day first (Belgium) or as ISO 8601."""
    found = read_date(text)
    if found is None:
        raise Unreadable(Code.NOT_A_DATE, _("a date such as 31/12/2026 or 2026-12-31"))
    return found


def read_date(text: str) -> date | None:
    """The date a text is, None when it is none."""
    text = text.strip()
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    else:
        return None
    if year not in YEARS_OF_DATES:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def clean_text(text: str, *, multiline: bool = False) -> str:
    """Text as a person would have typed it: NFC, no control characters, single spaces."""
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        text = "\n".join(_visible(line) for line in lines)
    if not multiline:
        return " ".join(text.split())
    lines = [_LINE_SPACE.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _visible(line: str) -> str:
    return "".join(_REPLACED.get(unicodedata.category(char), char) for char in line)


def _refuse_implausible(number: Decimal, rule: ColumnRule) -> None:
    if number == 0 and rule.zero_is_unknown:
        raise Unreadable(Code.ZERO_IS_UNKNOWN, rule.range_shown)
    too_low = rule.minimum is not None and number < rule.minimum
    too_high = rule.maximum is not None and number > rule.maximum
    if too_low or too_high:
        raise Unreadable(Code.OUT_OF_RANGE, rule.range_shown)


CONVERTERS: dict[Type, Callable[[str, ColumnRule], Any]] = {
    Type.INTEGER: to_integer,
    Type.DECIMAL: to_decimal,
    Type.TEXT: to_text,
    Type.CHOICE: to_choice,
    Type.BOOLEAN: to_boolean,
    Type.DATE: to_date,
    Type.YEAR: to_integer,
}
