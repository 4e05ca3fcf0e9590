"""Values as they are remembered and compared: JSON, in one spelling."""

import datetime
import hashlib
import html
import json
import re
from decimal import Decimal
from typing import Any

from django.db import models

from immo_blocks.energy.facts import EnergyFacts
from immo_feeds.csv_source.parse import ParsedProperty
from immo_pages.models import PropertyPage

_BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')


def column_value(name: str, value: Any) -> Any:
    """The value of a column of ``PropertyPage`` in JSON, as the database will give it back.

    A Decimal 9 and the stored 9.00 are one value; so are None and "" of a text.
    """
    field = PropertyPage._meta.get_field(name)
    if value is None:
        return "" if isinstance(field, models.CharField) else None
    if isinstance(field, models.DecimalField):
        return format(Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places)), "f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)  # a member of TextChoices is not what JSON gives back
    return value


def energy_value(raw: dict[str, Any] | None) -> dict[str, Any] | None:
    """What a certificate says, without the document: a marketer adds that."""
    if raw is None:
        return None
    facts = vars_of(EnergyFacts.from_raw(raw))
    facts.pop("document_id")
    return {name: _plain(value) for name, value in facts.items()}


def vars_of(facts: EnergyFacts) -> dict[str, Any]:
    """Fields of a certificate by name."""
    return {name: getattr(facts, name) for name in EnergyFacts.__dataclass_fields__}


def text_value(rich_text: str | None) -> str | None:
    """Rich text without what the editor adds when a page is opened and saved untouched."""
    if rich_text is None:
        return None
    text = _BLOCK_KEY.sub("", rich_text).replace("<br>", "<br/>")
    return " ".join(html.unescape(text).split())


def row_hash(parsed: ParsedProperty, photo_files: list[str]) -> str:
    """Changes when the row says something else, or its photo files do."""
    said = [parsed.title, parsed.values, parsed.energy, parsed.texts, photo_files]
    text = json.dumps(said, sort_keys=True, default=str)
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)  # as JSON gives it back
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value.isoformat() if isinstance(value, datetime.date) else value
