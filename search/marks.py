"""Show where the words of a question stand in a text."""

import re

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from immo_listings.words import plain_words

_PARTS = re.compile(r"[^\W_]+|[\W_]+")
_STEM, _ENDING = 4, 3
_AROUND = 110


def marked(text: str, words: list[str]) -> SafeString:
    """``text`` as HTML, escaped, with ``words`` and their inflected forms in ``<mark>``."""
    asked = [plain_words(word) for word in words]
    parts = ((part, _is_meant(part, asked)) for part in _PARTS.findall(text))
    return mark_safe(  # noqa: S308 (each part is escaped)
        "".join(f"<mark>{escape(part)}</mark>" if meant else escape(part) for part, meant in parts)
    )


def excerpt(text: str, words: list[str]) -> SafeString:
    """The part of ``text`` in which ``words`` stand, marked; empty when none does."""
    asked = [plain_words(word) for word in words]
    at = next((m.start() for m in _PARTS.finditer(text) if _is_meant(m[0], asked)), None)
    if at is None:
        return SafeString("")
    start = text.rfind(" ", 0, max(at - _AROUND // 2, 0)) + 1 if at > _AROUND // 2 else 0
    end = text.find(" ", at + _AROUND)
    cut = text[start : end if end > 0 else None]
    pieces = (("… " if start else "",), (marked(cut, words),), (" …" if end > 0 else "",))
    return format_html_join("", "{}", pieces)


def _is_meant(part: str, asked: list[str]) -> bool:
    """The same word, or one that differs in its ending only: PostgreSQL finds by stems."""
    word = plain_words(part)
    return any(
        word == other
        or (
            min(len(word), len(other)) >= _STEM
            and (word.startswith(other) or other.startswith(word))
            and abs(len(word) - len(other)) <= _ENDING
        )
        for other in asked
    )
