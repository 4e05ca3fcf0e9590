"""Words for who cannot see a photo, proposed from the room, the kind of property and its place."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, override

from immo_blocks.rooms import Room, room_label
from immo_pages.titles import title_of
from immo_pages.vocabulary import Category, Subtype

LONGEST = 160


def proposed_alt(room: str, page: Any) -> str:
    """“Kitchen, house in Namur” in the language of ``page``; blank without a room that says so."""
    language = page.locale.language_code
    with override(language):
        shown = room_label(room)
        if not shown:
            return ""
        known = page.subtype and page.subtype != Subtype.OTHER
        kind = Subtype(page.subtype).label if known else Category(page.category).label
        place = title_of(str(kind), {"city": page.city}, language)
        text = gettext("%(room)s, %(property)s") % {"room": capfirst(shown), "property": place}
        return text[:LONGEST]


def proposals(page: Any) -> dict[str, str]:
    """The proposal for every room, by its code."""
    found = {str(room): proposed_alt(room, page) for room in Room.values}
    return {room: text for room, text in found.items() if text}
