"""What of a property is worth finding, weighted."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags

from immo_listings.words import Words
from immo_pages.facts import PublicFacts

# Keys of block values that hold words for people; everything else is codes and numbers.
_TEXTS = frozenset({"text", "html", "title", "caption", "label", "note", "quote", "answer", "name"})


def words_of(listing_id: int, facts: PublicFacts, blocks: list[dict[str, Any]]) -> Words:
    """The words of a listing: what its public page says, and nothing that is hidden there."""
    address = facts.address
    place = (facts.reference, address.city, address.postal_code, address.street)
    return Words(
        listing_id=listing_id,
        language=facts.language,
        title=facts.title,
        place=" ".join(part for part in place if part),
        summary=facts.summary,
        body=" ".join(_texts([block.get("value") for block in blocks])),
    )


def _texts(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if name in _TEXTS:
            yield strip_tags(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, name)
