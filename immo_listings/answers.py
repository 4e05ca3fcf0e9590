"""Ready JSON text: written once when something changes, sent as it is to everybody who asks."""

import json
from dataclasses import asdict
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from immo_pages.facts import PublicFacts

_CARD = (
    "id",
    "translation_key",
    "reference",
    "title",
    "summary",
    "language",
    "transaction",
    "category",
    "subtype",
    "status",
    "price",
    "address",
    "location",
    "energy",
    "living_area",
    "plot_area",
    "rooms",
    "bedrooms",
    "bathrooms",
    "year_built",
    "published_at",
    "updated_at",
)
# The tree knows it, and it changes without a signal.
_OF_THE_TREE = ("url",)


def card_of(facts: PublicFacts, cover: Any) -> str:
    """What a list shows of a property, without its address."""
    whole = asdict(facts)
    return to_json({name: whole[name] for name in _CARD} | {"cover": cover_of(cover)})


def detail_of(
    facts: PublicFacts, cover: Any, blocks: list[dict[str, Any]], development: int | None
) -> str:
    """All public facts and the blocks of the body, without the address of the page."""
    whole = asdict(facts) | {"development_id": development}
    for name in _OF_THE_TREE:
        del whole[name]
    return to_json(whole | {"cover": cover_of(cover), "body": blocks})


def cover_of(photo: Any) -> dict[str, Any] | None:
    """The cover in the sizes a list needs."""
    if photo is None:
        return None
    presets = {name: asdict(photo.immo_preset(name)) for name in ("thumb", "card", "hero")}
    return {"id": photo.pk, "alt": photo.default_alt_text, "presets": presets}


def to_json(value: Any) -> str:
    """Compact JSON: dates as text, amounts as text with their decimals."""
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))


def with_address(text: str, origin: str, path: str) -> str:
    """The stored object ``text`` with ``url`` and ``path`` in front."""
    address = to_json({"url": origin + path, "path": path})
    return f"{address[:-1]},{text[1:]}" if text != "{}" else address
