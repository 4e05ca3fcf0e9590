"""Words for the codes of the delivery API in every language: part of `make client`.

A front end gets codes (`town_house`); the words people read come from our own catalogues, so that
it says what the agency's own pages say.
"""

import json
from pathlib import Path
from typing import Any

FILE = Path("clients/typescript/src/words.ts")
LANGUAGES = ("de", "en", "fr", "nl")
_TECHNICAL = ("agency", "body", "cover", "id", "path", "translation_key", "url")
_HEAD = "/* Written by `make client` from the vocabulary in the code; do not edit. */\n"


def text() -> str:
    """The module as the code wants it."""
    from django.utils.translation import override

    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = _words()
    body = json.dumps(said, indent=2, ensure_ascii=False)
    return f"{_HEAD}export const words = {body} as const;\n"


def _words() -> dict[str, dict[str, str]]:
    from immo_blocks.facts.parts import KeyFactCode, Part
    from immo_pages import vocabulary as known

    kinds: dict[str, Any] = {
        "answer": known.Answer,
        "category": known.Category,
        "condition": known.Condition,
        "conformity": known.Conformity,
        "feature": known.Feature,
        "flood": known.FloodScore,
        "heating": known.Heating,
        "key_fact": KeyFactCode,
        "land_use": known.LandUse,
        "orientation": known.OrientationCode,
        "part": Part,
        "price_display": known.PriceDisplay,
        "region": known.Region,
        "status": known.MarketStatus,
        "subtype": known.Subtype,
        "transaction": known.Transaction,
        "usage": known.Usage,
    }
    found = {
        name: {str(code): str(label) for code, label in kind.choices}
        for name, kind in kinds.items()
    }
    return found | {"field": _fields()}


def _fields() -> dict[str, str]:
    """What the facts of a property are called, by their names in the API."""
    from immo_delivery.schemas import PropertyDetail
    from immo_pages.models import PropertyPage

    columns = {field.name: field for field in PropertyPage._meta.concrete_fields}
    return {
        name: str(columns[name].verbose_name)
        for name in sorted(PropertyDetail.model_fields)
        if name in columns and name not in _TECHNICAL
    }
