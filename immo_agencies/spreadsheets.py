"""Cells that a spreadsheet program shows and does not compute."""

from typing import Any

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: Any) -> str:
    """``value`` as text, with a quote before what would start a formula."""
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_FORMULA) else text


def plain_cell(text: str) -> str:
    """What ``safe_cell`` was given; other text stays as it is."""
    return text[1:] if text[:1] == "'" and text[1:2] in STARTS_FORMULA else text
