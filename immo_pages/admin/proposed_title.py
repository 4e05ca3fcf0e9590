"""The title proposed for a property: “Maison 3 chambres à Namur”, in the language of its page."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, override

from immo_pages.vocabulary import Category, Subtype

_ONE_ROOM = frozenset({Subtype.STUDIO, Subtype.STUDENT_ROOM})


def proposed_title(facts: Mapping[str, Any], language: str) -> str:
    """Kind, bedrooms and city, as far as they are known; at most 255 characters."""
    with override(language):
        subtype = facts.get("subtype") or ""
        known = subtype and subtype != Subtype.OTHER
        text = capfirst(str(Subtype(subtype).label if known else Category(facts["category"]).label))
        bedrooms = facts.get("bedrooms") or 0
        if bedrooms and subtype not in _ONE_ROOM:
            text = ngettext(
                "%(kind)s with %(count)d bedroom", "%(kind)s with %(count)d bedrooms", bedrooms
            ) % {"kind": text, "count": bedrooms}
        if city := facts.get("city"):
            text = gettext("%(what)s in %(city)s") % {"what": text, "city": city}
        return text[:255]
