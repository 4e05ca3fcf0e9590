"""Ready JSON text: written once when something changes, sent as it is to everybody who asks."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from pydantic import TypeAdapter

from immo_blocks.media import PresetImage, is_shown
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
_FACTS = TypeAdapter(PublicFacts)
# Twenty times an answer: straight to the part of json that writes texts.
_as_text = json.encoder.encode_basestring


@dataclass(frozen=True)
class StoredPhoto:
    """The cover kept in an answer, seen through the image protocol of ``immo_blocks.media``."""

    default_alt_text: str
    presets: dict[str, Any] = field(default_factory=dict)

    def immo_preset(self, preset: str) -> PresetImage:
        """Address and size of ``preset``; raises KeyError for one that is not kept."""
        return PresetImage(**self.presets[preset])


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
    if not is_shown(photo):
        return None
    presets = {name: asdict(photo.immo_preset(name)) for name in ("thumb", "card", "hero")}
    return {"id": photo.pk, "alt": photo.default_alt_text, "presets": presets}


def to_json(value: Any) -> str:
    """Compact JSON: dates as text, amounts as text with their decimals."""
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))


def with_address(text: str, origin: str, path: str) -> str:
    """The stored object ``text`` with ``url`` and ``path`` in front."""
    address = f'{{"url":{_as_text(origin + path)},"path":{_as_text(path)}'
    return f"{address},{text[1:]}" if text != "{}" else f"{address}}}"


def facts_of(detail: str, url: str) -> PublicFacts:
    """The public facts in the stored ``detail``, with the address that the tree knows."""
    return _FACTS.validate_python(json.loads(detail) | {"url": url})


def stored_photo(text: str) -> StoredPhoto | None:
    """The cover in a stored card or detail."""
    cover = json.loads(text)["cover"]
    return StoredPhoto(cover["alt"], cover["presets"]) if cover else None
