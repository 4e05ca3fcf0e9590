"""Read what raw JSON may hold where a text, amount, day or key is expected; blank if unreadable."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any


def text_of(value: Any, longest: int) -> str:
    """Stripped text of at most ``longest`` characters."""
    return value.strip()[:longest] if isinstance(value, str) else ""


def code_of(value: Any) -> str:
    """Letter of an energy class: upper case, no blanks, at most five characters."""
    return "".join(text_of(value, 20).upper().split())[:5]


def decimal_of(value: Any, *, digits: int) -> Decimal | None:
    """Amount with two decimals that fits into ``digits`` digits."""
    if value is None or isinstance(value, bool):
        return None
    try:
        amount = Decimal(str(value)).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and abs(amount) < Decimal(10) ** (digits - 2) else None


def date_of(value: Any) -> date | None:
    """Day from a date or an ISO text."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def key_of(value: Any) -> int | None:
    """Primary key from a number, its text or a model instance."""
    key = getattr(value, "pk", value)
    if isinstance(key, bool):
        return None
    if isinstance(key, str) and key.isascii() and key.isdigit():
        return int(key)
    return key if isinstance(key, int) else None


def year_of(value: Any) -> int | None:
    """Year from a number or its text, between 1900 and 2100."""
    year = key_of(value)
    return year if year is not None and 1900 <= year <= 2100 else None


def whole_of(value: Any, low: int, high: int) -> int | None:
    """Whole number from a number or its text, between two bounds."""
    amount = decimal_of(value, digits=12)
    if amount is None or amount != amount.to_integral_value():
        return None
    return int(amount) if low <= amount <= high else None


def among(value: Any, codes: Iterable[str]) -> str:
    """A code of a list; blank if it is none of them."""
    return str(value) if isinstance(value, str) and value in set(codes) else ""
