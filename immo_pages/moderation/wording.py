"""Values of fields and blocks as a person writes them: units, currency, words of a vocabulary."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.utils.encoding import force_str
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.utils.text import text_from_html

from immo_blocks.energy.parse import key_of
from immo_pages.formats import area_text, date_text, money_text, number_text
from immo_pages.moderation.change import Medium
from immo_pages.vocabulary import Feature

# How the column makers of ``models.mixins.columns`` shape an amount and an area.
_MONEY_DIGITS, _AREA_DIGITS = 12, 10
Titles = Mapping[Medium, str]
_BLANK: tuple[Any, ...] = (None, "", [], {})


def column_text(field: models.Field[Any, Any], page: Any) -> str:
    """The value of ``field`` on ``page`` in words; blank for nothing."""
    value = field.value_from_object(page)
    if value in _BLANK:
        return ""
    if isinstance(field, models.ForeignKey):
        row = field.related_model._base_manager.filter(pk=value).first()
        return str(row) if row is not None else ""
    if field.flatchoices:
        return force_str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DecimalField):
        return _decimal_text(field, value, getattr(page, "currency", "EUR"))
    return plain_text(value)


def _decimal_text(field: Any, value: Any, currency: str) -> str:
    if field.max_digits == _MONEY_DIGITS:
        return money_text(Decimal(value), currency)
    if field.max_digits == _AREA_DIGITS:
        return area_text(Decimal(value))
    if field.decimal_places > 2:  # a coordinate
        return str(value)
    return number_text(Decimal(value))


def plain_text(value: Any) -> str:
    """A value without a vocabulary; years and numbers of rooms are not grouped."""
    if value in _BLANK:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, list):
        words = dict(Feature.choices)
        return ", ".join(force_str(words.get(item, item)) for item in value)
    return force_str(value)


def medium_of(block: blocks.Block, raw: Any) -> Medium | None:
    """The photo or document that the raw value of a chooser names."""
    kinds = {ImageChooserBlock: "photo", DocumentChooserBlock: "document"}
    kind = next((name for cls, name in kinds.items() if isinstance(block, cls)), "")
    key = key_of(raw) if kind else None
    return Medium(kind, key) if key is not None else None


def leaf_text(block: blocks.Block, raw: Any, titles: Titles) -> str:
    """The raw value of a block without children in words; blank for nothing."""
    if isinstance(block, blocks.BooleanBlock):
        return plain_text(bool(raw))  # a box that was never there is not ticked
    if raw in _BLANK:
        return ""
    if isinstance(block, blocks.RichTextBlock):
        return text_from_html(str(raw)).strip()
    if isinstance(block, blocks.ChoiceBlock):
        return force_str(_choices(block).get(raw, raw))
    if isinstance(block, blocks.DateBlock):
        return _iso_date(raw)
    if isinstance(block, blocks.DecimalBlock):
        return _number(raw)
    if isinstance(block, blocks.ChooserBlock):
        return medium_text(medium_of(block, raw), titles)
    return plain_text(raw)


def medium_text(medium: Medium | None, titles: Titles) -> str:
    """Name of a photo or document."""
    if medium is None:
        return ""
    return titles.get(medium) or _("one that no longer exists")


def _choices(block: Any) -> dict[Any, Any]:
    flat: dict[Any, Any] = {}
    for value, label in block.field.choices:
        flat |= dict(label) if isinstance(label, list | tuple) else {value: label}
    return flat


def _iso_date(raw: Any) -> str:
    try:
        return date_text(raw)
    except (TypeError, ValueError):
        return force_str(raw)


def _number(raw: Any) -> str:
    try:
        return number_text(Decimal(str(raw)))
    except InvalidOperation:
        return force_str(raw)
