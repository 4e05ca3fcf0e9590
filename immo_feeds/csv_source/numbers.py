"""Numbers as people and spreadsheets write them: “€ 359.000,00”, “359 000”, “85,5 m²”, “3.0”."""

import re
from decimal import Decimal

MAX_DIGITS = 15

_DIGITS = re.compile(r"[0-9]+")
_CURRENCY = re.compile(r"^(?:€|eur(?:os?)?)\s*", re.IGNORECASE)
_UNIT = re.compile(
    r"\s*(?:€|eur(?:os?)?|m²|m2|kwh|kg)(?:\s*(?:co2|co₂|ep))?(?:/m²|/m2)?"
    r"(?:\s*[./]\s*(?:an|jaar|year|jahr|y|mois|maand|month|monat))*\s*$",
    re.IGNORECASE,
)
_DASH_CENTS = re.compile(r"[.,](?:-{1,2}|–)$")
_SPACED = re.compile(r"([0-9]{1,3}(?:[\s'’][0-9]{3})+)([.,][0-9]+)?")


def read_number(text: str, *, decimal_mark: str = "", groups: bool = True) -> Decimal | None:
    """The number a text is, None when it is none or has more than 15 digits.

    ``decimal_mark`` is “.” or “,” when the source is known to use it. Without it a single mark
    followed by exactly three digits groups thousands (“1.250” m² of land is 1250) unless
    ``groups`` is false, as it is for coordinates.
    """
    text = text.strip()
    if _DIGITS.fullmatch(text):
        return Decimal(text) if len(text) <= MAX_DIGITS else None
    sign, body = _sign(_CURRENCY.sub("", text.replace("−", "-")))
    body = _DASH_CENTS.sub("", _UNIT.sub("", body)).strip()
    if spaced := _SPACED.fullmatch(body):
        whole = re.sub(r"[\s'’]", "", spaced[1])
        plain: str | None = whole + (spaced[2] or "").replace(",", ".")
    else:
        plain = _plain(body, decimal_mark, groups)
    if plain is None or len(plain) > MAX_DIGITS + 1:
        return None
    return sign * Decimal(plain)


def _sign(text: str) -> tuple[int, str]:
    text = text.strip()
    if text[:1] in {"-", "+"}:
        return (-1 if text[0] == "-" else 1), _CURRENCY.sub("", text[1:].strip())
    return 1, text


def _plain(body: str, decimal_mark: str, groups: bool) -> str | None:
    """The body with at most one “.”, None when its marks make no number."""
    if _DIGITS.fullmatch(body):
        return body
    if "." in body and "," in body:
        last = max(body.rfind("."), body.rfind(","))
        mark = body[last]
        other = "," if mark == "." else "."
        if decimal_mark and mark != decimal_mark:
            return None
        whole = _ungrouped(body[:last], other)
        return _joined(whole, body[last + 1 :]) if whole else None
    mark = "," if "," in body else "."
    if body.count(mark) > 1 or (decimal_mark and mark != decimal_mark):
        return _ungrouped(body, mark)
    if not decimal_mark and groups and (whole := _ungrouped(body, mark)) and body[0] != "0":
        return whole
    whole, _mark, decimals = body.partition(mark)
    return _joined(whole, decimals)


def _ungrouped(text: str, mark: str) -> str | None:
    if re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+", text):
        return text.replace(mark, "")
    return None


def _joined(whole: str, decimals: str) -> str | None:
    if _DIGITS.fullmatch(whole or "0") and _DIGITS.fullmatch(decimals):
        return f"{whole or '0'}.{decimals}"
    return None
