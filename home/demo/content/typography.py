"""Typography of the texts: curly apostrophes, and spaces that keep a figure with its unit."""

import re

_NARROW, _FIXED = "\u202f", "\u00a0"
_UNITS = re.compile(r"(\d) (?=(?:m²|ares|are|euros|euro|km|kWh|%|ans|jaar))")
_THOUSANDS = re.compile(r"(?<![\d.-])(\d{1,2})(\d{3}) (?=m²|euro)")
_FRENCH_SIGNS = re.compile(r" (?=[;?])")


def typeset(text: str, language: str) -> str:
    """``text`` as a typographer of that language would set it."""
    text = re.sub(r" {2,}", " ", text.replace("'", "\u2019"))
    text = _THOUSANDS.sub(rf"\1{_NARROW if language == 'fr' else '.'}\2 ", text)
    text = _UNITS.sub(rf"\1{_FIXED}", text)
    if language == "fr":
        text = _FRENCH_SIGNS.sub(_NARROW, text)
        text = text.replace(" :", f"{_FIXED}:")
    return text


def paragraphs(parts: list[str], language: str) -> str:
    """Non-empty parts as HTML paragraphs."""
    return "".join(f"<p>{typeset(part.strip(), language)}</p>" for part in parts if part.strip())
