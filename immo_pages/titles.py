"""Titles of properties: “Maison 3 chambres à Namur”, in the language of the page."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, override

from immo_pages.vocabulary import Category, Subtype

LONGEST_TITLE = 255
_ONE_ROOM = frozenset({Subtype.STUDIO, Subtype.STUDENT_ROOM})  # “1 bedroom” says nothing there


def proposed_title(facts: Mapping[str, Any], language: str) -> str:
    """Kind, bedrooms and city, as far as they are known; at most 255 characters."""
    with override(language):
        subtype = facts.get("subtype") or ""
        known = subtype and subtype != Subtype.OTHER
        label = Subtype(subtype).label if known else Category(facts["category"]).label
        noun = capfirst(str(label))
    return title_of(noun, facts, language)


def title_of(noun: str, facts: Mapping[str, Any], language: str) -> str:
    """``noun`` with the bedrooms and the city of ``facts``; at most 255 characters."""
    with override(language):
        text = noun
        bedrooms = facts.get("bedrooms") or 0
        if bedrooms and facts.get("subtype") not in _ONE_ROOM:
            text = ngettext(
                "%(kind)s with %(count)d bedroom", "%(kind)s with %(count)d bedrooms", bedrooms
            ) % {"kind": text, "count": bedrooms}
        if city := facts.get("city"):
            text = _in_city(text, city, language)
        return text[:LONGEST_TITLE]


def _in_city(what: str, city: str, language: str) -> str:
    """French contracts “à Le Rœulx” to “au Rœulx”."""
    if language.startswith("fr") and (article := re.match(r"(Les?) (?=\S)", city)):
        preposition = "au" if article[1] == "Le" else "aux"
        return f"{what} {preposition} {city[article.end() :]}"
    return gettext("%(what)s in %(city)s") % {"what": what, "city": city}
